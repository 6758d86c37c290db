// What an admin does for himself: his password, and the browsers he is signed in with.
import type { OwnSession } from '@gyre/shared/contract/admins';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Field, FieldError } from '../../../components/ui/field.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { fieldProblems } from '../../../lib/problems.ts';
import { t } from '../admin-messages.ts';
import { useEndSession, useOwnPassword } from '../admin-mutations.ts';
import { ownSessionsQuery } from '../admin-queries.ts';
import { shortestPassword } from './admin-dialogs.tsx';

export function OwnPassword() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const save = useOwnPassword(() => (setCurrent(''), setNext(''), setTried(false)));
  const said = fieldProblems(save.error);
  const bad = next.length < shortestPassword ? t.passwordBad : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (bad === undefined && !save.isPending) save.mutate({ current, password: next });
  };
  return (
    <section aria-labelledby="own-password" className="flex flex-col gap-3">
      <h2 id="own-password" className="text-16">
        {t.own}
      </h2>
      <p className="-mt-2 text-13 text-ink-2">{t.ownAbout}</p>
      <form noValidate onSubmit={submit} className="grid items-start gap-4 md:grid-cols-2">
        <Field label={t.current} error={tried ? said['current'] : undefined}>
          {(ids) => (
            <Input
              {...ids}
              type="password"
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <Field label={t.next} help={t.passwordBad} error={tried ? (bad ?? said['password']) : undefined}>
          {(ids) => (
            <Input
              {...ids}
              type="password"
              autoComplete="new-password"
              value={next}
              onChange={(event) => setNext(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" busy={save.isPending} disabled={current === '' || next === ''}>
            {t.ownVerb}
          </Button>
          {save.error && Object.keys(said).length === 0 && <FieldError text={save.error.message} />}
        </div>
      </form>
    </section>
  );
}

export function OwnSessions() {
  const { data } = useQuery(ownSessionsQuery);
  const end = useEndSession();
  const columns: readonly PlainColumn<OwnSession>[] = [
    {
      id: 'from',
      sort: ({ address }) => address,
      title: t.from,
      cell: ({ address, current }) => (
        <>
          <span className="mono">{address || '–'}</span>
          {current && <span className="text-ink-3"> · {t.thisOne}</span>}
        </>
      ),
    },
    {
      id: 'since',
      sort: ({ createdAt }) => createdAt,
      firstDown: true,
      title: t.since,
      cell: ({ createdAt }) => <TimeAgo at={createdAt} />,
    },
    {
      id: 'seen',
      sort: ({ lastSeenAt }) => lastSeenAt,
      firstDown: true,
      title: t.seen,
      cell: ({ lastSeenAt }) => <TimeAgo at={lastSeenAt} />,
    },
    {
      id: 'verbs',
      title: t.verbs,
      end: true,
      verbs: true,
      cell: ({ id, address, current }) =>
        current ? null : (
          <Button small aria-label={t.endOne(address)} busy={end.isPending} onClick={() => end.mutate(id)}>
            {t.end}
          </Button>
        ),
    },
  ];
  return (
    <section aria-labelledby="own-sessions" className="flex flex-col gap-3">
      <h2 id="own-sessions" className="text-16">
        {t.sessions}
      </h2>
      <p className="-mt-2 text-13 text-ink-2">{t.sessionsAbout}</p>
      {data && (
        <PlainTable
          sortParam="sort-own"
          name={t.sessions}
          rows={data.items}
          keyOf={(one) => one.id}
          columns={columns}
        />
      )}
    </section>
  );
}
