import { describe, expect, it } from 'vitest';
import { cheapest } from './cheapest.ts';
import { chosen, numbers, ringOf, strategyContract, tally, viewOf } from './strategy.contract.ts';

describe('cheapest', () => {
  strategyContract(cheapest, { weights: true, above: 0 });
  it('takes the lowest price, then the next, and those without a price last', () => {
    const prices = [0.9, Infinity, 0.2, 0.2, 0];
    const ring = ringOf(numbers(5), (slot) => ({ price: prices[slot]! }));
    const without = (...slots: number[]) => [
      ...tally(
        chosen(
          cheapest,
          ring,
          10,
          viewOf((s) => !slots.includes(s)),
        ),
      ),
    ];
    expect(without()).toEqual([[4, 10]]);
    expect(without(4)).toEqual([
      [2, 5],
      [3, 5],
    ]);
    expect(without(4, 3, 2)).toEqual([[0, 10]]);
    expect(without(4, 3, 2, 0)).toEqual([[1, 10]]);
  });
});
