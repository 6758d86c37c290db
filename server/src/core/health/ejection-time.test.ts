import { expect, it } from 'vitest';
import { ejectionMs, ejectionsAfter } from './ejection-time.ts';

const times = { baseEjectionMs: 30_000, maxEjectionMs: 300_000 };
it('doubles and stops at the most', () => {
  expect([1, 2, 3, 4, 5, 500].map((n) => ejectionMs(n, times))).toEqual([
    30_000, 60_000, 120_000, 240_000, 300_000, 300_000,
  ]);
});
it('forgives one for each minute, or base time if that is longer', () => {
  expect(ejectionsAfter(3, 59_999, times)).toBe(3);
  expect(ejectionsAfter(3, 120_000, times)).toBe(1);
  expect(ejectionsAfter(3, 120_000, { ...times, baseEjectionMs: 120_000 })).toBe(2);
  expect(ejectionsAfter(3, 1e9, times)).toBe(0);
  expect(ejectionsAfter(3, -5, times)).toBe(3);
});
