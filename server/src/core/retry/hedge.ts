// Hedged dials: when one takes longer than nearly all others lately, a second exit is dialled beside it, and whichever is first carries the request.
// A dial carried nothing of the client's, so that a hedge cannot do anything twice. Pure; the budget is an AttemptBudget of its own.
//
// Source: Dean and Barroso, "The Tail at Scale" (CACM 56(2), 2013), "hedged requests": sent after the 95th percentile they add some 5 % of load and
// take most of the tail. Envoy: `hedge_policy` (`hedge_on_per_try_timeout`).
import type { DialTimes } from './dial-times.ts';

export interface HedgePolicy {
  /** Percentile of recent dial times after which a dial is hedged, 0 … 100. */
  readonly percentile: number;
  /** Never before so many ms: fast dials are not worth a second one. */
  readonly leastMs: number;
}

/** Dials of late there must be to know what is usual. */
export const minimumDials = 50;

/** How long to wait for a dial before it is hedged, ms; undefined: not at all, because too little is known. */
export function hedgeAfterMs(times: DialTimes, policy: HedgePolicy, now: number): number | undefined {
  if (times.count(now) < minimumDials) return undefined;
  const usual = times.percentile(policy.percentile, now);
  return usual === undefined ? undefined : Math.max(policy.leastMs, usual);
}

export interface HedgeQuestion {
  /** Attempts made so far, hedges included, and most there may be. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** Of those, hedges. */
  readonly hedges: number;
  /** On the same clock, ms. */
  readonly now: number;
  readonly deadlineAt: number;
}

/**
 * Whether the request has an attempt left to race its late dial with. Hedges have a budget apart from that of retries, and take half of a request's
 * attempts at most: they must not use up what failures need.
 */
export function mayHedge({ attempt, hedges, maxAttempts, now, deadlineAt }: HedgeQuestion): boolean {
  return attempt < maxAttempts && hedges < maxAttempts / 2 && now < deadlineAt;
}
