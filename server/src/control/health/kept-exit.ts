// What the keeper holds of one exit, and its forms: as people see it, as storage has it. Pure.
import type { ExitHealth } from '@gyre/shared/contract/exits';
import type { ExitHealthState } from '../../core/health/machine.ts';
import type { ProbeOutcome, StoredHealth } from '../ports.ts';

export type ProbeTrace = Pick<ExitHealth, 'lastProbeAt' | 'lastProbeMs' | 'lastProbeFailure'>;

export const neverProbed: ProbeTrace = { lastProbeAt: null, lastProbeMs: null, lastProbeFailure: null };

export function traceOf(outcome: ProbeOutcome, now: number): ProbeTrace {
  return { lastProbeAt: now, lastProbeMs: Math.round(outcome.totalMs * 10) / 10, lastProbeFailure: outcome.failure };
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
  return { state, sinceAt, untilAt, reason, ejections, trailingFailures: 0, trialSuccesses: 0, goodSinceAt };
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
