import { describe, expect, it } from 'vitest';
import { peakEwma } from './peak-ewma.ts';
import { anyTurn, chosen, numbers, ringOf, strategyContract, tally, viewOf, wantOf } from './strategy.contract.ts';

describe('peak-ewma', () => {
  strategyContract(peakEwma, { above: 0.15 });
  it('never takes the slowest while two are there to compare', () => {
    const view = viewOf(() => true, { latencyMs: (slot) => (slot === 2 ? 900 : 100 + slot) });
    const counts = tally(chosen(peakEwma, ringOf(numbers(8)), 8000, view));
    expect(counts.get(2)).toBeUndefined();
    // The best of all wins each of the quarter of pairs it is in.
    expect(Math.abs(counts.get(0)! - 2000)).toBeLessThan(5 * Math.sqrt(2000 * 0.75));
  });
  it('weighs latency by open requests and weight', () => {
    const of = (inFlight: readonly number[], latency: readonly number[], weights: readonly number[]) =>
      chosen(
        peakEwma,
        ringOf([0, 1], (slot) => ({ weight: weights[slot]! })),
        1,
        viewOf(() => true, { inFlight: (slot) => inFlight[slot]!, latencyMs: (slot) => latency[slot]! }),
      )[0];
    expect(of([3, 0], [100, 300], [1, 1])).toBe(1);
    expect(of([3, 0], [100, 500], [1, 1])).toBe(0);
    expect(of([3, 0], [100, 300], [2, 1])).toBe(0);
  });
  it('tries an unknown exit at once, but with one request', () => {
    const known = (slot: number) => (slot === 0 ? NaN : 5);
    const idle = viewOf(() => true, { latencyMs: known });
    const busy = viewOf(() => true, { latencyMs: known, inFlight: (slot) => (slot === 0 ? 1 : 40) });
    expect(chosen(peakEwma, ringOf([0, 1]), 5, idle)).toEqual([0, 0, 0, 0, 0]);
    expect(chosen(peakEwma, ringOf([0, 1]), 5, busy)).toEqual([1, 1, 1, 1, 1]);
  });
  it('keeps the load of many equals level, as two choices do', () => {
    const open = new Array<number>(100).fill(0);
    const ring = ringOf(numbers(100));
    const view = viewOf(() => true, { latencyMs: () => 20, inFlight: (slot) => open[slot]! });
    const turn = anyTurn();
    for (let i = 0; i < 10_000; i++) open[peakEwma(ring, view, turn, wantOf(i))]!++;
    // One choice by chance would leave a busiest of about 125.
    expect(Math.max(...open)).toBeLessThanOrEqual(105);
  });
});
