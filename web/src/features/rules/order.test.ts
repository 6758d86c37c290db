import { describe, expect, it } from 'vitest';
import { movedTo, placeUnder } from './order.ts';

const letters = [...'abcd'].map((id) => ({ id }));
const text = (items: readonly { readonly id: string }[]): string => items.map(({ id }) => id).join('');

describe('places in the order', () => {
  it('moves up, down and not at all', () => {
    expect(text(movedTo(letters, 'd', 0))).toBe('dabc');
    expect(text(movedTo(letters, 'a', 2))).toBe('bcad');
    expect(text(movedTo(letters, 'b', 9))).toBe('acdb');
    expect(movedTo(letters, 'x', 0)).toBe(letters);
  });
  it('lands between the rows whose middles the pointer is between', () => {
    expect([0, 15, 25, 99].map((y) => placeUnder([10, 20, 30], y))).toEqual([0, 1, 2, 3]);
  });
});
