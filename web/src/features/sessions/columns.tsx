// Columns of the session table.
import type { Session } from '@gyre/shared/contract/sessions';
import { AppLink } from '../../components/app-link.tsx';
import type { PlainColumn } from '../../components/plain-table.tsx';
import { stringifySearch } from '../../lib/address.ts';
import { countryName, formatCount, unknown } from '../../lib/format.ts';
import { Moves } from './components/moves.tsx';
import { SessionAge } from './components/session-age.tsx';
import { SessionVerbs } from './components/session-verbs.tsx';
import { t } from './messages.ts';

const link = 'hover:text-accent hover:underline';

export function sessionColumns(onMove: (session: Session) => void): readonly PlainColumn<Session>[] {
  return [
    { id: 'name', sort: 'server', title: t.name, cell: ({ name }) => <span className="mono break-all">{name}</span> },
    {
      id: 'user',
      sort: 'server',
      title: t.user,
      cell: ({ proxyUser }) =>
        proxyUser === null ? (
          <span className="text-ink-3">{t.anonymous}</span>
        ) : (
          <span className="mono">{proxyUser}</span>
        ),
    },
    { id: 'pool', from: 'lg', sort: 'server', title: t.pool, cell: ({ pool }) => <span className="mono">{pool}</span> },
    { id: 'exit', sort: 'server', title: t.exit, cell: (session) => <ExitName session={session} /> },
    { id: 'guarantee', from: 'lg', title: t.guarantee, cell: ({ guarantee }) => guarantee },
    { id: 'age', sort: 'server', firstDown: true, title: t.age, cell: (session) => <SessionAge session={session} /> },
    {
      id: 'requests',
      sort: 'server',
      firstDown: true,
      title: t.requests,
      end: true,
      cell: ({ requests }) => <span className="num">{formatCount(requests)}</span>,
    },
    {
      id: 'moves',
      from: 'lg',
      sort: 'server',
      firstDown: true,
      title: t.moves,
      end: true,
      cell: (session) => <Moves session={session} />,
    },
    {
      id: 'verbs',
      title: t.verbs,
      end: true,
      verbs: true,
      cell: (session) => <SessionVerbs session={session} onMove={() => onMove(session)} />,
    },
  ];
}

function ExitName({ session: { exitId, exitLabel, country } }: { readonly session: Session }) {
  if (exitLabel === null) return <span className="text-danger">{t.gone}</span>;
  return (
    <>
      <AppLink href={`/exits${stringifySearch({ exit: exitId })}`} className={link}>
        {exitLabel}
      </AppLink>
      <span className="ml-2 text-12 text-ink-3" title={country === null ? undefined : countryName(country)}>
        {country ?? unknown}
      </span>
    </>
  );
}
