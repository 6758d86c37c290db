// The traffic series as columns for charts and tables. A stretch without points is a gap, never a line across. Pure.
import type { TrafficPoint } from '@gyre/shared/contract/traffic';

interface Blame {
  readonly startedAt: number;
  readonly exit: number;
  readonly target: number;
}

/** One entry per step of time; null where there is no data. */
export interface Columns {
  /** Epoch seconds. */
  readonly at: readonly number[];
  readonly ok: readonly (number | null)[];
  readonly refused: readonly (number | null)[];
  readonly failed: readonly (number | null)[];
  readonly p50: readonly (number | null)[];
  readonly p95: readonly (number | null)[];
  readonly p99: readonly (number | null)[];
  /** Requests of any outcome. */
  readonly all: readonly (number | null)[];
  /** Share of ok among ok and failed. */
  readonly success: readonly (number | null)[];
  /** Bytes. */
  readonly down: readonly (number | null)[];
  readonly up: readonly (number | null)[];
}

/**
 * Counts per second of `count` steps up to the newest point. A step that is missing, because nothing is known of it, is an empty entry: the chart
 * breaks there.
 */
export function columnsOf(points: readonly TrafficPoint[], stepMs: number, count: number): Columns {
  const perSecond = 1000 / stepMs;
  const steps = stepsOf(points, stepMs, count);
  const column = (read: (point: TrafficPoint) => number | null): (number | null)[] =>
    steps.map(({ point }) => (point ? read(point) : null));
  return {
    at: steps.map(({ at }) => at / 1000),
    ok: column((point) => point.ok * perSecond),
    refused: column((point) => point.refused * perSecond),
    failed: column((point) => point.failed * perSecond),
    p50: column((point) => point.p50Ms),
    p95: column((point) => point.p95Ms),
    p99: column((point) => point.p99Ms),
    all: column(({ ok, refused, failed }) => (ok + refused + failed) * perSecond),
    success: column(({ ok, failed }) => (ok + failed === 0 ? null : ok / (ok + failed))),
    down: column((point) => point.downBytes * perSecond),
    up: column((point) => point.upBytes * perSecond),
  };
}

/** What failed, by who is to blame. Steps of which that is not known yet count as others. */
export function blamed({ at, failed }: Columns, blame: readonly Blame[]) {
  const stepMs = at.length > 1 ? ((at[1] ?? 0) - (at[0] ?? 0)) * 1000 : 1000;
  const known = new Map(blame.map((it) => [it.startedAt, it]));
  const exit: (number | null)[] = [];
  const target: (number | null)[] = [];
  const other: (number | null)[] = [];
  failed.forEach((rate, i) => {
    const of = known.get(Math.round((at[i] ?? 0) * 1000));
    const byExit = rate === null ? null : Math.min(rate, ((of?.exit ?? 0) * 1000) / stepMs);
    const byTarget = rate === null ? null : Math.min(rate - (byExit ?? 0), ((of?.target ?? 0) * 1000) / stepMs);
    exit.push(byExit);
    target.push(byTarget);
    other.push(rate === null ? null : rate - (byExit ?? 0) - (byTarget ?? 0));
  });
  return { exit, target, other };
}

interface Step {
  readonly at: number;
  readonly point: TrafficPoint | null;
}

function stepsOf(points: readonly TrafficPoint[], stepMs: number, count: number): readonly Step[] {
  const newest = points.at(-1);
  if (newest === undefined) return [];
  const numberOf = (at: number): number => Math.round(at / stepMs);
  const known = new Map(points.map((point) => [numberOf(point.startedAt), point]));
  const first = numberOf(newest.startedAt) - count + 1;
  return Array.from({ length: count }, (_, i) => {
    return { at: (first + i) * stepMs, point: known.get(first + i) ?? null };
  });
}
