import { describe, expect, it } from 'vitest';
import { hashOf } from '../math/hash.ts';
import { anyTurn, everyone, numbers, ringOf, strategyContract, viewOf, wantOf } from './strategy.contract.ts';
import { makeTurn } from './strategy.ts';
import { timed } from './timed.ts';

const at = (ring: ReturnType<typeof ringOf>, nowMs: number, view = everyone) =>
  timed(ring, view, anyTurn(), wantOf(0, { nowMs }));

describe('timed', () => {
  strategyContract(timed, { above: 0.35, below: 0.7 });
  it('keeps the exit for the period', () => {
    const ring = ringOf(numbers(20));
    for (let period = 0; period < 50; period++) {
      const within = [0, 1, 30_000, 59_999].map((ms) => at(ring, period * 60_000 + ms));
      expect(new Set(within).size).toBe(1);
    }
  });
  it('is the same in every worker, whatever slots its exits have and however they came', () => {
    const ids = numbers(30);
    const here = ringOf(ids);
    const there = ringOf(ids.map((i) => i + 100).reverse(), (slot) => ({ hash: hashOf(`exit_${slot - 100}`) }));
    const other = makeTurn({ worker: 1, workers: 2, seed: 9 });
    for (let i = 0; i < 200; i++) expect(timed(there, everyone, other, wantOf(i)) - 100).toBe(at(here, i * 60_000));
  });
  it('does not use the same exit for two periods in a row', () => {
    for (const n of [3, 4, 10, 64]) {
      const ring = ringOf(numbers(n));
      for (let i = 0; i < 300; i++) expect(at(ring, i * 60_000)).not.toBe(at(ring, (i + 1) * 60_000));
    }
  });
  it('falls to another exit while its own does not take, the same for all', () => {
    const ring = ringOf(numbers(20));
    for (let i = 0; i < 100; i++) {
      const own = at(ring, i * 60_000);
      const others = [0, 1, 2].map(() =>
        at(
          ring,
          i * 60_000,
          viewOf((slot) => slot !== own),
        ),
      );
      expect(new Set([own, ...others]).size).toBe(2);
    }
  });
  it('keeps most periods where they are when an exit goes', () => {
    const ring = ringOf(numbers(100));
    const before = numbers(400).map((i) => at(ring, i * 60_000));
    ring.remove(50);
    const moved = before.filter((slot, i) => slot !== 50 && at(ring, i * 60_000) !== slot);
    expect(moved.length).toBe(0);
  });
  it('gives pools their own order', () => {
    const ring = ringOf(numbers(50));
    const of = (pool: string) =>
      numbers(50).map((i) => timed(ring, everyone, anyTurn(), wantOf(i, { seed: hashOf(pool) })));
    expect(of('a').filter((slot, i) => slot === of('b')[i]).length).toBeLessThan(10);
  });
});
