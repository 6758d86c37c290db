import { describe, expect, it } from 'vitest';
import { formatPrice } from './format.ts';

describe('a price', () => {
  it('is zero only when it is nothing', () => {
    expect([0, 4, 0.35, 0.0042, 0.00003].map(formatPrice)).toEqual(['0', '4', '0.35', '0.004', '0.00003']);
    expect(formatPrice(null)).toBe('–');
  });
});
