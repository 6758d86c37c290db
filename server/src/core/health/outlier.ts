// Outliers by success: exits that fail far more often than their peers, and exits that fail nearly always. Latency is in latency-outlier.ts.
// Pure: (outcomes of a window, policy) → who stands out. How many of them may be ejected is the ejection budget's to say.
//
// Sources: Envoy, "Outlier detection", sections "Success Rate" and "Failure Percentage"
// (envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier) and config.cluster.v3.OutlierDetection for the numbers.
import { meanSpread } from '../math/spread.ts';

export interface RateOutlierPolicy {
  /** Standard deviations below the mean that stand out. Envoy `success_rate_stdev_factor` 1900 ÷ 1000. */
  readonly stdevFactor: number;
  /** …and at least this many percentage points below it: among exits that all work, the least good one is no outlier. */
  readonly leastGapPercent: number;
  /** …and at least this many times what chance alone makes of its few attempts (the binomial deviation). Envoy has no such guard, but larger volumes. */
  readonly chanceFactor: number;
  /** Exits with enough volume there must be to compare. Envoy `success_rate_minimum_hosts`. One of n peers is at most √(n−1) deviations away. */
  readonly minimumExits: number;
  /** Attempts in the window before an exit is compared. Envoy `success_rate_request_volume`. */
  readonly minimumVolume: number;
  /** Percentage of failures that stands out whatever the peers do, > 0. Envoy `failure_percentage_threshold`. */
  readonly failurePercent: number;
  /** Envoy `failure_percentage_minimum_hosts`. */
  readonly failureMinimumExits: number;
  /** Envoy `failure_percentage_request_volume`. */
  readonly failureMinimumVolume: number;
}

/** Envoy's numbers; volumes are lower, because a pool of exits spreads its traffic over many more hosts than a service has. */
export const rateOutlierDefaults: RateOutlierPolicy = {
  stdevFactor: 1.9,
  leastGapPercent: 10,
  chanceFactor: 3.5,
  minimumExits: 5,
  minimumVolume: 20,
  failurePercent: 85,
  failureMinimumExits: 5,
  failureMinimumVolume: 10,
};

/** Outcomes of one exit in a window. `failures` are those that count against it. */
export interface ExitOutcomes {
  readonly exit: string;
  readonly successes: number;
  readonly failures: number;
}

export interface RateOutlier {
  readonly exit: string;
  readonly reason: 'success_rate_outlier' | 'failure_percentage_outlier';
  /** Share of its attempts that worked, 0 … 1. */
  readonly successRate: number;
  /** The share it fell below (success rate), or did not rise above (failure percentage). */
  readonly threshold: number;
}

/** Exits below mean − k · deviation of the success rates of all that have volume, the worst first. With over 1 ÷ (1 + k²) bad exits nobody is. */
export function successRateOutliers(exits: readonly ExitOutcomes[], policy: RateOutlierPolicy): readonly RateOutlier[] {
  const compared = exits.filter((exit) => volume(exit) >= Math.max(1, policy.minimumVolume));
  if (compared.length < Math.max(2, policy.minimumExits)) return [];
  const { centre, deviation } = meanSpread(compared.map(successRate));
  const gap = Math.max(policy.stdevFactor * deviation, policy.leastGapPercent / 100);
  const chance = policy.chanceFactor * Math.sqrt(centre * (1 - centre));
  return standing('success_rate_outlier', compared, (exit) => ({
    threshold: centre - Math.max(gap, chance / Math.sqrt(volume(exit))),
    isIncluded: false,
  }));
}

/** Exits that fail in `failurePercent` of their attempts or more, the worst first. Finds what the mean hides: many bad exits at once. */
export function failurePercentageOutliers(
  exits: readonly ExitOutcomes[],
  policy: RateOutlierPolicy,
): readonly RateOutlier[] {
  const compared = exits.filter((exit) => volume(exit) >= Math.max(1, policy.failureMinimumVolume));
  if (compared.length < policy.failureMinimumExits) return [];
  const threshold = 1 - policy.failurePercent / 100;
  return standing('failure_percentage_outlier', compared, () => ({ threshold, isIncluded: true }));
}

/** Both, each exit once, the worst first. */
export function rateOutliers(exits: readonly ExitOutcomes[], policy: RateOutlierPolicy): readonly RateOutlier[] {
  const found = new Map<string, RateOutlier>();
  for (const outlier of successRateOutliers(exits, policy)) found.set(outlier.exit, outlier);
  for (const outlier of failurePercentageOutliers(exits, policy)) found.set(outlier.exit, outlier);
  return [...found.values()].sort(worstFirst);
}

/** Rounding never makes an outlier. */
const hair = 1e-9;
const volume = ({ successes, failures }: ExitOutcomes): number => successes + failures;
const successRate = (exit: ExitOutcomes): number => exit.successes / volume(exit);
const worstFirst = (a: RateOutlier, b: RateOutlier): number => a.successRate - b.successRate;

interface Bound {
  readonly threshold: number;
  /** Whether the threshold itself stands out too. */
  readonly isIncluded: boolean;
}

function standing(
  reason: RateOutlier['reason'],
  exits: readonly ExitOutcomes[],
  boundOf: (exit: ExitOutcomes) => Bound,
): readonly RateOutlier[] {
  const found: RateOutlier[] = [];
  for (const exit of exits) {
    const { threshold, isIncluded } = boundOf(exit);
    const rate = successRate(exit);
    const isOut = isIncluded ? rate <= threshold + hair : rate < threshold - hair;
    if (isOut) found.push({ exit: exit.exit, reason, successRate: rate, threshold });
  }
  return found.sort(worstFirst);
}
