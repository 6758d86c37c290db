import { describe, expect, it } from 'vitest';
import { roundRobin } from './round-robin.ts';
import {
  anyTurn,
  chosen,
  everyone,
  numbers,
  ringOf,
  strategyContract,
  tally,
  viewOf,
  wantOf,
} from './strategy.contract.ts';
import { makeTurn } from './strategy.ts';

describe('round-robin', () => {
  strategyContract(roundRobin, { weights: true, above: 0 });
  it('goes one after the other when all weigh the same, and keeps its order when a member leaves', () => {
    const ring = ringOf([0, 1, 2, 3], () => ({ weight: 5 }));
    const turn = anyTurn();
    const next = () => roundRobin(ring, everyone, turn, wantOf(0));
    expect([next(), next()]).toEqual([0, 1]);
    ring.remove(1);
    ring.remove(2);
    expect([next(), next(), next()]).toEqual([3, 0, 3]);
  });
  it('starts workers apart', () => {
    const first = (worker: number, weight: (slot: number) => number) =>
      roundRobin(
        ringOf(numbers(12), (slot) => ({ weight: weight(slot) })),
        everyone,
        makeTurn({ worker, workers: 3, seed: 1 }),
        wantOf(0),
      );
    expect([0, 1, 2].map((worker) => first(worker, () => 1))).toEqual([0, 4, 8]);
    expect(new Set([0, 1, 2].map((worker) => first(worker, (slot) => 1 + (slot % 3)))).size).toBe(3);
  });
  it('is even to a few choices over any stretch of time when weights differ', () => {
    const weights = [1, 2, 5, 1, 9, 2];
    const total = 20;
    const picks = chosen(
      roundRobin,
      ringOf(numbers(6), (slot) => ({ weight: weights[slot]! })),
      4000,
    );
    for (let from = 0; from < 3000; from += 37) {
      for (const length of [total, 5 * total, 900]) {
        const counts = tally(picks.slice(from, from + length));
        for (const [slot, weight] of weights.entries())
          expect(Math.abs((counts.get(slot) ?? 0) - (weight * length) / total)).toBeLessThan(3);
      }
    }
  });
  it('spreads the choices of a heavy member', () => {
    const picks = chosen(
      roundRobin,
      ringOf(numbers(101), (slot) => ({ weight: slot === 0 ? 100 : 1 })),
      2000,
    );
    const at = picks.flatMap((slot, i) => (slot === 0 ? [i] : []));
    const gaps = at.slice(1).map((place, i) => place - at[i]!);
    expect(at.length).toBeGreaterThan(990);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3);
  });
  it('goes back to one after the other when the odd one leaves', () => {
    const ring = ringOf(numbers(4), (slot) => ({ weight: slot === 3 ? 8 : 2 }));
    chosen(roundRobin, ring, 10);
    ring.remove(3);
    const picks = chosen(roundRobin, ring, 6);
    expect(picks.slice(3)).toEqual(picks.slice(0, 3));
    expect(new Set(picks).size).toBe(3);
  });
  it('passes over those that do not take', () => {
    const ring = ringOf(numbers(50), (slot) => ({ weight: 1 + (slot % 2) }));
    const counts = tally(
      chosen(
        roundRobin,
        ring,
        3000,
        viewOf((slot) => slot >= 25),
      ),
    );
    expect(Math.min(...counts.keys())).toBe(25);
    expect(counts.size).toBe(25);
  });
});
