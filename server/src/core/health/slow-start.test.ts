import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStepMs, slowStartDefaults as policy, slowStartShare, slowStartWeight } from './slow-start.ts';

const policies = fc.record({
  windowMs: fc.integer({ min: 0, max: 600_000 }),
  aggression: fc.double({ min: 0.2, max: 5, noNaN: true }),
  minWeightPercent: fc.integer({ min: 0, max: 100 }),
});
const since = fc.integer({ min: -1000, max: 700_000 });

describe('slow start', () => {
  it('is linear at aggression 1, from the least share to all', () => {
    const shares = [0, 3000, 15_000, 27_000, 30_000, 1e9].map((ms) => slowStartShare(ms, policy));
    expect(shares).toEqual([0.1, 0.1, 0.5, 0.9, 1, 1]);
  });
  it('gives more weight early with more aggression', () => {
    const at = (aggression: number) => slowStartShare(7500, { ...policy, aggression });
    expect(at(2)).toBeCloseTo(0.5);
    expect(at(1)).toBeCloseTo(0.25);
    expect(at(0.5)).toBeCloseTo(0.1);
  });
  it('is off without a window', () => {
    expect(slowStartShare(0, { ...policy, windowMs: 0 })).toBe(1);
    expect(nextStepMs(0, { ...policy, windowMs: 0 })).toBeUndefined();
  });
  it('takes the first second as passed, and a clock that jumped back as just now', () => {
    const short = { ...policy, windowMs: 2000 };
    expect([-500, 0, 1000].map((ms) => slowStartShare(ms, short))).toEqual([0.5, 0.5, 0.5]);
  });
  it('never falls, and stays within its bounds', () => {
    fc.assert(
      fc.property(policies, since, since, fc.integer({ min: 1, max: 65_535 }), (ramp, a, b, weight) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(slowStartShare(early, ramp)).toBeLessThanOrEqual(slowStartShare(late, ramp));
        const weights = [early, late].map((ms) => slowStartWeight(weight, ms, ramp));
        expect(weights[0]).toBeLessThanOrEqual(weights[1]!);
        expect(weights[0]).toBeGreaterThanOrEqual(1);
        expect(weights[1]).toBeLessThanOrEqual(weight);
        expect(slowStartWeight(weight, ramp.windowMs, ramp)).toBe(weight);
      }),
    );
  });
  it('ends after at most ten steps, each of which is a change', () => {
    fc.assert(
      fc.property(policies, (ramp) => {
        const times: number[] = [];
        for (let ms = nextStepMs(0, ramp); ms !== undefined; ms = nextStepMs(ms, ramp)) {
          expect(ms).toBeGreaterThan(times.at(-1) ?? 0);
          times.push(ms);
          expect(times.length).toBeLessThanOrEqual(10);
        }
        const weights = [0, ...times].map((ms) => slowStartWeight(1000, ms, ramp));
        expect(weights.at(-1)).toBe(1000);
        expect(weights.slice(1).every((w, i) => w > weights[i]!)).toBe(true);
      }),
    );
  });
});
