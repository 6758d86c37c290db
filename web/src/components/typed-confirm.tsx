// Asks for a name or a count to be typed before what no undo can put right. The dialog says what happens; the safe way out has the focus.
import { useState, type ComponentProps } from 'react';
import { t } from '../lib/messages/common.ts';
import { FormFrame } from './form-frame.tsx';
import { Field } from './ui/field.tsx';
import { Input } from './ui/inputs.tsx';

/** Whether the word was typed; how a count is grouped does not matter. */
export function isTyped(typed: string, word: string): boolean {
  const plain = (text: string): string => (/^\d[\d\s.,’']*$/.test(word) ? text.replace(/\D/g, '') : text.trim());
  return plain(typed) === plain(word) && plain(word) !== '';
}

interface WordProps {
  readonly word: string;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly error?: string | undefined;
}

/** The field by itself, for a form that asks on its way. */
export function TypedWord({ word, typed, onTyped, error }: WordProps) {
  return (
    <Field label={t.typeToConfirm(word)} error={error}>
      {(ids) => (
        <Input
          {...ids}
          autoComplete="off"
          spellCheck={false}
          inputMode={/^\d/.test(word) ? 'numeric' : 'text'}
          value={typed}
          onChange={(event) => onTyped(event.target.value)}
        />
      )}
    </Field>
  );
}

type ConfirmProps = Omit<ComponentProps<typeof FormFrame>, 'danger' | 'off' | 'dirty'> & { readonly word: string };

export function TypedConfirm({ word, children, ...frame }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  return (
    <FormFrame {...frame} danger off={!isTyped(typed, word)}>
      {children}
      <TypedWord word={word} typed={typed} onTyped={setTyped} />
    </FormFrame>
  );
}
