// A pool as the API shows it: its row and who is in it now.
import type { Pool } from '@gyre/shared/contract/pools';
import type { PoolRow } from '../../storage/stores/pool-store.ts';
import type { Stores } from '../../storage/stores/stores.ts';
import { type Catalogue, noFigures, type PoolFigures } from '../catalogue/catalogue.ts';
import { holdsEverything } from '../catalogue/membership.ts';
import { resilienceOf } from './pool-resilience.ts';

/** By id. */
export function poolNames(stores: Stores): ReadonlyMap<string, string> {
  return new Map(stores.pools.all().map((it) => [it.id, it.name]));
}

export function poolView(
  pool: PoolRow,
  figures: ReadonlyMap<string, PoolFigures>,
  names: ReadonlyMap<string, string>,
  stores: Stores,
): Pool {
  const { id, name, strategy, query, builtIn, createdAt, updatedAt, version } = pool;
  const { maxAttempts, totalMs, attemptMs, firstByteMs } = pool;
  const { sessionTtlMs: ttlMs, sessionExpiry: expiry, guarantee, maxWaiting, waitMs, everyRequests, periodMs } = pool;
  const { members, eligible, states } = figures.get(holdsEverything(pool) ? '' : id) ?? noFigures();
  return {
    ...{ id, name, strategy, query, retry: { maxAttempts, totalMs, attemptMs, firstByteMs } },
    ...{ session: { ttlMs, expiry, guarantee }, queue: { maxWaiting, waitMs }, rotation: { everyRequests, periodMs } },
    ...resilienceOf(pool),
    probeProfileId: pool.probeProfile,
    fallbacks: pool.fallbacks.map((it) => ({ id: it, name: names.get(it) ?? '' })),
    ...{ fixedMembers: stores.pools.countFixed(pool), members, eligible, states: { ...states } },
    ...{ builtIn, createdAt, updatedAt, version },
  };
}

export async function onePoolView(pool: PoolRow, stores: Stores, catalogue: Catalogue): Promise<Pool> {
  const id = holdsEverything(pool) ? '' : pool.id;
  return poolView(pool, new Map([[id, await catalogue.figuresOf(id)]]), poolNames(stores), stores);
}
