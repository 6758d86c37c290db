// Fallbacks of pools: from names to ids, and never in a circle.
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import { invalidField, ServiceError } from '../errors.ts';
import { namedPool } from './rules.ts';

export type Falling = Pick<PoolRow, 'id' | 'name' | 'fallbacks'>;

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

/** Names from `pool` back to it, the shortest way; undefined when there is none. */
function wayBack(pools: readonly Falling[], pool: Falling): readonly string[] | undefined {
  const byId = new Map([...pools, pool].map((it) => [it.id, it]));
  const seen = new Set<string>();
  const ways: { readonly at: Falling; readonly names: readonly string[] }[] = [{ at: pool, names: [pool.name] }];
  for (const { at, names } of ways)
    for (const id of at.fallbacks) {
      const next = byId.get(id);
      if (next === undefined || seen.has(id)) continue;
      if (id === pool.id) return [...names, pool.name];
      seen.add(id);
      ways.push({ at: next, names: [...names, next.name] });
    }
  return undefined;
}
