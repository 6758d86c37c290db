// Every n: one exit for n requests in a row, then the next by round-robin. An exit that cannot take one of them is left early, so that
// requests do not return to an exit that has just failed.
import { roundRobin } from './round-robin.ts';
import type { RotationStrategy } from './strategy.ts';

export const everyN: RotationStrategy = (ring, view, turn, want) => {
  const { cursor } = ring;
  if (ring.run > 0 && ring.members.has(cursor) && view.takes(cursor)) {
    ring.run--;
    return cursor;
  }
  const slot = roundRobin(ring, view, turn, want);
  if (slot >= 0) ring.run = want.everyRequests - 1;
  return slot;
};
