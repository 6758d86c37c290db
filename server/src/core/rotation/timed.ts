// Timed: the same exit for a period, then another. Workers agree without talk: the period's number names the place, the placement the exit.
// Chance would often repeat an exit in a small pool, so odd periods avoid what their neighbours use.
import { hashOfTwo } from '../math/hash.ts';
import type { RotationStrategy, Want } from './strategy.ts';

/** In larger rings an exit hardly ever follows itself. */
const small = 64;

export const timed: RotationStrategy = (ring, view, _turn, want) => {
  if (ring.members.count === 0) return -1;
  const period = Math.floor(want.nowMs / want.periodMs);
  const { placement } = ring;
  const key = keyOf(period, want);
  if (period % 2 === 0 || ring.members.count > small)
    return placement.find(key, (slot) => view.takes(slot), view.mostOut);
  const before = placement.find(keyOf(period - 1, want));
  const after = placement.find(keyOf(period + 1, want));
  const found = placement.find(key, (slot) => slot !== before && slot !== after && view.takes(slot), view.mostOut);
  if (found >= 0) return found;
  const other = placement.find(key, (slot) => slot !== before && view.takes(slot), view.mostOut);
  return other >= 0 ? other : placement.find(key, (slot) => view.takes(slot), view.mostOut);
};

function keyOf(period: number, { seed }: Want): number {
  return hashOfTwo(seed, period);
}
