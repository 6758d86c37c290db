// How much of a pool may be out. At most a share of it is ejected for being unlike its peers, and when too few are left, health is no longer believed:
// panic. Pure; counts in, decisions out.
//
// Sources: Envoy, `max_ejection_percent` of outlier detection and "Panic threshold"
// (envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/load_balancing/panic_threshold; default 50 %).

export interface EjectionBudgetPolicy {
  /** Most of a pool's members that may be ejected at a time, percent 0 … 100. One always may, unless this is 0 or the pool has no other. */
  readonly maxEjectionPercent: number;
  /** Below this percentage of eligible members health is ignored; 0 = never. */
  readonly panicPercent: number;
  /** Panic ends only this many percentage points above, so that it does not come and go with each exit. */
  readonly panicMarginPercent: number;
  /** Fewer eligible members than this are worth an alert; 0 = never. */
  readonly minimumEligible: number;
}

/** The share is wider than Envoy's 10 %: exits die in larger numbers than hosts of a service. */
export const ejectionBudgetDefaults: EjectionBudgetPolicy = {
  maxEjectionPercent: 50,
  panicPercent: 30,
  panicMarginPercent: 5,
  minimumEligible: 1,
};

/** `members` are those that people have enabled; `ejected` are the members among them that are out. */
export interface PoolCount {
  readonly members: number;
  readonly ejected: number;
}

/** How many members may be out at a time. */
export function mostEjected(members: number, policy: EjectionBudgetPolicy): number {
  const share = Math.floor((members * Math.min(100, policy.maxEjectionPercent)) / 100);
  const atLeast = members > 1 && policy.maxEjectionPercent > 0 ? 1 : 0;
  // The last member stays: a pool of nobody serves nobody.
  return Math.max(0, Math.min(members - 1, Math.max(share, atLeast)));
}

/** Whether the pool accepts that one more is out. */
export function mayEject({ members, ejected }: PoolCount, policy: EjectionBudgetPolicy): boolean {
  return ejected < mostEjected(members, policy);
}

/** A member that is out by its own health, which is one state for all of its pools. */
export interface EjectedMember {
  readonly exit: string;
  /** When it was ejected. */
  readonly sinceAt: number;
}

/** Ejected members that a pool uses nevertheless, because more are out than it accepts: those ejected last, the same in every process. */
export function sparedMembers<T extends EjectedMember>(
  ejected: readonly T[],
  members: number,
  policy: EjectionBudgetPolicy,
): readonly T[] {
  const most = mostEjected(members, policy);
  if (ejected.length <= most) return [];
  const byAge = [...ejected].sort((a, b) => a.sinceAt - b.sinceAt || (a.exit < b.exit ? -1 : 1));
  return byAge.slice(most);
}

/** Whether health is to be ignored; `before` is the answer of last time. An empty pool is not in panic: there is nobody to fall back on. */
export function isPanic({ members, ejected }: PoolCount, policy: EjectionBudgetPolicy, before: boolean): boolean {
  if (members === 0 || policy.panicPercent <= 0) return false;
  const eligiblePercent = (100 * (members - ejected)) / members;
  // A pool whose members all are eligible is never in panic, however wide the margin.
  const limit = Math.min(100, policy.panicPercent + (before ? policy.panicMarginPercent : 0));
  return eligiblePercent < limit;
}

/** Whether fewer are eligible than people want to be told of. */
export function isBelowMinimum({ members, ejected }: PoolCount, policy: EjectionBudgetPolicy): boolean {
  return members - ejected < policy.minimumEligible;
}
