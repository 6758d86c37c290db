// Columns of the listener table.
import type { Listener } from '@gyre/shared/contract/listeners';
import { CopyButton } from '../../components/copy-button.tsx';
import type { PlainColumn } from '../../components/plain-table.tsx';
import { formatCount } from '../../lib/format.ts';
import { BoundState, ListenerVerbs, OpenMark } from './components/listener-cells.tsx';
import { t } from './messages.ts';

/** Verbs that open a dialog. */
export type ListenerVerb = 'edit' | 'remove';

export const addressOf = ({ host, port }: Pick<Listener, 'host' | 'port'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

export function listenerColumns(
  poolName: (id: string | null) => string,
  onVerb: (verb: ListenerVerb, listener: Listener) => void,
): readonly PlainColumn<Listener>[] {
  return [
    {
      id: 'name',
      sort: ({ name }) => name,
      title: t.name,
      cell: (listener) => (
        <>
          {listener.name}
          {listener.fromFlags && (
            <span className="block text-12 font-normal text-ink-3" title={t.fromFlagsHelp}>
              {t.fromFlags}
            </span>
          )}
        </>
      ),
    },
    {
      id: 'address',
      sort: addressOf,
      title: t.address,
      cell: (listener) => (
        <span className="flex items-center gap-1">
          <span className="mono">{addressOf(listener)}</span>
          <CopyButton text={addressOf(listener)} what={t.address} />
        </span>
      ),
    },
    {
      id: 'auth',
      sort: ({ auth }) => auth,
      title: t.auth,
      cell: (listener) => (
        <span className="flex flex-wrap items-center gap-x-2">
          <span title={t.authHelp[listener.auth]}>{t.authNames[listener.auth]}</span>
          {listener.open && <OpenMark />}
        </span>
      ),
    },
    {
      id: 'pool',
      from: 'lg',
      sort: ({ poolId }) => poolName(poolId),
      title: t.pool,
      cell: (listener) => poolName(listener.poolId),
    },
    { id: 'bound', title: t.bound, cell: (listener) => <BoundState listener={listener} /> },
    {
      id: 'connections',
      from: 'lg',
      sort: ({ openConnections }) => openConnections,
      firstDown: true,
      title: t.connections,
      end: true,
      cell: (listener) => <span className="num">{formatCount(listener.openConnections)}</span>,
    },
    {
      id: 'verbs',
      title: t.edit,
      end: true,
      verbs: true,
      cell: (listener) => <ListenerVerbs listener={listener} onVerb={(verb) => onVerb(verb, listener)} />,
    },
  ];
}
