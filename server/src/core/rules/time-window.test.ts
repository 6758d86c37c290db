import { describe, expect, it } from 'vitest';
import { isOpen, timeWindowOf } from './time-window.ts';

/** 2026-11-23 is a Monday. */
const at = (day: number, clock: string): number => Date.parse(`2026-11-${22 + day}T${clock}:00Z`);
const week = [1, 2, 3, 4, 5, 6, 7];

describe('a time window', () => {
  it('is open on its days, from its first minute until before its last', () => {
    const office = timeWindowOf([1, 5], '09:00', '17:30');
    expect(week.filter((day) => isOpen(office, at(day, '12:00')))).toEqual([1, 5]);
    const clocks = ['08:59', '09:00', '17:29', '17:30'];
    expect(clocks.map((clock) => isOpen(office, at(1, clock)))).toEqual([false, true, true, false]);
  });
  it('reaches over midnight into the day after, from Sunday into Monday too', () => {
    const night = timeWindowOf([7], '22:00', '06:00');
    expect(isOpen(night, at(7, '22:00'))).toBe(true);
    expect(isOpen(night, at(1, '05:59'))).toBe(true);
    expect(isOpen(night, at(1, '06:00'))).toBe(false);
    expect(isOpen(night, at(7, '05:00'))).toBe(false);
    expect(isOpen(night, at(1, '22:00'))).toBe(false);
  });
  it('lasts a whole day when it ends as it begins', () => {
    const day = timeWindowOf([3], '00:00', '00:00');
    expect(week.filter((it) => isOpen(day, at(it, '23:59')))).toEqual([3]);
    const noonToNoon = timeWindowOf([3], '12:00', '12:00');
    expect(
      [at(3, '11:59'), at(3, '12:00'), at(4, '11:59'), at(4, '12:00')].map((it) => isOpen(noonToNoon, it)),
    ).toEqual([false, true, true, false]);
  });
});
