// A pool as the API shows it: its row and who is in it now.
import type { Pool } from '@gyre/shared/contract/pools';
import type { PoolRow } from '../../storage/stores/pool-store.ts';
import type { Stores } from '../../storage/stores/stores.ts';
import { type Catalogue, noFigures, type PoolFigures } from '../catalogue/catalogue.ts';
import { holdsEverything } from '../catalogue/membership.ts';

export function poolView(pool: PoolRow, figures: ReadonlyMap<string, PoolFigures>, stores: Stores): Pool {
  const { id, name, strategy, query, builtIn, createdAt, updatedAt, version } = pool;
  const { maxAttempts, totalMs, attemptMs, firstByteMs } = pool;
  const { members, eligible, states } = figures.get(holdsEverything(pool) ? '' : id) ?? noFigures();
  return {
    ...{ id, name, strategy, query, retry: { maxAttempts, totalMs, attemptMs, firstByteMs } },
    ...{ fixedMembers: stores.pools.countFixed(pool), members, eligible, states: { ...states } },
    ...{ builtIn, createdAt, updatedAt, version },
  };
}

export function onePoolView(pool: PoolRow, stores: Stores, catalogue: Catalogue): Pool {
  return poolView(pool, catalogue.figuresByPool(), stores);
}
