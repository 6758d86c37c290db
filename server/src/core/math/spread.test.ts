import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanSpread, median, medianSpread } from './spread.ts';

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });

describe('spread', () => {
  it('knows textbook numbers', () => {
    expect(meanSpread([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ centre: 5, deviation: 2 });
    expect(medianSpread([1, 1, 2, 2, 4, 6, 9])).toEqual({ centre: 2, deviation: 1.4826 });
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  });
  it('is not a number for no numbers', () => {
    expect([median([]), meanSpread([]).centre, medianSpread([]).deviation]).toEqual([NaN, NaN, NaN]);
  });
  it('has as many numbers below its median as above, in any order', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const middle = median(values);
        const half = values.length / 2;
        expect(values.filter((v) => v < middle).length).toBeLessThanOrEqual(half);
        expect(values.filter((v) => v > middle).length).toBeLessThanOrEqual(half);
        expect(median([...values].reverse())).toBe(middle);
      }),
    );
  });
  it('moves with its numbers, and its width does not', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -500, max: 500 }), (values, by) => {
        for (const spreadOf of [meanSpread, medianSpread]) {
          const [before, after] = [spreadOf(values), spreadOf(values.map((v) => v + by))];
          expect(after.centre).toBeCloseTo(before.centre + by, 6);
          expect(after.deviation).toBeCloseTo(before.deviation, 6);
        }
      }),
    );
  });
  it('is not moved out of the sane numbers by a wild minority', () => {
    const sane = fc.array(fc.integer({ min: 90, max: 110 }), { minLength: 6, maxLength: 20 });
    fc.assert(
      fc.property(sane, fc.array(fc.constantFrom(-1e9, 1e9), { maxLength: 5 }), (values, wild) => {
        const { centre, deviation } = medianSpread([...values, ...wild]);
        expect(centre).toBeGreaterThanOrEqual(90);
        expect(centre).toBeLessThanOrEqual(110);
        expect(deviation).toBeLessThanOrEqual(20 * 1.4826);
      }),
    );
  });
});
