// The calmer of two: both drawn in proportion to their weights, and the one taken that has fewer open requests of this worker for its weight.
//
// Source: Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing" (IEEE TPDS 12(10), 2001).
import type { RotationStrategy } from './strategy.ts';
import { weighted } from './weighted.ts';

export const calmerOfTwo: RotationStrategy = (ring, view, turn, want) => {
  const one = weighted(ring, view, turn, want);
  if (one < 0) return one;
  const other = weighted(ring, view, turn, want);
  return view.inFlight(other) / ring.weight(other) < view.inFlight(one) / ring.weight(one) ? other : one;
};
