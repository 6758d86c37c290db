import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latencyOutlierDefaults as policy, type SiteReading, slowAtSites, slowOverall } from './latency-outlier.ts';

const reading = (exit: string, ms: number, over: Partial<SiteReading> = {}): SiteReading => ({
  exit,
  site: 'shop.test',
  samples: 20,
  ms,
  ...over,
});
const names = (all: readonly { readonly exit: string }[]) => all.map(({ exit }) => exit);
/** Peers within a factor of `most` ÷ 100 of each other. */
const peersUpTo = (most: number) =>
  fc
    .array(fc.integer({ min: 100, max: most }), { minLength: 8, maxLength: 60 })
    .map((all) => all.map((ms, i) => reading(`exit_${i}`, ms)));
const judges = [slowAtSites, slowOverall];

describe('latency outliers', () => {
  it('never are when all peers are equal', () => {
    const latency = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.nat(60), latency, (n, ms) => {
        const equal = Array.from({ length: n }, (_, i) => reading(`exit_${i}`, ms));
        for (const judge of judges) expect(judge(equal, { ...policy, leastExtraMs: 0 })).toEqual([]);
      }),
    );
  });
  it('never are among peers that are alike', () => {
    fc.assert(
      fc.property(peersUpTo(190), (readings) => {
        for (const judge of judges) expect(judge(readings, policy)).toEqual([]);
      }),
    );
  });
  it('include planted ones, though they are many', () => {
    fc.assert(
      fc.property(peersUpTo(140), fc.integer({ min: 1500, max: 9000 }), (readings, ms) => {
        const slow = Array.from({ length: Math.floor(readings.length / 3) }, (_, i) => reading(`slow_${i}`, ms));
        for (const judge of judges)
          expect(names(judge([...slow, ...readings], policy)).sort()).toEqual(names(slow).sort());
      }),
    );
  });
  it('take what is usual among the peers as usual', () => {
    const spread = [50, 100, 200, 400, 800, 1600, 3200].map((ms, i) => reading(`exit_${i}`, ms));
    expect(slowAtSites(spread, policy)).toEqual([]);
  });
  it('need samples, of their own and of enough peers', () => {
    const few = [0, 1, 2, 3].map((i) => reading(`exit_${i}`, 100));
    for (const judge of judges) {
      expect(judge([...few, reading('slow', 5000, { samples: 4 })], policy)).toEqual([]);
      expect(names(judge([...few, reading('slow', 5000, { samples: 5 })], policy))).toEqual(['slow']);
      expect(judge([...few.slice(1), reading('slow', 5000)], policy)).toEqual([]);
      expect(judge([...few.slice(1), reading('exit_9', 100, { samples: 0 }), reading('slow', 5000)], policy)).toEqual(
        [],
      );
    }
  });
  it('need a difference that somebody waits for', () => {
    const fast = Array.from({ length: 9 }, (_, i) => reading(`exit_${i}`, 10));
    expect(slowAtSites([...fast, reading('slow', 259)], policy)).toEqual([]);
    expect(slowAtSites([...fast, reading('slow', 260)], policy)).toEqual([
      { exit: 'slow', reason: 'latency_outlier', site: 'shop.test', ratio: 26, extraMs: 250 },
    ]);
  });
});

it('latency outliers need to be several times slower, however alike the others are', () => {
  const alike = Array.from({ length: 9 }, (_, i) => reading(`exit_${i}`, 1000));
  for (const judge of judges) {
    expect(judge([...alike, reading('slow', 1900)], policy)).toEqual([]);
    expect(names(judge([...alike, reading('slow', 2100)], policy))).toEqual(['slow']);
  }
});

describe('latency at sites and overall', () => {
  const both = Array.from({ length: 8 }, (_, i) => [
    reading(`exit_${i}`, 100, { site: 'fast.test' }),
    reading(`exit_${i}`, 4000, { site: 'slow.test' }),
  ]).flat();
  it('does not blame an exit for serving only slow sites', () => {
    const readings = [...both, reading('exit_9', 4100, { site: 'slow.test' })];
    expect(slowOverall(readings, policy)).toEqual([]);
    expect(slowAtSites(readings, policy)).toEqual([]);
  });
  it('finds one that is slow at one of many sites there, and not overall', () => {
    const readings = [
      ...both,
      reading('exit_9', 3000, { site: 'fast.test', samples: 5 }),
      reading('exit_9', 4000, { site: 'slow.test', samples: 95 }),
    ];
    expect(slowAtSites(readings, policy)).toMatchObject([{ exit: 'exit_9', site: 'fast.test', ratio: 30 }]);
    expect(slowOverall(readings, policy)).toEqual([]);
  });
  it('finds one that is slow everywhere in both, the slowest first', () => {
    const readings = [
      ...both,
      reading('exit_9', 1000, { site: 'fast.test' }),
      reading('exit_9', 20_000, { site: 'slow.test' }),
    ];
    expect(slowAtSites(readings, policy).map(({ site }) => site)).toEqual(['fast.test', 'slow.test']);
    expect(slowOverall(readings, policy)).toMatchObject([{ exit: 'exit_9', site: null }]);
  });
  it('learns nothing from a site that few exits served', () => {
    const rare = [100, 100, 9000].map((ms, i) => reading(`exit_${i}`, ms, { site: 'rare.test', samples: 500 }));
    expect(slowOverall([...both, ...rare], policy)).toEqual([]);
  });
  it('adds up samples of many sites', () => {
    const readings = Array.from({ length: 6 }, (_, i) =>
      ['a.test', 'b.test', 'c.test'].map((site) => reading(`exit_${i}`, i === 5 ? 2000 : 100, { site, samples: 2 })),
    ).flat();
    expect(slowAtSites(readings, policy)).toEqual([]);
    expect(names(slowOverall(readings, policy))).toEqual(['exit_5']);
  });
});
