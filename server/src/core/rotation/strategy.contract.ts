// The suite every rotation strategy must pass.
import { expect, it } from 'vitest';
import { SlotSet, SlotWeights } from '../math/slot-set.ts';
import { makeTurn, type Rotation, type RotationStrategy, type View } from './strategy.ts';

export function rotationOf(slots: readonly number[], weight: (slot: number) => number = () => 1): Rotation {
  const weights = new SlotWeights();
  const members = new SlotSet(weights);
  for (const slot of slots) {
    weights.set(slot, weight(slot));
    members.add(slot);
  }
  return { members, cursor: -1 };
}
export const viewOf = (takes: (slot: number) => boolean, inFlight: (slot: number) => number = () => 0): View => ({
  takes,
  inFlight,
});
export const everyone = viewOf(() => true);
export const anyTurn = () => makeTurn({ worker: 0, workers: 1, seed: 42 });

/** How often each slot was chosen. */
export function tally(strategy: RotationStrategy, rotation: Rotation, times: number, view = everyone) {
  const turn = anyTurn();
  const counts = new Map<number, number>();
  for (let i = 0; i < times; i++) {
    const slot = strategy(rotation, view, turn);
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
  }
  return counts;
}

export function strategyContract(strategy: RotationStrategy): void {
  it('says −1 for nobody', () => {
    expect(strategy(rotationOf([]), everyone, anyTurn())).toBe(-1);
  });
  it('says −1 when nobody takes the request', () => {
    const refuse = viewOf(() => false);
    expect(strategy(rotationOf([1, 5, 99]), refuse, anyTurn())).toBe(-1);
  });
  it('finds the only one of many that takes the request', () => {
    const slots = Array.from({ length: 200 }, (_, i) => i * 3);
    for (const only of [0, 300, 597])
      expect(
        strategy(
          rotationOf(slots),
          viewOf((slot) => slot === only),
          anyTurn(),
        ),
      ).toBe(only);
  });
  it('reaches every member', () => {
    const counts = tally(strategy, rotationOf([2, 3, 70]), 300);
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([2, 3, 70]);
  });
  it('treats equals equally', () => {
    const counts = tally(strategy, rotationOf([0, 1, 2, 3, 4, 5, 6, 7]), 8000);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
}
