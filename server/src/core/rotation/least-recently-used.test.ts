import { describe, expect, it } from 'vitest';
import { Prng } from '../math/prng.ts';
import { leastRecentlyUsed } from './least-recently-used.ts';
import { anyTurn, chosen, numbers, ringOf, strategyContract, viewOf, wantOf } from './strategy.contract.ts';

describe('least-recently-used', () => {
  strategyContract(leastRecentlyUsed, { above: 0 });
  it('takes the one whose last use is longest ago, those never used first', () => {
    const used = [50, 20, 40, 30];
    const of = () =>
      chosen(
        leastRecentlyUsed,
        ringOf(numbers(4)),
        1,
        viewOf(() => true, { lastUsedAt: (slot) => used[slot]! }),
      );
    expect(of()).toEqual([1]);
    used[2] = 0;
    expect(of()).toEqual([2]);
  });
  it('is exact in a small pool that others use, too', () => {
    const used = new Array<number>(60).fill(0);
    const ring = ringOf(numbers(60));
    const view = viewOf(() => true, { lastUsedAt: (slot) => used[slot]! });
    const turn = anyTurn();
    const chance = new Prng(3);
    for (let now = 1; now < 2000; now++) {
      if (chance.below(2) === 0) used[chance.below(60)] = now;
      const slot = leastRecentlyUsed(ring, view, turn, wantOf(now));
      expect(used[slot]).toBe(Math.min(...used));
      used[slot] = now;
    }
  });
  it('uses all of a large pool before it repeats one, nearly', () => {
    const used = new Array<number>(1000).fill(0);
    const ring = ringOf(numbers(1000));
    const view = viewOf(() => true, { lastUsedAt: (slot) => used[slot]! });
    const turn = anyTurn();
    for (let now = 1; now <= 5000; now++) {
      const slot = leastRecentlyUsed(ring, view, turn, wantOf(now));
      if (used[slot] !== 0) expect(now - used[slot]!).toBeGreaterThan(900);
      used[slot] = now;
    }
  });
});
