// Peak EWMA: the better of two members drawn by chance (Mitzenmacher, "The power of two choices", 2001), by the time a request may take
// there: latency for its site × requests it shares the exit with, for its weight. What nobody has measured yet is tried at once, once.
import type { Ring } from '../math/ring.ts';
import { nextThatTakes, type RotationStrategy, type Turn, type View } from './strategy.ts';

/** Pairs drawn before the search goes on in order: past them most of the pool is taken, and any free member will do. */
const pairs = 8;
/** What an exit that is being measured for the first time seems to take, ms: more than any that is known. */
const unmeasuredMs = 1e9;

export const peakEwma: RotationStrategy = (ring, view, turn) => {
  const { members } = ring;
  if (members.count === 0) return -1;
  for (let pair = 0; pair < pairs; pair++) {
    const slot = ofTwo(ring, view, turn);
    if (slot >= 0) return slot;
  }
  return nextThatTakes(members, members.at(turn.prng.below(members.count)), view);
};

/** The cheaper of two that take the request, the one that does, or −1. */
function ofTwo(ring: Ring, view: View, { prng }: Turn): number {
  const { members } = ring;
  const first = prng.below(members.count);
  const one = members.at(first);
  if (members.count === 1) return view.takes(one) ? one : -1;
  const other = members.at((first + 1 + prng.below(members.count - 1)) % members.count);
  if (!view.takes(one)) return view.takes(other) ? other : -1;
  if (!view.takes(other)) return one;
  return costOf(ring, view, other) < costOf(ring, view, one) ? other : one;
}

function costOf(ring: Ring, view: View, slot: number): number {
  const inFlight = view.inFlight(slot);
  const known = view.latencyMs(slot);
  const ms = !Number.isNaN(known) ? known : inFlight === 0 ? 0 : unmeasuredMs;
  return (ms * (inFlight + 1)) / ring.weight(slot);
}
