// Weighted: random, each member in proportion to its weight.
import type { RotationStrategy } from './strategy.ts';
import { nextThatTakes } from './strategy.ts';

const draws = 8;

export const weighted: RotationStrategy = ({ members }, view, turn) => {
  if (members.count === 0) return -1;
  let slot = -1;
  for (let draw = 0; draw < draws; draw++) {
    slot = members.atWeight(turn.prng.below(members.totalWeight));
    if (view.takes(slot)) return slot;
  }
  return nextThatTakes(members, slot, view);
};
