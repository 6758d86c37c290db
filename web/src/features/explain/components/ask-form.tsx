// The request to explain: who asks, for what, and with which wishes. Wishes are read while they are typed.
import { requestKinds } from '@gyre/shared/vocabulary';
import { splitWishes } from '@gyre/shared/wishes/split';
import { useQuery } from '@tanstack/react-query';
import { Split } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { t as words } from '../../../lib/messages/requests.ts';
import { listenersQuery, proxyUsersQuery } from '../../../lib/queries.ts';
import { askProblems, hasMethod, kindOf, wishProblem, type AskDraft } from '../ask.ts';
import { t } from '../messages.ts';

interface FormProps {
  readonly start: AskDraft;
  readonly busy: boolean;
  /** What the API said about a field. */
  readonly said: Readonly<Record<string, string>>;
  readonly onAsk: (draft: AskDraft) => void;
}

export function AskForm({ start, busy, said, onAsk }: FormProps) {
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const key = JSON.stringify(start);
  const [seen, setSeen] = useState(key);
  // Another address is another request: the form follows it, without losing the focus.
  if (key !== seen) {
    setSeen(key);
    setDraft(start);
    setTried(false);
  }
  const own = askProblems(draft);
  const untouched = JSON.stringify(draft) === key;
  const errorOf = (field: 'target' | 'wishes'): string | undefined =>
    (tried ? own[field] : undefined) ?? (untouched ? said[field] : undefined);
  const set = (changes: Partial<AskDraft>): void => setDraft({ ...draft, ...changes });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(own).length === 0) onAsk(draft);
  };
  return (
    <form noValidate aria-label={t.form} onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t.target} help={t.targetHelp} error={errorOf('target')}>
        {(ids) => (
          <Input
            {...ids}
            code
            value={draft.target}
            placeholder="shop.example:443"
            onChange={(event) => set({ target: event.target.value })}
          />
        )}
      </Field>
      <UserField
        value={draft.proxyUser}
        error={untouched ? said['proxyUser'] : undefined}
        onValue={(proxyUser) => set({ proxyUser })}
      />
      <Field
        label={t.wishes}
        help={<WishReading text={draft.wishes} />}
        error={wishProblem(draft.wishes) ?? errorOf('wishes')}
      >
        {(ids) => (
          <Input
            {...ids}
            code
            value={draft.wishes}
            placeholder="country-de-session-a"
            onChange={(event) => set({ wishes: event.target.value })}
          />
        )}
      </Field>
      <HowFields draft={draft} onChange={set} />
      <Button type="submit" look="primary" busy={busy} icon={<Split size={14} aria-hidden="true" />}>
        {t.verb}
      </Button>
    </form>
  );
}

function WishReading({ text }: { readonly text: string }): ReactNode {
  if (text.trim() === '' || wishProblem(text) !== undefined) return t.wishesHelp;
  const pairs = splitWishes(text.trim());
  const read: string[] = [];
  for (let i = 0; i < pairs.length; i += 2) read.push(t.readPair(pairs[i] ?? '', pairs[i + 1] ?? ''));
  return <span role="status">{t.reads(read.join(' · '))}</span>;
}

interface UserProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onValue: (name: string) => void;
}

function UserField({ value, error, onValue }: UserProps) {
  const names = useQuery(proxyUsersQuery).data?.items.map(({ name }) => name) ?? [];
  // One that was removed since stays choosable, so that the form says what is asked.
  const all = value === '' || names.includes(value) ? names : [value, ...names];
  return (
    <Field label={t.proxyUser} error={error}>
      {(ids) => (
        <Select {...ids} value={value} onChange={(event) => onValue(event.target.value)}>
          <option value="">{t.anonymous}</option>
          {all.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

interface HowProps {
  readonly draft: AskDraft;
  readonly onChange: (changes: Partial<AskDraft>) => void;
}

function HowFields({ draft, onChange }: HowProps) {
  const listeners = useQuery(listenersQuery).data?.items ?? [];
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t.kind}>
        {(ids) => (
          <Select {...ids} value={draft.kind} onChange={(event) => onChange({ kind: kindOf(event.target.value) })}>
            {requestKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {hasMethod(draft.kind) && (
        <Field label={t.method}>
          {(ids) => (
            <Input
              {...ids}
              code
              placeholder="GET"
              value={draft.method}
              onChange={(event) => onChange({ method: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t.listener}>
        {(ids) => (
          <Select {...ids} value={draft.listener} onChange={(event) => onChange({ listener: event.target.value })}>
            <option value="">{t.anyListener}</option>
            {listeners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}
