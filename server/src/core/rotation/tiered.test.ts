import { describe, expect, it } from 'vitest';
import { chosen, ringOf, viewOf } from './strategy.contract.ts';
import { tiered } from './tiered.ts';

describe('tiered', () => {
  it('keeps a place in the order for each tier', () => {
    const byPriority = tiered('priority');
    const ring = ringOf([0, 1, 2, 3], (slot) => ({ priority: slot % 2 }));
    expect(chosen(byPriority, ring, 3)).toEqual([0, 2, 0]);
    const odd = viewOf((slot) => slot % 2 === 1);
    expect(chosen(byPriority, ring, 3, odd)).toEqual([1, 3, 1]);
    expect(chosen(byPriority, ring, 2)).toEqual([2, 0]);
  });
});
