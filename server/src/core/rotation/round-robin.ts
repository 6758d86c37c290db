// Round-robin: one member after the other when all weigh the same. Otherwise a walk through the line of all weights in steps of the golden
// ratio, wrapped around: it visits every stretch of the line in proportion to its length, evenly in time (Kronecker's sequence; by the
// three-distance theorem the gaps between two visits take at most three lengths), and needs nothing but its place.
// Workers start spread over the pool, so that together they do not ask the same exit twice in a row.
import type { Ring } from '../math/ring.ts';
import { nextThatTakes, type RotationStrategy, startOf, type Turn, type View } from './strategy.ts';

/** 2^32 divided by the golden ratio. */
const step = 0x9e3779b9;
/** Places of the walk before the search goes on in order: past them most of the pool is taken, and any free member will do. */
const places = 8;

export const roundRobin: RotationStrategy = (ring, view, turn) => {
  const { members } = ring;
  if (members.count === 0) return -1;
  const slot = members.even ? nextThatTakes(members, startOf(ring, turn), view) : smooth(ring, view, turn);
  if (slot >= 0) ring.cursor = slot;
  return slot;
};

function smooth(ring: Ring, view: View, turn: Turn): number {
  const { members } = ring;
  if (ring.phase < 0) ring.phase = Math.floor((turn.worker * 0x1_0000_0000) / turn.workers);
  let slot = -1;
  for (let place = 0; place < places; place++) {
    slot = members.atWeight(Math.floor((ring.phase * members.totalWeight) / 0x1_0000_0000));
    ring.phase = (ring.phase + step) >>> 0;
    if (view.takes(slot)) return slot;
  }
  return nextThatTakes(members, slot, view);
}
