// Slow start: an exit that returns gets its share of traffic back little by little, so that it is not knocked over by all of it at once.
// Pure: time since the return → weight.
//
// Source: Envoy, "Slow start mode" (envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/slow_start):
// weight × max(min weight, (max(time, 1 s) ÷ window) ^ (1 ÷ aggression)).

export interface SlowStartPolicy {
  /** How long the ramp is, ms; 0 = none. */
  readonly windowMs: number;
  /** 1 = linear; above, most of the weight comes back early; below, late. > 0. */
  readonly aggression: number;
  /** Percentage of its weight it begins with, 0 … 100. */
  readonly minWeightPercent: number;
}

export const slowStartDefaults: SlowStartPolicy = { windowMs: 30_000, aggression: 1, minWeightPercent: 10 };

/** The shortest time that counts as passed, ms. */
const leastMs = 1000;
/** Shares of the weight a ramp climbs by: each is one change that all workers hear of. */
const steps = 10;

/** Share of its weight an exit has `sinceMs` after its return, > 0 … 1. A clock that jumped back reads as just now. */
export function slowStartShare(sinceMs: number, policy: SlowStartPolicy): number {
  if (!(sinceMs < policy.windowMs)) return 1;
  const passed = Math.min(1, Math.max(sinceMs, leastMs) / policy.windowMs);
  return Math.max(policy.minWeightPercent / 100, passed ** (1 / policy.aggression));
}

/** The weight it has, in tenths of `weight`: whole, and at least 1, so that nobody on the ramp gets nothing. */
export function slowStartWeight(weight: number, sinceMs: number, policy: SlowStartPolicy): number {
  return Math.max(1, Math.round((weight * stepAt(sinceMs, policy)) / steps));
}

/** When the next tenth comes, ms after the return; undefined when all of the weight is back. */
export function nextStepMs(sinceMs: number, policy: SlowStartPolicy): number | undefined {
  const step = stepAt(sinceMs, policy);
  if (step === steps) return undefined;
  const share = (step + 1) / steps;
  // A hair later rather than earlier: rounding must not make the step come twice. Before the first second has passed nothing grows.
  return Math.max(leastMs, Math.min(policy.windowMs, Math.ceil(policy.windowMs * share ** policy.aggression)));
}

/** Tenths of the weight, 0 … 10. */
function stepAt(sinceMs: number, policy: SlowStartPolicy): number {
  return Math.floor(slowStartShare(sinceMs, policy) * steps + 1e-9);
}
