import { describe, expect, it } from 'vitest';
import { weighted } from './weighted.ts';
import { anyTurn, everyone, rotationOf, strategyContract, tally, viewOf } from './strategy.contract.ts';

describe('weighted', () => {
  strategyContract(weighted);
  it('follows the weights within five standard deviations', () => {
    const rotation = rotationOf([0, 1, 2], (slot) => [1, 2, 7][slot]!);
    const counts = tally(weighted, rotation, 10_000);
    for (const [slot, share] of [0.1, 0.2, 0.7].entries()) {
      const deviation = Math.sqrt(10_000 * share * (1 - share));
      expect(Math.abs(counts.get(slot)! - 10_000 * share)).toBeLessThan(5 * deviation);
    }
    expect(
      weighted(
        rotation,
        viewOf((slot) => slot === 0),
        anyTurn(),
      ),
    ).toBe(0);
    expect(weighted(rotation, everyone, anyTurn())).toBeGreaterThanOrEqual(0);
  });
});
