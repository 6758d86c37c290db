import { describe, expect, it } from 'vitest';
import { everyN } from './every-n.ts';
import { anyTurn, everyone, numbers, ringOf, strategyContract, tally, viewOf, wantOf } from './strategy.contract.ts';

const inRuns = (ring: ReturnType<typeof ringOf>, times: number, n: number, view = everyone) => {
  const turn = anyTurn();
  return numbers(times).map((i) => everyN(ring, view, turn, wantOf(i, { everyRequests: n })));
};

describe('every-n', () => {
  strategyContract(everyN, { weights: true, above: 0 });
  it('stays n times, then goes on', () => {
    expect(inRuns(ringOf(numbers(3)), 10, 3)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 0]);
  });
  it('leaves an exit that does not take a request, and does not come back to it within the run', () => {
    const ring = ringOf(numbers(3));
    expect(inRuns(ring, 2, 4)).toEqual([0, 0]);
    const notNought = viewOf((slot) => slot !== 0);
    expect(inRuns(ring, 1, 4, notNought)).toEqual([1]);
    expect(inRuns(ring, 4, 4)).toEqual([1, 1, 1, 2]);
  });
  it('leaves an exit that has gone', () => {
    const ring = ringOf(numbers(3));
    inRuns(ring, 1, 5);
    ring.remove(0);
    expect(inRuns(ring, 6, 5)).toEqual([1, 1, 1, 1, 1, 2]);
  });
  it('gives heavy exits more runs, not longer ones', () => {
    const picks = inRuns(
      ringOf(numbers(2), (slot) => ({ weight: 1 + 2 * slot })),
      4000,
      5,
    );
    const counts = tally(picks);
    expect(Math.abs(counts.get(1)! - 3000)).toBeLessThan(30);
    for (let i = 0; i < 4000; i += 5) expect(new Set(picks.slice(i, i + 5)).size).toBe(1);
  });
});
