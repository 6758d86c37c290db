// What the keeper holds of one exit, and its forms: as people see it, as storage has it. Pure.
import type { ExitHealth } from '@gyre/shared/contract/exits';
import type { AdminState } from '@gyre/shared/vocabulary';
import { countsAgainstExit, type ExitHealthState, type HealthPolicy } from '../../core/health/machine.ts';
import type { StoredHealth } from '../inventory-port.ts';
import type { ProbeOutcome } from '../running-port.ts';
import { type Cause, changeText } from './event-text.ts';
import type { Happened } from './history.ts';
import type { Counted } from './tally.ts';
import type { ProbeThresholds } from './probe-plan.ts';

export type ProbeTrace = Pick<ExitHealth, 'lastProbeAt' | 'lastProbeMs' | 'lastProbeFailure'>;

export const neverProbed: ProbeTrace = { lastProbeAt: null, lastProbeMs: null, lastProbeFailure: null };

export function traceOf(outcome: ProbeOutcome, now: number): ProbeTrace {
  return { lastProbeAt: now, lastProbeMs: Math.round(outcome.totalMs * 10) / 10, lastProbeFailure: outcome.failure };
}

export interface Kept {
  health: ExitHealthState;
  probe: ProbeTrace;
  /** Probes that failed in a row. */
  probeFailures: number;
  adminState: AdminState;
  country: string | null;
}

/** Probes that failed in a row; what is not the exit's fault changes nothing. */
export function failuresAfter(before: number, { ok, failure }: ProbeOutcome): number {
  if (ok) return 0;
  return failure === null || countsAgainstExit(failure) ? before + 1 : before;
}

/** Whether so many failed probes in a row are enough, and the policy for the rest: probes of a profile have numbers of their own. */
export function byThresholds(
  failures: number,
  policy: HealthPolicy,
  thresholds: ProbeThresholds | undefined,
): { readonly enough: boolean; readonly own: HealthPolicy } {
  if (thresholds === undefined) return { enough: false, own: policy };
  const own = { ...policy, consecutiveFailures: Infinity, probationSuccesses: thresholds.successes };
  return { enough: failures >= thresholds.failures, own };
}

export function healthOf(health: ExitHealthState | undefined, probe: ProbeTrace): ExitHealth {
  const { lastProbeAt, lastProbeMs, lastProbeFailure } = probe;
  const { state = 'unproven', sinceAt = 0, untilAt = null, reason = null, ejections = 0 } = health ?? {};
  return { state, sinceAt, untilAt, reason, ejections, lastProbeAt, lastProbeMs, lastProbeFailure };
}

/** Counts that are not stored begin anew. */
export function restored(row: StoredHealth): ExitHealthState {
  const { state, sinceAt, untilAt, reason, ejections } = row;
  const goodSinceAt = state === 'healthy' ? sinceAt : 0;
  return {
    state,
    sinceAt,
    untilAt,
    reason,
    ejections,
    trailingFailures: 0,
    suspected: false,
    trialSuccesses: 0,
    goodSinceAt,
  };
}

export function storedDiffers(one: ExitHealthState, other: ExitHealthState): boolean {
  return (
    one.state !== other.state ||
    one.sinceAt !== other.sinceAt ||
    one.untilAt !== other.untilAt ||
    one.reason !== other.reason ||
    one.ejections !== other.ejections
  );
}

export const counted = ({ health, adminState, country }: Kept): Counted => ({
  state: health.state,
  reason: health.reason,
  adminState,
  country,
});

/** The change of state for the history. Who returns did so from what had taken it out. */
export function happenedTo(
  exitId: string,
  before: ExitHealthState,
  after: ExitHealthState,
  { at, ...cause }: Cause & { readonly at: number },
): Happened {
  const { state: to, ejections, untilAt } = after;
  const reason = after.reason ?? before.reason;
  const detail = changeText(before, after, cause);
  return { exitId, at, from: before.state, to, reason, detail, by: cause.by, ejections, untilAt };
}
