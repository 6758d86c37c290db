// Fallback pools that come back to where they began. Pure.
import type { PoolRow } from '../../storage/stores/pool-store.ts';

export type Falling = Pick<PoolRow, 'id' | 'name' | 'fallbacks'>;

/** Names from `pool` back to it, the shortest way; undefined when there is none. */
export function wayBack(pools: readonly Falling[], pool: Falling): readonly string[] | undefined {
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
