// Puts one pool in the place of another, in everything that names it.
import { readProfile } from '@gyre/shared/wishes/username';
import { printWishes } from '@gyre/shared/wishes/print';
import type { ListenerRow } from '../../../storage/stores/listener-store.ts';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { RuleRow } from '../../../storage/stores/rule-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import { checkFallbacks } from './fallbacks.ts';
import type { PoolUses } from './uses.ts';

export interface Swap {
  readonly from: PoolRow;
  readonly to: PoolRow;
}

/** Everything that names the pool, as it shall be. @throws ServiceError `conflict` when pools would fall back in a circle. */
export function repointed(uses: PoolUses, swap: Swap, pools: readonly PoolRow[]): PoolUses {
  const { from, to } = swap;
  const swapped = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => (id === from.id ? to.id : id)))];
  // The pool itself does not fall back to itself.
  const falling = uses.pools.map((it) => ({ ...it, fallbacks: swapped(it.fallbacks).filter((id) => id !== it.id) }));
  const changed = new Map(falling.map((it) => [it.id, it]));
  const all = pools.filter((it) => it.id !== from.id).map((it) => changed.get(it.id) ?? it);
  for (const pool of falling) checkFallbacks(all, pool);
  return {
    users: uses.users.map((it) => ({ ...it, pools: swapped(it.pools) })),
    listeners: uses.listeners.map((it) => listenerWith(it, swap)),
    rules: uses.rules.map((it) => ruleWith(it, swap, swapped)),
    pools: falling.filter((it) => it.id !== from.id),
  };
}

/** Inside a write. */
export function writeUses(stores: Stores, { users, listeners, rules, pools }: PoolUses, now: number): void {
  const written = <T extends { readonly version: number }>(row: T): T => {
    return { ...row, updatedAt: now, version: row.version + 1 };
  };
  for (const it of users) stores.users.update(written(it));
  for (const it of listeners) stores.listeners.update(written(it));
  for (const it of rules) stores.rules.update(written(it));
  for (const it of pools) stores.pools.update(written(it));
}

function listenerWith(listener: ListenerRow, { from, to }: Swap): ListenerRow {
  const read = readProfile(listener.profile);
  const wishes = read.ok && read.wishes.pool === from.name ? { ...read.wishes, pool: to.name } : undefined;
  return {
    ...listener,
    pool: listener.pool === from.id ? to.id : listener.pool,
    profile: wishes === undefined ? listener.profile : printWishes(wishes),
  };
}
function ruleWith(rule: RuleRow, { from, to }: Swap, swapped: (ids: readonly string[]) => string[]): RuleRow {
  const { when, then } = rule;
  return {
    ...rule,
    when: when.wishedPools === undefined ? when : { ...when, wishedPools: swapped(when.wishedPools) },
    then: then.poolId === from.id ? { ...then, poolId: to.id } : then,
  };
}
