import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from './hash.ts';
import { peakEwma } from './peak-ewma.ts';
import { SiteLatency } from './site-latency.ts';

const exit = (i: number) => hashOf(`exit_${i}`);
const site = (i: number) => hashOf(`site-${i}.test`);

describe('latencies by site', () => {
  it('are unknown until seen, and apart for each exit and site', () => {
    const table = new SiteLatency();
    expect(table.of(exit(1), site(1))).toBeNaN();
    table.observe(exit(1), site(1), 120, 5);
    expect(table.of(exit(1), site(1))).toBe(120);
    expect([table.of(exit(2), site(1)), table.of(exit(1), site(2))]).toEqual([NaN, NaN]);
  });
  it('are peak-sensitive averages', () => {
    const seen = fc.array(fc.tuple(fc.nat(5000), fc.nat(2000)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(seen, fc.nat(1e9), (observations, start) => {
        const table = new SiteLatency(4);
        let truth = NaN;
        let now = start;
        for (const [since, ms] of observations) {
          now += since;
          truth = peakEwma(truth, ms, since);
          table.observe(7, 8, ms, now);
        }
        expect(Math.abs(table.of(7, 8) - truth)).toBeLessThanOrEqual(1e-5 * (1 + truth));
      }),
    );
  });
  it('stay few: a new pair takes the place of the one seen longest ago', () => {
    const table = new SiteLatency(2);
    for (let i = 0; i < 4; i++) table.observe(exit(i), site(0), 10 + i, i);
    table.observe(exit(0), site(0), 10, 10);
    table.observe(exit(9), site(0), 99, 11);
    expect([0, 1, 2, 3, 9].map((i) => table.of(exit(i), site(0)))).toEqual([10, NaN, 12, 13, 99]);
  });
  it('begin anew for a pair that comes back', () => {
    const table = new SiteLatency(2);
    table.observe(1, 0, 9000, 0);
    for (let i = 2; i < 6; i++) table.observe(i, 0, 5, i);
    table.observe(1, 0, 20, 10);
    expect(table.of(1, 0)).toBe(20);
  });
  it('remember nearly all pairs of half a table', () => {
    const table = new SiteLatency(12);
    for (let i = 0; i < 2048; i++) table.observe(exit(i % 128), site(i >> 7), i, i);
    let known = 0;
    for (let i = 0; i < 2048; i++) if (table.of(exit(i % 128), site(i >> 7)) === i) known++;
    expect(known).toBeGreaterThan(1900);
  });
});
