import { describe, expect, it } from 'vitest';
import { priority } from './priority.ts';
import { chosen, numbers, ringOf, strategyContract, tally, viewOf } from './strategy.contract.ts';

describe('priority', () => {
  strategyContract(priority, { weights: true, above: 0 });
  it('leaves a tier only when it is spent', () => {
    const ring = ringOf(numbers(9), (slot) => ({ priority: 10 * Math.floor(slot / 3) }));
    expect([...tally(chosen(priority, ring, 300))]).toEqual([0, 1, 2].map((slot) => [slot, 100]));
    const firstIsFull = viewOf((slot) => slot >= 3);
    expect([...tally(chosen(priority, ring, 300, firstIsFull))]).toEqual([3, 4, 5].map((slot) => [slot, 100]));
    const oneIsFree = viewOf((slot) => slot !== 0 && slot !== 1);
    expect([...tally(chosen(priority, ring, 9, oneIsFree))]).toEqual([[2, 9]]);
  });
  it('follows members that come and go', () => {
    const ring = ringOf([4, 5], (slot) => ({ priority: slot }));
    expect(chosen(priority, ring, 2)).toEqual([4, 4]);
    ring.remove(4);
    expect(chosen(priority, ring, 2)).toEqual([5, 5]);
    ring.add(4);
    expect(chosen(priority, ring, 2)).toEqual([4, 4]);
  });
});
