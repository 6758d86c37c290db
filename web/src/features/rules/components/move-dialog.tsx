// Gives a rule a place by its number: for long lists, and for those who neither drag nor use shortcuts.
import type { Rule } from '@gyre/shared/contract/rules';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { t } from '../messages.ts';
import { useMoveRule } from '../mutations.ts';
import { nameOf } from './rule-row.tsx';

interface MoveProps {
  readonly rule: Rule;
  readonly at: number;
  readonly total: number;
  readonly onClose: () => void;
}

export function MoveDialog({ rule, at, total, onClose }: MoveProps) {
  const [text, setText] = useState(`${at + 1}`);
  const [tried, setTried] = useState(false);
  const move = useMoveRule();
  const name = nameOf(rule, at);
  const place = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  const wrong = place < 1 || place > total;
  const submit = (): void => {
    setTried(true);
    if (wrong) return;
    move({ id: rule.id, name, from: at, to: place - 1, total });
    onClose();
  };
  return (
    <FormFrame
      title={t.moveTitle(name)}
      verb={t.moveVerb}
      needs="operate"
      busy={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t.moveTo} help={t.moveHelp(total)} error={tried && wrong ? t.moveBad(total) : undefined}>
        {(ids) => (
          <Input
            {...ids}
            data-autofocus
            inputMode="numeric"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </FormFrame>
  );
}
