// When an exit is probed next. New exits at once; one that just failed too, so that a probe finds out and not the next client (HAProxy: `on-error
// fastinter`); the ejected and those on probation often, so that they come back soon; the rest once in an interval.
import type { HealthState } from '@gyre/shared/vocabulary';

/** Usual spread around the interval, so that exits added together are not probed together. */
const usualJitter = 0.1;
/** Shortest time between two probes of one exit, ms; and while it is suspected. */
const shortestMs = 1000;
const suspectedMs = 250;

/** Longest that an exit whose ejection is over waits for its probe, ms. */
export const awaitProbeMs = 10_000;

export interface ProbeSubject {
  readonly state: HealthState;
  readonly sinceAt: number;
  readonly untilAt: number | null;
  /** It is in use and failed just now, and no probe has said since that it works. */
  readonly suspected: boolean;
}

export interface ProbePace {
  readonly intervalMs: number;
  /** Share of the interval that a time may be off, 0 … 1. */
  readonly jitter?: number;
  /** Chance, 0 … 1. */
  readonly share: number;
}

/**
 * Epoch ms of the next probe; never before `now`. `lastProbeAt` null: never probed.
 * An ejected exit is probed when its time is over; one on probation after a tenth of the interval.
 */
export function nextProbeAt(
  subject: ProbeSubject,
  lastProbeAt: number | null,
  { intervalMs, share, jitter = usualJitter }: ProbePace,
  now: number,
): number {
  if (lastProbeAt === null) return now;
  const spread = 1 + jitter * (2 * share - 1);
  switch (subject.state) {
    case 'ejected':
      return Math.max(now, subject.untilAt ?? now);
    case 'probation':
    case 'unproven':
      return Math.max(now, lastProbeAt + Math.max(shortestMs, (intervalMs / 10) * spread));
    case 'healthy':
      return Math.max(now, lastProbeAt + (subject.suspected ? suspectedMs : intervalMs * spread));
  }
}
