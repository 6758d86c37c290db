import { describe, expect, it } from 'vitest';
import { leastInFlight } from './least-in-flight.ts';
import { anyTurn, chosen, numbers, ringOf, strategyContract, viewOf, wantOf } from './strategy.contract.ts';

/** Starts `times` requests that never end. */
function opened(times: number, weights: readonly number[]): number[] {
  const open = weights.map(() => 0);
  const ring = ringOf(numbers(weights.length), (slot) => ({ weight: weights[slot]! }));
  const view = viewOf(() => true, { inFlight: (slot) => open[slot]! });
  const turn = anyTurn();
  for (let i = 0; i < times; i++) open[leastInFlight(ring, view, turn, wantOf(i))]!++;
  return open;
}

describe('least-in-flight', () => {
  strategyContract(leastInFlight, { above: 0 });
  it('takes the one with the fewest open requests', () => {
    const open = [3, 1, 2, 5];
    const view = viewOf(() => true, { inFlight: (slot) => open[slot]! });
    expect(chosen(leastInFlight, ringOf(numbers(4)), 1, view)).toEqual([1]);
  });
  it('keeps open requests level when none ends', () => {
    const open = opened(95, new Array<number>(10).fill(1));
    expect(Math.max(...open) - Math.min(...open)).toBeLessThanOrEqual(1);
  });
  it('keeps them in proportion to the weights', () => {
    for (const [slot, open] of opened(100, [1, 2, 3, 4]).entries())
      expect(Math.abs(open - 10 * (slot + 1))).toBeLessThanOrEqual(1);
  });
  it('keeps them nearly level in a pool larger than its window', () => {
    const open = opened(10_000, new Array<number>(1000).fill(1));
    expect(Math.max(...open) - Math.min(...open)).toBeLessThanOrEqual(2);
  });
});
