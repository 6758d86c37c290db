// The members of the first tier while any of them takes the request, then those of the next; within a tier by another strategy.
import { roundRobin } from './round-robin.ts';
import type { RotationStrategy } from './strategy.ts';

export function tiered(by: 'priority' | 'price', within: RotationStrategy = roundRobin): RotationStrategy {
  return (ring, view, turn, want) => {
    const tiers = ring.tiers(by);
    for (let i = 0; i < tiers.length; i++) {
      const slot = within(tiers[i]!, view, turn, want);
      if (slot >= 0) return slot;
    }
    return -1;
  };
}
