// Pools: which exits belong together, how the next one is chosen, how often a request may try.
import type { Pool } from '@gyre/shared/contract/pools';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListPage } from '../../../components/list-page.tsx';
import { poolsQuery } from '../../../lib/queries.ts';
import { useHistory } from '../../../lib/use-history.ts';
import { t } from '../messages.ts';
import { PoolCard } from './pool-card.tsx';
import { RemovePool } from './remove-pool.tsx';

/** Health moves eligible counts without a write, so they are read again while somebody looks. */
const readAgainMs = 10_000;

export function PoolsPage() {
  const read = useQuery({ ...poolsQuery, refetchInterval: readAgainMs });
  const history = useHistory();
  const [leaving, setLeaving] = useState<Pool | null>(null);
  return (
    <ListPage
      words={t}
      needs="operate"
      onCreate={() => history.push('/pools/new')}
      read={read}
      dialogs={leaving && <RemovePool pool={leaving} onClose={() => setLeaving(null)} />}
    >
      {(pools) => (
        <ul aria-label={t.title} className="divide-y divide-line rounded-panel border border-line">
          {pools.map((pool) => (
            <PoolCard key={pool.id} pool={pool} onRemove={() => setLeaving(pool)} />
          ))}
        </ul>
      )}
    </ListPage>
  );
}
