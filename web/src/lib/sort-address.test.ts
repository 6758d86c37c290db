import { describe, expect, it } from 'vitest';
import { nextSort, sortIn } from './sort-address.ts';

describe('the order in the address', () => {
  it('starts figures from the largest and names from A, and turns with a second press', () => {
    expect(nextSort('', 'name', false)).toBe('name');
    expect(nextSort('name', 'name', false)).toBe('-name');
    expect(nextSort('-name', 'used', true)).toBe('-used');
    expect(nextSort('-used', 'used', true)).toBe('used');
  });
  it('is the usual one where the address names no field of the list', () => {
    const read = (sort: string) => sortIn({ get: () => sort }, ['name', 'used']);
    expect(read('-used')).toBe('-used');
    for (const bad of ['luck', '-', '']) expect(read(bad)).toBe('');
  });
});
