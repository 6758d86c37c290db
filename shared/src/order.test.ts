import { describe, expect, it } from 'vitest';
import { inOrder, readOrder } from './order.ts';

describe('the order of a list', () => {
  it('is a field, or a field from the greatest down', () => {
    expect(readOrder('-name', ['name', 'used'])).toEqual({ field: 'name', down: true });
    expect(readOrder('used', ['name', 'used'])).toEqual({ field: 'used', down: false });
    for (const text of ['', '-', 'luck', '--name']) expect(readOrder(text, ['name'])).toBeUndefined();
  });
  it('keeps equal rows as they were, and has those without a key last', () => {
    const rows = [{ k: null }, { k: 'b', n: 1 }, { k: 'A' }, { k: 'B', n: 2 }];
    const order = (down: boolean) => inOrder(rows, ({ k }) => k, down).map(({ k, n }) => `${k}${n ?? ''}`);
    expect(order(false)).toEqual(['A', 'b1', 'B2', 'null']);
    expect(order(true)).toEqual(['b1', 'B2', 'A', 'null']);
  });
});
