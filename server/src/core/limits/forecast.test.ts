import { expect, it } from 'vitest';
import { paceOf, spentAt } from './forecast.ts';
import { dayMs } from './period.ts';

const period = { first: 100, end: 130 };

it('is the bytes of a day', () => {
  expect(paceOf(700, 0, 7 * dayMs)).toBe(100);
  expect(paceOf(50, 0, dayMs / 2)).toBe(100);
});
it('says nothing of less than an hour', () => {
  expect(paceOf(50, 0, 3_599_999)).toBeNull();
});
it('foresees when a cap is spent', () => {
  const now = 110 * dayMs;
  expect(spentAt(500, 100, period, now)).toBe(115 * dayMs);
  // Not before the period ends.
  expect(spentAt(9500, 100, period, now)).toBeNull();
  expect(spentAt(0, 100, period, now)).toBeNull();
  expect(spentAt(990, 0, period, now)).toBeNull();
  expect(spentAt(990, null, period, now)).toBeNull();
});
