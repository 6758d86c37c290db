import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prng } from '../math/prng.ts';
import {
  type ExitOutcomes,
  failurePercentageOutliers,
  rateOutlierDefaults as policy,
  rateOutliers,
  successRateOutliers,
} from './outlier.ts';

const exitOf = (i: number, successes: number, failures: number): ExitOutcomes => ({
  exit: `exit_${i}`,
  successes,
  failures,
});
/** Peers that work in 90 to 100 percent of 100 attempts. */
const goodPeers = fc
  .array(fc.integer({ min: 90, max: 100 }), { minLength: 9, maxLength: 60 })
  .map((rates) => rates.map((ok, i) => exitOf(i, ok, 100 - ok)));
const anyExits = fc
  .array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 40 })
  .map((all) => all.map(([ok, bad], i) => exitOf(i, ok, bad)));

describe('success-rate outliers', () => {
  it('never are when all peers are equal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.nat(300), fc.nat(300), (n, ok, bad) => {
        const equal = Array.from({ length: n }, (_, i) => exitOf(i, ok, bad));
        expect(successRateOutliers(equal, { ...policy, leastGapPercent: 0, stdevFactor: 0, chanceFactor: 0 })).toEqual(
          [],
        );
      }),
    );
  });
  it('never are among peers that all work', () => {
    fc.assert(
      fc.property(goodPeers, (exits) => {
        expect(successRateOutliers(exits, policy)).toEqual([]);
      }),
    );
  });
  it('include a planted one, and nobody else', () => {
    fc.assert(
      fc.property(goodPeers, fc.nat(40), (exits, ok) => {
        const found = successRateOutliers([...exits, exitOf(99, ok, 100 - ok)], policy);
        expect(found.map(({ exit }) => exit)).toEqual(['exit_99']);
        expect(found[0]!.successRate).toBeLessThan(found[0]!.threshold);
      }),
    );
  });
  it('are hardly ever made by chance alone, with few attempts and many exits', () => {
    const drawn = (chance: Prng, works: number) => {
      let ok = 0;
      for (let i = 0; i < policy.minimumVolume; i++) if (chance.share() < works) ok++;
      return ok;
    };
    const flagged = [0.6, 0.8, 0.9, 0.95].map((works, seed) => {
      const chance = new Prng(seed + 1);
      const exits = Array.from({ length: 5000 }, (_, i) => {
        const ok = drawn(chance, works);
        return exitOf(i, ok, policy.minimumVolume - ok);
      });
      return successRateOutliers(exits, policy).length;
    });
    expect(Math.max(...flagged)).toBeLessThan(25);
  });
  it('need a gap that matters, however exactly it is known', () => {
    const peers = Array.from({ length: 20 }, (_, i) => exitOf(i, 1000, 0));
    expect(successRateOutliers([...peers, exitOf(99, 950, 50)], policy)).toEqual([]);
    expect(successRateOutliers([...peers, exitOf(99, 850, 150)], policy)).toHaveLength(1);
  });
  it('are one of five, the fewest that may be compared', () => {
    const exits = [0, 1, 2, 3].map((i) => exitOf(i, 100, 0));
    expect(successRateOutliers([...exits, exitOf(4, 50, 50)], policy)).toHaveLength(1);
    expect(successRateOutliers([...exits.slice(1), exitOf(4, 50, 50)], { ...policy, stdevFactor: 1 })).toEqual([]);
  });
  it('need volume, of their own and of enough peers', () => {
    const peers = Array.from({ length: 10 }, (_, i) => exitOf(i, 100, 0));
    expect(successRateOutliers([...peers, exitOf(99, 0, 19)], policy)).toEqual([]);
    expect(successRateOutliers([...peers, exitOf(99, 0, 20)], policy)).toHaveLength(1);
    const quiet = Array.from({ length: 10 }, (_, i) => exitOf(i, 19, 0));
    expect(successRateOutliers([...quiet, exitOf(99, 0, 100)], policy)).toEqual([]);
  });
  it('are few: at most one in 1 + k²', () => {
    fc.assert(
      fc.property(anyExits, (exits) => {
        const most = exits.length / (1 + policy.stdevFactor ** 2);
        expect(successRateOutliers(exits, policy).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('failure-percentage outliers', () => {
  it('are found when nearly all fail, where the mean hides them', () => {
    const exits = [exitOf(0, 100, 0), ...Array.from({ length: 9 }, (_, i) => exitOf(i + 1, 10, 90))];
    expect(successRateOutliers(exits, policy)).toEqual([]);
    expect(failurePercentageOutliers(exits, policy)).toHaveLength(9);
  });
  it('begin at the threshold itself', () => {
    const peers = [0, 1, 2, 3].map((i) => exitOf(i, 100, 0));
    expect(failurePercentageOutliers([...peers, exitOf(4, 15, 85)], policy)).toHaveLength(1);
    expect(failurePercentageOutliers([...peers, exitOf(4, 16, 84)], policy)).toEqual([]);
  });
  it('need volume and enough peers', () => {
    const peers = [0, 1, 2].map((i) => exitOf(i, 100, 0));
    expect(failurePercentageOutliers([...peers, exitOf(4, 0, 100)], policy)).toEqual([]);
    expect(failurePercentageOutliers([...peers, exitOf(3, 9, 0), exitOf(4, 0, 100)], policy)).toEqual([]);
    expect(failurePercentageOutliers([...peers, exitOf(3, 10, 0), exitOf(4, 0, 100)], policy)).toHaveLength(1);
  });
  it('are never exits without attempts', () => {
    const idle = Array.from({ length: 20 }, (_, i) => exitOf(i, 0, 0));
    expect(rateOutliers(idle, { ...policy, minimumVolume: 0, failureMinimumVolume: 0 })).toEqual([]);
  });
});

it('names each outlier once, the worst first, whatever the order of the exits', () => {
  fc.assert(
    fc.property(anyExits, (exits) => {
      const found = rateOutliers(exits, policy);
      expect(new Set(found.map(({ exit }) => exit)).size).toBe(found.length);
      const rates = found.map(({ successRate }) => successRate);
      expect(rates).toEqual([...rates].sort((a, b) => a - b));
      const names = (all: typeof found) => all.map(({ exit }) => exit).sort();
      expect(names(rateOutliers([...exits].reverse(), policy))).toEqual(names(found));
      for (const { exit } of found) {
        const { successes, failures } = exits.find((e) => e.exit === exit)!;
        expect(successes + failures).toBeGreaterThanOrEqual(policy.failureMinimumVolume);
      }
    }),
  );
});
