// Which rule would match a request: asks Explain and points at the rule in the list.
import type { Explanation } from '@gyre/shared/contract/explain';
import { readProfile } from '@gyre/shared/wishes/username';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Field, FieldError } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { call } from '../../../lib/api-client.ts';
import { fieldProblems } from '../../../lib/problems.ts';
import { proxyUsersQuery } from '../../../lib/queries.ts';
import { withSession } from '../../../lib/session.ts';
import { usePhone } from '../../../lib/use-media.ts';
import { t } from '../messages.ts';

interface Ask {
  readonly target: string;
  readonly proxyUser: string;
  readonly wishes: string;
}
const empty: Ask = { target: '', proxyUser: '', wishes: '' };

interface BoxProps {
  /** The rule that matches, or null. */
  readonly onMatch: (id: string | null) => void;
}

/** A request that is turned away at the door comes to no rule and no pool. */
const wasRouted = ({ pools, outcome }: Explanation): boolean => pools.length > 0 || outcome.exitId !== null;

export function TestBox({ onMatch }: BoxProps) {
  const [ask, setAsk] = useState(empty);
  const [tried, setTried] = useState(false);
  const users = useQuery(proxyUsersQuery).data?.items ?? [];
  const test = useMutation({
    mutationFn: ({ target, proxyUser, wishes }: Ask) =>
      withSession(() =>
        call('explain.ask', {
          body: { target: target.trim(), wishes: wishes.trim(), ...(proxyUser === '' ? {} : { proxyUser }) },
        }),
      ),
    onSuccess: ({ rule }) => onMatch(rule?.id ?? null),
    onError: () => onMatch(null),
  });
  const said = fieldProblems(test.error);
  const read = readProfile(ask.wishes.trim(), 'part');
  const problems = {
    target: (tried && ask.target.trim() === '' ? t.testEmpty : undefined) ?? said['target'],
    wishes: read.ok ? said['wishes'] : read.message,
  };
  const set = (changes: Partial<Ask>): void => {
    setAsk({ ...ask, ...changes });
    if (!test.isIdle) test.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (ask.target.trim() !== '' && read.ok) test.mutate(ask);
  };
  const clear = (): void => {
    set(empty);
    setTried(false);
    onMatch(null);
  };
  return (
    <Part>
      <form
        noValidate
        onSubmit={submit}
        className="grid items-start gap-3 md:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1.3fr)_auto]"
      >
        <Field label={t.testTarget} error={problems.target}>
          {(ids) => (
            <Input
              {...ids}
              code
              placeholder="shop.example:443"
              value={ask.target}
              onChange={(event) => set({ target: event.target.value })}
            />
          )}
        </Field>
        <Field label={t.testUser} error={said['proxyUser']}>
          {(ids) => (
            <Select {...ids} value={ask.proxyUser} onChange={(event) => set({ proxyUser: event.target.value })}>
              <option value="">{t.testAnonymous}</option>
              {users.map(({ id, name }) => (
                <option key={id} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t.testWishes} error={problems.wishes}>
          {(ids) => (
            <Input
              {...ids}
              code
              placeholder="country-de"
              value={ask.wishes}
              onChange={(event) => set({ wishes: event.target.value })}
            />
          )}
        </Field>
        <div className="flex gap-2 md:pt-[22px]">
          <Button type="submit" busy={test.isPending}>
            {t.testVerb}
          </Button>
          {!test.isIdle && (
            <Button look="quiet" onClick={clear}>
              {t.testClear}
            </Button>
          )}
        </div>
      </form>
      {test.error && Object.keys(said).length === 0 && (
        <div role="alert" className="mt-2">
          <FieldError text={test.error.message} />
        </div>
      )}
      <p role="status" className="text-13 not-empty:mt-2">
        {test.data && (
          <>
            <span className="font-medium">
              {test.data.rule
                ? t.testMatched(test.data.rule.position + 1, test.data.rule.name || test.data.rule.does)
                : wasRouted(test.data)
                  ? t.testNone
                  : t.testNotAsked}
            </span>{' '}
            {test.data.outcome.text}{' '}
            <AppLink
              href={`/explain${stringifySearch({ target: ask.target.trim(), proxyuser: ask.proxyUser, wishes: ask.wishes.trim() })}`}
              className="text-accent hover:underline"
            >
              {t.testFull}
            </AppLink>
          </>
        )}
      </p>
    </Part>
  );
}

/** Above the rules where there is room; on a phone they come first, and this is folded. */
function Part({ children }: { readonly children: ReactNode }) {
  const phone = usePhone();
  const title = (
    <h2 className="text-13">
      {t.testTitle} <span className="text-12 font-normal text-ink-3">{t.testAbout}</span>
    </h2>
  );
  if (phone)
    return (
      <details aria-label={t.testTitle} className="group rounded-panel border bg-surface px-3">
        <summary className="flex min-h-11 items-center justify-between gap-3">
          {title}
          <ChevronDown size={16} aria-hidden="true" className="shrink-0 text-ink-3 group-open:rotate-180" />
        </summary>
        <div className="pb-3">{children}</div>
      </details>
    );
  return (
    <section aria-label={t.testTitle} className="rounded-panel border bg-surface p-3">
      <div className="mb-2">{title}</div>
      {children}
    </section>
  );
}
