// Makes an API token: a name, what it may do, until when.
import type { Token } from '@gyre/shared/contract/auth';
import { scopes, type Scope } from '@gyre/shared/vocabulary';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { fieldProblems } from '../../../lib/problems.ts';
import { t as all } from '../messages.ts';
import { useCreateToken } from '../mutations.ts';

const t = all.tokens;
const day = 86_400_000;
const spans = { never: null, d7: 7 * day, d30: 30 * day, d90: 90 * day, d365: 365 * day } as const;
type Span = keyof typeof spans;

interface TokenDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (made: { data: Token; token: string }) => void;
}

export function TokenDialog({ onClose, onCreated }: TokenDialogProps) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const [span, setSpan] = useState<Span>('d90');
  const [tried, setTried] = useState(false);
  const create = useCreateToken(onCreated);
  const said = fieldProblems(create.error);
  const bad = name.trim() === '' || name.trim().length > 60 ? t.nameBad : undefined;
  const submit = (): void => {
    setTried(true);
    if (bad) return;
    const ms = spans[span];
    create.mutate({ name: name.trim(), scope, expiresAt: ms === null ? null : Date.now() + ms });
  };
  return (
    <FormFrame
      title={t.create}
      verb={t.createVerb}
      needs="admin"
      busy={create.isPending}
      dirty={name !== ''}
      error={create.error && Object.keys(said).length === 0 ? create.error.message : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t.name} help={t.nameHelp} error={tried ? (bad ?? said['name']) : undefined}>
        {(ids) => <Input {...ids} data-autofocus value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={t.scope} help={t.scopes[scope]}>
        {(ids) => (
          <Select {...ids} value={scope} onChange={(event) => setScope(event.target.value as Scope)}>
            {scopes.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t.expires}>
        {(ids) => (
          <Select {...ids} value={span} onChange={(event) => setSpan(event.target.value as Span)}>
            {Object.entries(t.expiry).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </FormFrame>
  );
}
