// Least recently used: the member whose last attempt in this worker is longest ago, exactly in pools of up to 64; in larger ones the best
// of 64 in a row, further on each time. Weights do not apply: time is all that counts.
import type { RotationStrategy } from './strategy.ts';
import { leastOf } from './window.ts';

const window = 64;

export const leastRecentlyUsed: RotationStrategy = (ring, view, turn) =>
  leastOf(ring, { view, turn, window }, (slot) => view.lastUsedAt(slot));
