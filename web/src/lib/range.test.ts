import { describe, expect, it } from 'vitest';
import { choicesOf, readRange } from './range.ts';

describe('the span of the list', () => {
  it('moves with the clock when it is relative', () => {
    expect(readRange('-1h', '').from(10_000_000)).toBe(6_400_000);
    expect(readRange('-1h', '').fixed).toBe(false);
  });
  it('stands still between two moments', () => {
    const { from, to, fixed } = readRange('1970-01-01T00:01Z', '120000');
    expect([from(5), to, fixed]).toEqual([60_000, 120_000, true]);
  });
  it('may be any that can be read, beside those that are offered', () => {
    expect(choicesOf('-3h', ['-1h'])).toEqual({ value: '-3h', others: ['-3h'] });
    expect(choicesOf('-1h', ['-1h'])).toEqual({ value: '-1h', others: [] });
    expect(choicesOf('soon', ['-1h'])).toEqual({ value: '', others: [] });
    expect(readRange('-3h', '').backMs).toBe(10_800_000);
  });
  it('is everything when nothing can be read', () => {
    const { from, to, fixed } = readRange('soon', '');
    expect([from(5), to, fixed]).toEqual([null, null, false]);
  });
});
