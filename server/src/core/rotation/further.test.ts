import { describe, expect, it } from 'vitest';
import { strategies } from '@gyre/shared/vocabulary';
import { furtherStrategies } from './further.ts';
import { anyTurn, numbers, ringOf, viewOf, wantOf } from './strategy.contract.ts';

/** Slots 0 … 39 of a hundred failed together, and nobody knows yet. */
const dead = 40;

describe.each(strategies.filter((it) => it !== 'timed'))('further attempts under %s', (name) => {
  it('do not walk along neighbours that died together', () => {
    const turn = anyTurn();
    let stuck = 0;
    for (let request = 0; request < 500; request++) {
      const ring = ringOf(numbers(100));
      ring.cursor = 0;
      // The first attempt failed at slot 0; four more may be made.
      const tried = new Set([0]);
      const view = viewOf((slot) => !tried.has(slot));
      const want = wantOf(request);
      let attempts = 0;
      for (let slot = 0; slot < dead && attempts < 4; attempts++) {
        slot = furtherStrategies[name](ring, view, turn, want);
        tried.add(slot);
        if (slot >= dead) break;
      }
      if ([...tried].every((slot) => slot < dead)) stuck++;
    }
    // By chance 0.4 ^ 4 = 2.6 %.
    expect(stuck).toBeLessThan(40);
  });
  it('stay within the pool and say −1 when all were tried', () => {
    const ring = ringOf([3, 5]);
    const tried = new Set<number>();
    const view = viewOf((slot) => !tried.has(slot));
    for (let i = 0; i < 2; i++) tried.add(furtherStrategies[name](ring, view, anyTurn(), wantOf(i)));
    expect([...tried].sort()).toEqual([3, 5]);
    expect(furtherStrategies[name](ring, view, anyTurn(), wantOf(2))).toBe(-1);
  });
});
