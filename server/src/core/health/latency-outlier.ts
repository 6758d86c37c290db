// Outliers by latency: exits far slower than their peers, at one site or overall. Robust, so that slow exits do not hide each other.
// Pure: (typical latencies of a window, policy) → who stands out.
//
// Latencies are compared as logarithms (they are skewed, twice as slow matters alike at 50 ms and at 500 ms) by the modified z-score, the distance
// from the median in units of 1.4826 × median absolute deviation: Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (1993), who take 3.5
// as the limit; also NIST/SEMATECH e-Handbook of Statistical Methods §1.3.5.17. Envoy's outlier detection has no latency of its own.
import { median, medianSpread } from '../math/spread.ts';

export interface LatencyOutlierPolicy {
  /** Modified z-score that stands out. */
  readonly score: number;
  /** …and at least this many times the median of the peers, > 1: among exits that are all alike a hair is a large score. */
  readonly leastRatio: number;
  /** …and at least this much above it, ms: nobody waits for less. */
  readonly leastExtraMs: number;
  /** Exits with enough samples there must be to compare. */
  readonly minimumExits: number;
  /** Samples in the window before an exit is compared. */
  readonly minimumSamples: number;
}

export const latencyOutlierDefaults: LatencyOutlierPolicy = {
  score: 3.5,
  leastRatio: 2,
  leastExtraMs: 250,
  minimumExits: 5,
  minimumSamples: 5,
};

/** What one exit took for one site in a window. For times that know no site (dials) all share one name. */
export interface SiteReading {
  readonly exit: string;
  readonly site: string;
  readonly samples: number;
  /** Its typical latency, ms: a median or an average. */
  readonly ms: number;
}

export interface LatencyOutlier {
  readonly exit: string;
  readonly reason: 'latency_outlier';
  /** Where it is slow; null: overall. */
  readonly site: string | null;
  /** How many times slower than the median of its peers. */
  readonly ratio: number;
  /** How much slower, ms. */
  readonly extraMs: number;
}

/** Exits that are slow at a site, compared with those that served the same site; the slowest first. */
export function slowAtSites(readings: readonly SiteReading[], policy: LatencyOutlierPolicy): readonly LatencyOutlier[] {
  const found: LatencyOutlier[] = [];
  for (const [site, peers] of bySite(readings)) {
    const typical = median(peers.map(({ ms }) => ms));
    const compared = peers.map((r) => ({ ...r, ratio: ratioOf(r.ms, typical), extraMs: r.ms - typical }));
    found.push(...standing(compared, site, policy));
  }
  return found.sort(slowestFirst);
}

/**
 * Exits that are slow overall; the slowest first. Each of an exit's sites is compared with its peers at that site before they are put together, so that
 * an exit which serves only slow sites is not slow. Sites that fewer than `minimumExits` served say nothing.
 */
export function slowOverall(readings: readonly SiteReading[], policy: LatencyOutlierPolicy): readonly LatencyOutlier[] {
  const sums = new Map<string, { samples: number; logs: number; extra: number }>();
  for (const peers of bySite(readings).values()) {
    if (peers.length < policy.minimumExits) continue;
    const typical = median(peers.map(({ ms }) => ms));
    for (const { exit, samples, ms } of peers) {
      const before = sums.get(exit) ?? { samples: 0, logs: 0, extra: 0 };
      sums.set(exit, {
        samples: before.samples + samples,
        logs: before.logs + samples * Math.log(ratioOf(ms, typical)),
        extra: before.extra + samples * (ms - typical),
      });
    }
  }
  const compared = [...sums].map(([exit, { samples, logs, extra }]) => ({
    exit,
    samples,
    ratio: Math.exp(logs / samples),
    extraMs: extra / samples,
  }));
  return [...standing(compared, null, policy)].sort(slowestFirst);
}

interface Compared {
  readonly exit: string;
  readonly samples: number;
  readonly ratio: number;
  readonly extraMs: number;
}

function standing(
  exits: readonly Compared[],
  site: string | null,
  policy: LatencyOutlierPolicy,
): readonly LatencyOutlier[] {
  const peers = exits.filter(({ samples }) => samples >= policy.minimumSamples);
  if (peers.length < Math.max(2, policy.minimumExits)) return [];
  const { centre, deviation } = medianSpread(peers.map(({ ratio }) => Math.log(ratio)));
  const limit = centre + Math.max(policy.score * deviation, Math.log(policy.leastRatio));
  return peers
    .filter(({ ratio, extraMs }) => Math.log(ratio) > limit && extraMs >= policy.leastExtraMs)
    .map(({ exit, ratio, extraMs }) => ({ exit, reason: 'latency_outlier', site, ratio, extraMs }));
}

/** Shortest time that is told apart, ms. */
const shortestMs = 0.1;
const ratioOf = (ms: number, typical: number): number => Math.max(ms, shortestMs) / Math.max(typical, shortestMs);
const slowestFirst = (a: LatencyOutlier, b: LatencyOutlier): number => b.ratio - a.ratio;

function bySite(readings: readonly SiteReading[]): ReadonlyMap<string, readonly SiteReading[]> {
  const sites = new Map<string, SiteReading[]>();
  for (const reading of readings) {
    if (!(reading.samples > 0)) continue;
    const peers = sites.get(reading.site);
    if (peers === undefined) sites.set(reading.site, [reading]);
    else peers.push(reading);
  }
  return sites;
}
