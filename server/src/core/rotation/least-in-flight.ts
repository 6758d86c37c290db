// Least in flight: the member with the fewest open requests of this worker, exactly in pools of up to 16; in larger ones the best of 16
// in a row, further on each time. Equal ones take turns.
import type { RotationStrategy } from './strategy.ts';
import { nextThatTakes } from './strategy.ts';
import { startOf } from './round-robin.ts';

const window = 16;

export const leastInFlight: RotationStrategy = (rotation, view, turn) => {
  const { members } = rotation;
  if (members.count === 0) return -1;
  let slot = members.nextAround(startOf(rotation, turn));
  let best = -1;
  let fewest = Infinity;
  for (let seen = Math.min(window, members.count); seen > 0; seen--) {
    const open = view.inFlight(slot);
    if (open < fewest && view.takes(slot)) {
      best = slot;
      fewest = open;
    }
    slot = members.nextAround(slot + 1);
  }
  if (best < 0) best = nextThatTakes(members, slot, view);
  if (best >= 0) rotation.cursor = best;
  return best;
};
