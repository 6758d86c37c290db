// Fallbacks of pools: from names to ids, and never in a circle.
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import { invalidField, ServiceError } from '../errors.ts';
import { type Falling, wayBack } from '../pool-circles.ts';
import { namedPool } from './rules.ts';

/** Ids of the pools named, each once. @throws ServiceError `not_found` naming the first that is none. */
export function fallbackIds(pools: readonly PoolRow[], given: readonly string[]): readonly string[] {
  return [...new Set(given.map((wanted) => namedPool(pools, wanted).id))];
}

/** `pool` is as it shall be; in `pools` it may be missing or older. @throws ServiceError when a walk would come back to it. */
export function checkFallbacks(pools: readonly Falling[], pool: Falling): void {
  if (pool.fallbacks.includes(pool.id)) throw invalidField('/fallbacks', 'a pool cannot fall back to itself', 'cycle');
  const chain = wayBack(pools, pool);
  if (chain === undefined) return;
  const message = `Pools would fall back in a circle: ${chain.join(' → ')}.`;
  throw new ServiceError('conflict', message, { fields: [{ pointer: '/fallbacks', code: 'cycle', message }] });
}
