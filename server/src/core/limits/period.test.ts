import { expect, it } from 'vitest';
import { dayMs, dayOf, isCapped, noCaps, periodOf, sameCaps } from './period.ts';

const day = (text: string): number => dayOf(Date.parse(`${text}T12:00:00Z`));
const text = (of: number): string => new Date(of * dayMs).toISOString().slice(0, 10);
const month = (of: string, resetDay: number): string[] => {
  const { first, end } = periodOf('month', day(of), resetDay);
  return [text(first), text(end)];
};

it('has days of UTC', () => {
  expect(periodOf('day', day('2026-02-28'), 1)).toEqual({ first: day('2026-02-28'), end: day('2026-03-01') });
  expect(dayOf(Date.parse('2026-02-28T23:59:59.999Z'))).toBe(day('2026-02-28'));
});
it('begins a month on the day that was chosen', () => {
  expect(month('2026-01-31', 1)).toEqual(['2026-01-01', '2026-02-01']);
  expect(month('2026-01-14', 15)).toEqual(['2025-12-15', '2026-01-15']);
  expect(month('2026-01-15', 15)).toEqual(['2026-01-15', '2026-02-15']);
  expect(month('2028-02-29', 28)).toEqual(['2028-02-28', '2028-03-28']);
  expect(month('2026-12-31', 28)).toEqual(['2026-12-28', '2027-01-28']);
});
it('covers every day exactly once, whatever the reset day', () => {
  for (let resetDay = 1; resetDay <= 28; resetDay++)
    for (let d = day('2027-12-01'), last = periodOf('month', d, resetDay); d < day('2029-02-01'); d++) {
      const now = periodOf('month', d, resetDay);
      expect(d >= now.first && d < now.end).toBe(true);
      expect(now.first === last.first || now.first === last.end).toBe(true);
      last = now;
    }
});
it('knows caps', () => {
  expect(isCapped(noCaps)).toBe(false);
  expect(isCapped({ ...noCaps, bytesPerDay: 1 })).toBe(true);
  expect(sameCaps(noCaps, { ...noCaps })).toBe(true);
  expect(sameCaps(noCaps, { ...noCaps, resetDay: 2 })).toBe(false);
});
