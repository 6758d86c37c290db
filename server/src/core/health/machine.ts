// The health machine of one exit: (health, signal, policy, now) → health. unproven → healthy → ejected → probation → healthy or ejected again.
// Only failures whose origin is the exit are signals against it. Pure; control/health/keeper.ts owns every state and applies the verdicts.
import type { FailureCode, HealthReason, HealthState } from '@gyre/shared/vocabulary';
import { failures } from '../model/failure.ts';
import type { OutcomeWindow } from '../model/outcome.ts';
import { ejectionMs, ejectionsAfter, type EjectionTimes } from './ejection-time.ts';

export interface HealthPolicy extends EjectionTimes {
  /** Failures in a row that eject, ≥ 1. */
  readonly consecutiveFailures: number;
  /** Successes on probation that make healthy, ≥ 1. */
  readonly probationSuccesses: number;
}

/** Times are epoch ms. */
export interface ExitHealthState {
  readonly state: HealthState;
  /** Since when it is in this state. */
  readonly sinceAt: number;
  /** When an ejected exit goes on probation; null unless ejected. */
  readonly untilAt: number | null;
  /** Why it was ejected, or failed last; null when the last signal was good. */
  readonly reason: HealthReason | null;
  /** Ejections in a row; good time takes them back. */
  readonly ejections: number;
  /** Failures since the last success. */
  readonly trailingFailures: number;
  /** Healthy, failed just now, and not probed since: the next probe is due at once. */
  readonly suspected: boolean;
  /** Successes since probation began. */
  readonly trialSuccesses: number;
  /** Since when it is healthy; 0 when it is not. */
  readonly goodSinceAt: number;
}

export function freshHealth(now: number): ExitHealthState {
  return {
    state: 'unproven',
    sinceAt: now,
    untilAt: null,
    reason: null,
    ejections: 0,
    trailingFailures: 0,
    suspected: false,
    trialSuccesses: 0,
    goodSinceAt: 0,
  };
}

/** Outcomes of traffic. Those of an ejected exit (the last resort) count like a trial: a success is proof that it is back. */
export function onOutcomes(
  health: ExitHealthState,
  window: OutcomeWindow,
  policy: HealthPolicy,
  now: number,
): ExitHealthState {
  const { successes, trailingFailures, lastFailure } = window;
  // What the window ends with is what counts: successes first, then the failures behind them.
  const proven = successes > 0 ? succeeded(health, successes, policy, now) : health;
  return trailingFailures > 0 ? failed(proven, trailingFailures, lastFailure, { policy, now }) : proven;
}

export interface ProbeResult {
  readonly ok: boolean;
  readonly failure: HealthReason | null;
  /** So many probes failed in a row that the exit is out, whatever traffic says. */
  readonly enough?: boolean;
}

/** A probe's result. A failure that is the target's says nothing about the exit. When an ejection is over the probe is its trial. */
export function onProbe(
  before: ExitHealthState,
  result: ProbeResult,
  policy: HealthPolicy,
  now: number,
): ExitHealthState {
  const health = onTime(before, now);
  // A probe that was made because traffic failed does not outweigh it: an exit may do for probes and for nothing else.
  if (result.ok && health.suspected) return { ...health, suspected: false };
  if (result.ok) return succeeded(health, 1, policy, now);
  if (result.failure !== null && !countsAgainstExit(result.failure)) return health;
  return failed(health, 1, result.failure, { policy, now, enough: result.enough === true });
}

/** Reasons that are no failures of a request are all about the exit. */
export function countsAgainstExit(reason: HealthReason): boolean {
  return !(reason in failures) || failures[reason as FailureCode].origin === 'exit';
}

/** It is unlike its peers, or its gateway fails: out at once, whatever its own last outcomes were. */
export function onOutlier(
  health: ExitHealthState,
  reason: HealthReason,
  policy: HealthPolicy,
  now: number,
): ExitHealthState {
  // Who is out already stays out for what he did himself.
  return health.state === 'ejected' ? health : failed(health, 0, reason, { policy, now, enough: true });
}

/** Time passing: an ejection that is over becomes probation. */
export function onTime(health: ExitHealthState, now: number): ExitHealthState {
  if (health.state !== 'ejected' || health.untilAt === null || now < health.untilAt) return health;
  return enter(health, 'probation', now);
}

/** A person ends its ejection: it goes on probation now. The ejections in a row are kept, so failing again costs as much as it would have. */
export function onEnded(health: ExitHealthState, now: number): ExitHealthState {
  return health.state === 'ejected' ? enter(health, 'probation', now) : health;
}

function succeeded(health: ExitHealthState, count: number, policy: HealthPolicy, now: number): ExitHealthState {
  switch (health.state) {
    case 'healthy':
      return health.trailingFailures === 0 && health.reason === null
        ? health
        : { ...health, trailingFailures: 0, suspected: false, reason: null };
    case 'unproven':
      return { ...enter(health, 'healthy', now), reason: null, goodSinceAt: now };
    case 'ejected':
    case 'probation': {
      const trial = health.state === 'probation' ? health : enter(health, 'probation', now);
      const trialSuccesses = trial.trialSuccesses + count;
      return trialSuccesses < policy.probationSuccesses
        ? { ...trial, trialSuccesses, trailingFailures: 0 }
        : { ...enter(trial, 'healthy', now), reason: null, goodSinceAt: now };
    }
  }
}

interface FailedAt {
  readonly policy: HealthPolicy;
  readonly now: number;
  readonly enough?: boolean;
}
function failed(
  health: ExitHealthState,
  count: number,
  reason: HealthReason | null,
  { policy, now, enough = false }: FailedAt,
): ExitHealthState {
  // It sits out already: what last resorts find out does not make it longer.
  if (health.state === 'ejected') return health.reason === reason ? health : { ...health, reason };
  const trailingFailures = health.trailingFailures + count;
  if (health.state !== 'probation' && !enough && trailingFailures < policy.consecutiveFailures)
    return { ...health, trailingFailures, suspected: health.state === 'healthy', reason };
  const goodMs = health.goodSinceAt === 0 ? 0 : now - health.goodSinceAt;
  const ejections = ejectionsAfter(health.ejections, goodMs, policy) + 1;
  return {
    ...enter(health, 'ejected', now),
    untilAt: now + ejectionMs(ejections, policy),
    reason,
    ejections,
    trailingFailures,
  };
}

function enter(health: ExitHealthState, state: HealthState, now: number): ExitHealthState {
  const fresh = { untilAt: null, trailingFailures: 0, suspected: false, trialSuccesses: 0, goodSinceAt: 0 };
  return { ...health, ...fresh, state, sinceAt: now };
}
