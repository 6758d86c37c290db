import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bucketCount, bucketOf, edge, percentile } from './histogram.ts';

it('puts a duration under its edge and above the one before', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (ms) => {
      const bucket = bucketOf(ms);
      expect(ms).toBeLessThanOrEqual(edge(bucket));
      if (bucket > 0) expect(ms).toBeGreaterThan(edge(bucket - 1));
    }),
  );
  expect([bucketOf(NaN), bucketOf(-1), bucketOf(Infinity)]).toEqual([0, 0, bucketCount - 1]);
});
it('reads percentiles back within five percent', () => {
  const counts = new Uint32Array(bucketCount);
  for (let ms = 1; ms <= 1000; ms++) counts[bucketOf(ms)]!++;
  for (const percent of [50, 95, 99]) {
    const read = percentile(counts, percent)!;
    expect(Math.abs(read - percent * 10) / (percent * 10)).toBeLessThan(0.06);
  }
  expect(percentile(new Uint32Array(bucketCount), 50)).toBeUndefined();
});
