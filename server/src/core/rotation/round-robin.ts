// Round-robin: one member after the other. Workers start spread over the pool, so that together they do not ask the same exit twice in a row.
import type { RotationStrategy, Rotation, Turn } from './strategy.ts';
import { nextThatTakes } from './strategy.ts';

export const roundRobin: RotationStrategy = (rotation, view, turn) => {
  if (rotation.members.count === 0) return -1;
  const slot = nextThatTakes(rotation.members, startOf(rotation, turn), view);
  if (slot >= 0) rotation.cursor = slot;
  return slot;
};

/** The slot to look at first: behind the last, or this worker's share of the pool when nothing was chosen yet. */
export function startOf(rotation: Rotation, turn: Turn): number {
  if (rotation.cursor >= 0) return rotation.cursor + 1;
  return rotation.members.at(Math.floor((turn.worker * rotation.members.count) / turn.workers));
}
