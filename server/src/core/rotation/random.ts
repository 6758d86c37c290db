// Random: every member that takes the request is as likely as any other.
import type { RotationStrategy, Turn } from './strategy.ts';
import { nextThatTakes } from './strategy.ts';
import type { SlotSet } from '../math/slot-set.ts';

/** Draws before the search goes on in order: past them most of the pool is taken, and any free member will do. */
const draws = 8;

export const random: RotationStrategy = ({ members }, view, turn) => {
  if (members.count === 0) return -1;
  for (let draw = 0; draw < draws; draw++) {
    const slot = any(members, turn);
    if (view.takes(slot)) return slot;
  }
  return nextThatTakes(members, any(members, turn), view);
};

function any(members: SlotSet, turn: Turn): number {
  return members.at(turn.prng.below(members.count));
}
