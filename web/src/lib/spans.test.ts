import { describe, expect, it } from 'vitest';
import { readSpan, spanText } from './spans.ts';

describe('times people type', () => {
  it('reads what it writes', () => {
    for (const ms of [250, 1000, 90_000, 600_000, 7_200_000, 86_400_000])
      expect(readSpan(spanText(ms), 0, Infinity)).toBe(ms);
    expect(spanText(600_000)).toBe('10 m');
  });
  it('takes seconds without a unit, and fractions', () => {
    expect(readSpan('30', 0, 60_000)).toBe(30_000);
    expect(readSpan('1.5h', 0, Infinity)).toBe(5_400_000);
    expect(readSpan('5 min', 0, Infinity)).toBe(300_000);
  });
  it('refuses what is no time or out of range', () => {
    for (const bad of ['', 'soon', '10 w', '-1 s', '0.5 s', '2 d']) expect(readSpan(bad, 1000, 86_400_000)).toBeNull();
  });
});
