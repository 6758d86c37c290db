// Pools: how many of their members are out, how many of those are used nevertheless, and whether health is ignored.
import type { PoolHealth } from '@gyre/shared/contract/health';
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../components/app-link.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Listing } from '../../../components/listing.tsx';
import { PlainTable, type PlainColumn } from '../../../components/plain-table.tsx';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { formatCount, formatShare } from '../../../lib/format.ts';
import { t as all } from '../messages.ts';
import { healthQuery } from '../queries.ts';

const t = all.pools;

export function PoolsTab() {
  const { data, error, refetch } = useQuery(healthQuery);
  return (
    <Listing
      read={{ data: data && { items: data.pools }, error, refetch }}
      empty={<Empty title={t.empty} text={t.emptyText} />}
    >
      {(pools) => <PlainTable name={all.tabs.pools} rows={pools} keyOf={(pool) => pool.poolId} columns={columns} />}
    </Listing>
  );
}

const columns: readonly PlainColumn<PoolHealth>[] = [
  {
    id: 'name',
    sort: ({ poolName }) => poolName,
    title: t.name,
    cell: ({ poolId, poolName }) => (
      <AppLink href={`/pools/${poolId}`} className="mono hover:text-accent hover:underline">
        {poolName}
      </AppLink>
    ),
  },
  { id: 'state', title: t.state, cell: (pool) => <Protection pool={pool} /> },
  {
    id: 'members',
    sort: ({ members }) => members,
    firstDown: true,
    title: t.members,
    end: true,
    cell: ({ members }) => <N n={members} />,
  },
  {
    id: 'ejected',
    sort: ({ ejected }) => ejected,
    firstDown: true,
    title: t.ejected,
    end: true,
    cell: ({ poolName, ejected, members }) =>
      ejected === 0 ? (
        <N n={0} />
      ) : (
        <AppLink
          href={`/exits${stringifySearch({ q: `state:ejected pool:${poolName}` })}`}
          className="num whitespace-nowrap text-danger hover:underline"
        >
          {formatCount(ejected)}
          <span className="ml-1.5 text-12 text-ink-3">{formatShare(ejected / Math.max(1, members))}</span>
        </AppLink>
      ),
  },
  {
    id: 'spared',
    sort: ({ spared }) => spared,
    firstDown: true,
    title: t.spared,
    end: true,
    cell: ({ spared }) => (
      <span title={t.sparedHelp}>
        <N n={spared} />
      </span>
    ),
  },
  {
    id: 'eligible',
    sort: (pool) => pool.members - pool.ejected + pool.spared,
    title: t.eligible,
    end: true,
    cell: (pool) => <N n={pool.members - pool.ejected + pool.spared} />,
  },
  {
    id: 'minimum',
    sort: ({ minimumEligible }) => minimumEligible,
    firstDown: true,
    title: t.minimum,
    end: true,
    cell: ({ minimumEligible }) => <N n={minimumEligible} />,
  },
];

const N = ({ n }: { readonly n: number }) => <span className="num">{formatCount(n)}</span>;

function Protection({ pool: { panic, panicSinceAt, belowMinimum, members } }: { readonly pool: PoolHealth }) {
  if (panic) {
    return (
      <span className="inline-flex flex-wrap items-center gap-x-1.5 font-medium text-danger">
        <StatusIcon kind="ejected" size={12} />
        {t.panic}
        {panicSinceAt !== null && (
          <span className="font-normal text-ink-3">
            {t.since} <TimeAgo at={panicSinceAt} />
          </span>
        )}
      </span>
    );
  }
  if (belowMinimum) {
    return (
      <span className="inline-flex items-center gap-1.5 text-warning">
        <StatusIcon kind="warning" size={12} />
        {t.low}
      </span>
    );
  }
  if (members === 0) return <span className="text-ink-3">{t.noMembers}</span>;
  return (
    <span className="inline-flex items-center gap-1.5 text-healthy">
      <StatusIcon kind="healthy" size={12} />
      {t.calm}
    </span>
  );
}
