// The best of a window of members in a row that moves on with each choice: the cost stays the same however many members there are.
import type { Ring } from '../math/ring.ts';
import { nextThatTakes, startOf, type Turn, type View } from './strategy.ts';

export interface Window {
  readonly view: View;
  readonly turn: Turn;
  /** Members looked at. */
  readonly window: number;
}

/** The first member of the lowest cost that takes the request; any that does when none of the window does; else −1. */
export function leastOf(ring: Ring, { view, turn, window }: Window, costOf: (slot: number) => number): number {
  const { members } = ring;
  if (members.count === 0) return -1;
  let slot = members.nextAround(startOf(ring, turn));
  let best = -1;
  let least = Infinity;
  for (let seen = Math.min(window, members.count); seen > 0; seen--) {
    const cost = costOf(slot);
    if (cost < least && view.takes(slot)) {
      best = slot;
      least = cost;
    }
    slot = members.nextAround(slot + 1);
  }
  if (best < 0) best = nextThatTakes(members, slot, view);
  if (best >= 0) ring.cursor = best;
  return best;
}
