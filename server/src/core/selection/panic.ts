// Panic: so few members of a pool are eligible that health is no longer believed. All of them are asked, healthy or not, each as often as any
// other; nothing is moved for that, so it costs the same whatever the size of the pool.
//
// Source: Envoy, "Panic threshold" (envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/panic_threshold).
import type { Ring } from '../math/ring.ts';
import type { Candidates, Pool } from '../snapshot/pool.ts';

/**
 * The rings to ask, in order: first the one that `draw` (0 … 2^32 − 1) hits, each in proportion to its members, then the other. Where a pool has
 * tiers, they come in their order, both rings' members of a tier next to each other.
 */
export function ringsInPanic(
  { strategy }: Pick<Pool, 'strategy'>,
  { usable, ejected }: Candidates,
  draw: number,
): readonly Ring[] {
  const all = usable.members.count + ejected.members.count;
  const isUsable = Math.floor((draw * all) / 0x1_0000_0000) < usable.members.count;
  const [first, second] = isUsable ? [usable, ejected] : [ejected, usable];
  if (strategy !== 'priority' && strategy !== 'cheapest') return [first, second];
  const by = strategy === 'priority' ? 'priority' : 'price';
  // Sorting keeps the order of equals: the ring that was drawn comes first in each tier.
  return [...first.tiers(by), ...second.tiers(by)].sort((a, b) => orderOf(a, by) - orderOf(b, by) || 0);
}

/** What a tier is sorted by: the value of its members, which is the same for all unless there are more values than tiers. */
function orderOf(ring: Ring, by: 'priority' | 'price'): number {
  return Math.min(Number.MAX_VALUE, ring.valueIn(by, ring.members.bits.next(0)));
}
