// Least in flight: the member with the fewest open requests of this worker for its weight, exactly in pools of up to 16; in larger ones the
// best of 16 in a row, further on each time. Equal ones take turns.
import type { RotationStrategy } from './strategy.ts';
import { leastOf } from './window.ts';

const window = 16;

export const leastInFlight: RotationStrategy = (ring, view, turn) =>
  leastOf(ring, { view, turn, window }, (slot) => view.inFlight(slot) / ring.weight(slot));
