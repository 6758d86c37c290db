import { describe, expect, it } from 'vitest';
import { chosen, numbers, ringOf, strategyContract } from './strategy.contract.ts';
import { weighted } from './weighted.ts';

describe('weighted', () => {
  strategyContract(weighted, { weights: true });
  it('is chance, not an order', () => {
    const picks = chosen(
      weighted,
      ringOf(numbers(2), (slot) => ({ weight: 1 + slot })),
      3000,
    );
    // The light one twice in a row: a third of its choices, and never in an even order.
    const twice = picks.filter((slot, i) => slot === 0 && picks[i + 1] === 0).length;
    expect(Math.abs(twice - 3000 / 9)).toBeLessThan(5 * Math.sqrt(3000 / 9));
  });
});
