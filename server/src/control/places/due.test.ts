import { describe, expect, it } from 'vitest';
import { dueAt, neverMeasured } from './due.ts';

const pace = { intervalMs: 3_600_000, share: 0.5 };
const now = 1_800_000_000_000;

describe('when an exit is measured', () => {
  it('is before everything else when it never was', () => expect(dueAt(neverMeasured, pace, now)).toBe(0));

  it('is an interval after the last time, give or take a tenth', () => {
    const it = { ...neverMeasured, measuredAt: now };
    expect(dueAt(it, pace, now)).toBe(now + 3_600_000);
    expect(dueAt(it, { ...pace, share: 0 }, now)).toBe(now + 3_240_000);
    expect(dueAt(it, { ...pace, share: 1 }, now)).toBeCloseTo(now + 3_960_000, 0);
  });

  it('is later after each failure, but never later than an interval', () => {
    const after = (failures: number) => dueAt({ ...neverMeasured, failures, failedAt: now }, pace, now) - now;
    expect([1, 2, 3].map(after)).toEqual([60_000, 120_000, 240_000]);
    expect(after(1000)).toBe(3_600_000);
  });

  it('is not put off by a clock that was set back', () => {
    expect(dueAt({ ...neverMeasured, measuredAt: now + 9_000_000 }, pace, now)).toBe(now + 3_600_000);
  });
});
