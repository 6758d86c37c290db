import { describe, expect, it } from 'vitest';
import { random } from './random.ts';
import { chosen, numbers, ringOf, strategyContract, tally } from './strategy.contract.ts';

describe('random', () => {
  strategyContract(random);
  it('has no order that one could follow', () => {
    expect(new Set(chosen(random, ringOf(numbers(50)), 50)).size).toBeLessThan(50);
  });
  it('does not look at weights', () => {
    const counts = tally(
      chosen(
        random,
        ringOf(numbers(10), (slot) => ({ weight: 1 + slot * 50 })),
        20_000,
      ),
    );
    // Chi-squared with 9 degrees of freedom stays below 27.9 in 999 of 1000 runs.
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(chi).toBeLessThan(27.9);
  });
});
