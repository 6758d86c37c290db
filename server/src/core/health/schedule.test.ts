import { describe, expect, it } from 'vitest';
import { nextProbeAt } from './schedule.ts';

const every = (share: number) => ({ intervalMs: 60_000, share });
const of = (state: 'healthy' | 'ejected' | 'probation' | 'unproven', untilAt: number | null = null) => ({
  state,
  sinceAt: 0,
  untilAt,
  suspected: false,
});

describe('nextProbeAt', () => {
  it('is now for an exit that was never probed', () => expect(nextProbeAt(of('healthy'), null, every(0), 5)).toBe(5));
  it('spreads healthy exits by a tenth around the interval', () => {
    expect([0, 0.5, 1].map((share) => nextProbeAt(of('healthy'), 1000, every(share), 2000))).toEqual([
      55_000, 61_000, 67_000,
    ]);
  });
  it('asks one that just failed at once, and soon again', () => {
    const suspect = { ...of('healthy'), suspected: true };
    expect(nextProbeAt(suspect, 1000, every(0.5), 5000)).toBe(5000);
    expect(nextProbeAt(suspect, 4900, every(0.5), 5000)).toBe(5150);
  });
  it('comes back to those on trial soon', () => {
    expect(nextProbeAt(of('probation'), 1000, every(0.5), 2000)).toBe(7000);
    expect(nextProbeAt(of('unproven'), 1000, { intervalMs: 5000, share: 0.5 }, 1500)).toBe(2000);
  });
  it('asks an ejected one when its time is over', () =>
    expect(nextProbeAt(of('ejected', 90_000), 1000, every(0.5), 2000)).toBe(90_000));
  it('never lies in the past', () => expect(nextProbeAt(of('healthy'), 0, every(0.5), 1e9)).toBe(1e9));
});
