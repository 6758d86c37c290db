// Columns of the proxy user table.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import type { PlainColumn } from '../../components/plain-table.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { formatBytes, formatCount } from '../../lib/format.ts';
import { EnabledSwitch, ProxyUserVerbs } from './components/proxy-user-verbs.tsx';
import { UseCell } from './components/use-meter.tsx';
import { t as limits } from './limit-messages.ts';
import { t } from './messages.ts';

/** Verbs that open a dialog. */
export type ProxyUserVerb = 'edit' | 'cap' | 'password' | 'snippets' | 'remove';

export function proxyUserColumns(
  onVerb: (verb: ProxyUserVerb, user: ProxyUser) => void,
): readonly PlainColumn<ProxyUser>[] {
  return [
    {
      id: 'name',
      sort: ({ name }) => name,
      title: t.name,
      cell: (user) => (
        <>
          <AppLink href={`/proxy-users/${user.id}`} className="mono">
            {user.name}
          </AppLink>
          {user.note !== '' && (
            <span className="block max-w-72 truncate text-12 font-normal text-ink-3">{user.note}</span>
          )}
        </>
      ),
    },
    {
      id: 'state',
      sort: ({ enabled }) => (enabled ? 0 : 1),
      title: t.state,
      cell: (user) => <EnabledSwitch user={user} />,
    },
    { id: 'pools', from: 'lg', title: t.pools, cell: (user) => user.pools.map((pool) => pool.name).join(', ') },
    {
      id: 'requests',
      sort: ({ requests }) => requests,
      firstDown: true,
      title: t.requests,
      end: true,
      cell: (user) => <span className="num">{formatCount(user.requests)}</span>,
    },
    {
      id: 'traffic',
      from: 'lg',
      sort: ({ upBytes, downBytes }) => upBytes + downBytes,
      firstDown: true,
      title: t.traffic,
      end: true,
      cell: (user) => (
        <span className="num whitespace-nowrap">
          <span className="block">{t.downOf(formatBytes(user.downBytes))}</span>
          <span className="block">{t.upOf(formatBytes(user.upBytes))}</span>
        </span>
      ),
    },
    { id: 'use', title: limits.column, cell: (user) => <UseCell user={user} /> },
    {
      id: 'used',
      sort: ({ lastUsedAt }) => lastUsedAt,
      firstDown: true,
      title: t.lastUsed,
      end: true,
      cell: (user) =>
        user.lastUsedAt === null ? <span className="text-ink-3">{t.neverUsed}</span> : <TimeAgo at={user.lastUsedAt} />,
    },
    {
      id: 'password',
      sort: ({ passwordChangedAt }) => passwordChangedAt,
      firstDown: true,
      title: t.passwordFrom,
      end: true,
      from: '2xl',
      cell: (user) => <TimeAgo at={user.passwordChangedAt} />,
    },
    {
      id: 'verbs',
      title: t.edit,
      end: true,
      verbs: true,
      cell: (user) => <ProxyUserVerbs user={user} onVerb={(verb) => onVerb(verb, user)} />,
    },
  ];
}
