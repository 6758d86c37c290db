import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DialTimes, generationMs } from './dial-times.ts';

const near = (read: number | undefined, truth: number) => expect(Math.abs(read! - truth) / truth).toBeLessThan(0.06);

describe('dial times', () => {
  it('give back percentiles', () => {
    const times = new DialTimes();
    expect([times.count(0), times.percentile(95, 0)]).toEqual([0, undefined]);
    for (let ms = 1; ms <= 1000; ms++) times.note(ms, 1);
    expect(times.count(1)).toBe(1000);
    for (const percent of [50, 95, 99]) near(times.percentile(percent, 1), percent * 10);
  });
  it('forget after one to two generations', () => {
    const times = new DialTimes();
    for (let i = 0; i < 100; i++) times.note(10, 0);
    for (let i = 0; i < 100; i++) times.note(900, generationMs);
    expect(times.count(generationMs)).toBe(200);
    near(times.percentile(40, generationMs), 10);
    expect(times.count(2 * generationMs)).toBe(100);
    near(times.percentile(40, 2 * generationMs), 900);
    expect([times.count(4 * generationMs), times.percentile(40, 4 * generationMs)]).toEqual([0, undefined]);
  });
  it('begin anew after a pause', () => {
    const times = new DialTimes();
    for (let i = 0; i < 100; i++) times.note(900, 0);
    for (let i = 0; i < 10; i++) times.note(10, 3 * generationMs);
    expect(times.count(3 * generationMs)).toBe(10);
    near(times.percentile(95, 3 * generationMs), 10);
  });
  it('notice a change within a few dials', () => {
    const times = new DialTimes();
    for (let i = 0; i < 100; i++) times.note(10, 0);
    near(times.percentile(50, 0), 10);
    for (let i = 0; i < 200; i++) times.note(500, 1);
    near(times.percentile(50, 1), 500);
  });
  it('count those of the last generation, and none older than two, over any times', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(3000), fc.nat(80_000)), { minLength: 1, maxLength: 60 }), (gaps) => {
        const times = new DialTimes();
        const noted: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          noted.push((now += gap));
          times.note(5, now);
          const within = (ms: number) => noted.filter((at) => now - at < ms).length;
          expect(times.count(now)).toBeGreaterThanOrEqual(Math.min(within(generationMs), noted.length));
          expect(times.count(now)).toBeLessThanOrEqual(within(3 * generationMs));
        }
      }),
    );
  });
});
