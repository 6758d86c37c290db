import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prng } from '../math/prng.ts';
import { leastPerSecond, Rate, warmSize } from './warm-size.ts';

describe('warmSize', () => {
  it.each([
    ['nothing where a connection opens at once', 1000, 1, 4, 0],
    ['nothing while it is not known how long one takes', 1000, NaN, 4, 0],
    ['nothing for an exit that is hardly used', leastPerSecond / 2, 100, 4, 0],
    ['one for a few dials a second', 1, 100, 4, 1],
    ['what comes while one is opened, and some', 10, 100, 8, 3],
    ['no more than allowed', 1000, 100, 4, 4],
  ])('is %s', (...[, perSecond, openMs, most, size]) => expect(warmSize(perSecond, openMs, most)).toBe(size));

  it('grows with the rate and with the time, within its limit', () => {
    const rate = fc.double({ min: 0, max: 500, noNaN: true });
    const ms = fc.double({ min: 0, max: 2000, noNaN: true });
    fc.assert(
      fc.property(rate, ms, fc.integer({ min: 1, max: 32 }), (perSecond, openMs, most) => {
        const size = warmSize(perSecond, openMs, most);
        expect(size).toBeGreaterThanOrEqual(0);
        expect(size).toBeLessThanOrEqual(most);
        expect(warmSize(perSecond * 2, openMs, most)).toBeGreaterThanOrEqual(size);
        expect(warmSize(perSecond, openMs * 2, most)).toBeGreaterThanOrEqual(size);
      }),
    );
  });

  it('is enough for most dials that come at random', () => {
    const chance = new Prng(3);
    const [perSecond, openMs] = [8, 100];
    const size = warmSize(perSecond, openMs, 32);
    let [now, hits, dials] = [0, 0, 0];
    const openAt: number[] = Array.from({ length: size }, () => 0);
    for (; dials < 5000; dials++) {
      now += (-Math.log(1 - chance.share()) * 1000) / perSecond;
      const ready = openAt.findIndex((at) => at <= now);
      if (ready < 0) continue;
      hits++;
      openAt[ready] = now + openMs;
    }
    expect(hits / dials).toBeGreaterThan(0.9);
  });
});

describe('a rate', () => {
  it('is the number of a second once it has settled, and fades in silence', () => {
    const rate = new Rate();
    for (let i = 0; i < 400; i++) rate.add(i * 100);
    expect(rate.perSecond(39_900)).toBeGreaterThan(9.5);
    expect(rate.perSecond(39_900)).toBeLessThan(10.5);
    expect(rate.perSecond(39_900 + 25_000)).toBeLessThan(leastPerSecond);
  });
});
