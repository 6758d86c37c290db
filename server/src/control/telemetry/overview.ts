// The overview: figures of now out of the series, the tally of exits and the fleet. Computed when somebody asks, at most once in a short while.
import type { Overview, TrafficPoint } from '@gyre/shared/contract/traffic';
import type { FailureCode } from '@gyre/shared/vocabulary';
import type { Frame } from '../../core/snapshot/records.ts';
import type { TrafficView } from '../running-port.ts';
import type { Tally } from '../health/tally.ts';
import type { Acks } from '../publish/acks.ts';
import type { NearCap } from '../limits/near.ts';
import { attentionOf } from './attention.ts';
import { retrospectOf, type RetrospectParts } from './retrospect.ts';
import type { Collector } from './collector.ts';

export interface OverviewParts {
  readonly collector: Collector;
  readonly tally: Tally;
  readonly acks: Acks;
  readonly listeners: () => Frame['listeners'];
  readonly storageProblem: () => string | null;
  readonly caps: () => readonly NearCap[];
  /** When this process started, epoch ms: of seconds before, nothing is known. */
  readonly startedAt: number;
}

/** Seconds that rates, and that shares and percentiles, are taken over; and failures. */
const rateSeconds = 5;
const shareSeconds = 60;
const failureSeconds = 300;

export function overviewOf(parts: OverviewParts, now: number): Overview {
  const { collector, tally, acks } = parts;
  const recent = collector.seconds.sum(now, rateSeconds);
  const share = collector.seconds.sum(now, shareSeconds);
  // What a client asked wrongly, or we refused by rule, says nothing about how well requests succeed.
  const tried = share.ok + share.failed;
  return {
    at: now,
    now: {
      requestsPerSecond: recent.requests / rateSeconds,
      successRatio: tried === 0 ? null : share.ok / tried,
      p50Ms: share.percentileMs(50),
      p95Ms: share.percentileMs(95),
      inFlight: acks.inFlight,
      waiting: acks.waiting,
      openConnections: acks.openConnections,
      upBytesPerSecond: recent.upBytes / rateSeconds,
      downBytesPerSecond: recent.downBytes / rateSeconds,
      attemptsPerRequest: tried === 0 ? null : share.attempts / tried,
    },
    exits: { total: tally.total, states: { ...tally.byState }, adminStates: { ...tally.byAdminState } },
    countries: tally.countries(),
    failures: failuresOf(collector.seconds.sum(now, failureSeconds).failures),
    attention: attention(parts, now),
  };
}

function failuresOf(counts: ReadonlyMap<FailureCode, number>): Overview['failures'] {
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

function attention(parts: OverviewParts, now: number): Overview['attention'] {
  const { tally, acks, collector } = parts;
  return attentionOf({
    now,
    exits: { total: tally.total, enabled: tally.byAdminState.enabled, ejected: tally.byState.ejected },
    eligible: tally.eligible,
    authRejected: tally.ejectedFor('exit_auth_rejected'),
    revision: acks.revisionState(),
    listeners: parts.listeners(),
    listenerStates: acks.listenerStates(),
    droppedAt: collector.droppedAt,
    storageProblem: parts.storageProblem(),
    caps: parts.caps(),
  });
}

/** The second that just ended. */
export function lastSecond(collector: Collector, now: number): TrafficPoint {
  return collector.seconds.points(now, 1, true)[0]!;
}

export function trafficView(parts: OverviewParts, past: Omit<RetrospectParts, 'collector'>): TrafficView {
  const { collector } = parts;
  return {
    of: (exitId) => collector.of(exitId),
    ofUser: (userId) => collector.ofUser(userId),
    inFlightByExit: () => collector.inFlightByExit(),
    freeAt: (exitId) => collector.freeAt(exitId),
    overview: (now) => overviewOf(parts, now),
    recent: (limit) => collector.recent(limit),
    lookBack: (range, now) => retrospectOf({ collector, ...past }, range, now),
    series: (range, now) => {
      if (range === '5m') {
        const points = collector.seconds.points(now, 300, true);
        return { stepMs: 1000, points: points.filter((it) => it.startedAt + 1000 > parts.startedAt) };
      }
      const points = collector.minutes.points(now, range === '1h' ? 60 : 1440, false);
      // Exits are counted in every minute in which Gyre runs: one without traffic and without a count is one of which nothing is known.
      const ran = new Set(past.book.states(points[0]!.startedAt).map(({ at }) => at));
      const known = (it: TrafficPoint): boolean => anythingIn(it) || ran.has(it.startedAt);
      return { stepMs: 60_000, points: points.filter((it, i) => known(it) || i === points.length - 1) };
    },
  };
}

const anythingIn = ({ ok, refused, failed, attempts, upBytes, downBytes }: TrafficPoint): boolean =>
  ok + refused + failed + attempts + upBytes + downBytes > 0;
