// The traffic series as columns for charts and tables. A stretch without points is a gap, never a line across. Pure.
import type { TrafficPoint } from '@gyre/shared/contract/traffic';

/** One entry per step of time; null where there is no data. */
export interface Columns {
  /** Epoch seconds. */
  readonly at: readonly number[];
  readonly ok: readonly (number | null)[];
  readonly refused: readonly (number | null)[];
  readonly failed: readonly (number | null)[];
  readonly p50: readonly (number | null)[];
  readonly p95: readonly (number | null)[];
}

/** Counts per second; a missing step becomes an empty entry, so that the chart breaks there. */
export function columnsOf(points: readonly TrafficPoint[], stepMs: number): Columns {
  const perSecond = 1000 / stepMs;
  const steps = withGaps(points, stepMs);
  const column = (read: (point: TrafficPoint) => number | null): (number | null)[] =>
    steps.map(({ point }) => (point ? read(point) : null));
  return {
    at: steps.map(({ at }) => at / 1000),
    ok: column((point) => point.ok * perSecond),
    refused: column((point) => point.refused * perSecond),
    failed: column((point) => point.failed * perSecond),
    p50: column((point) => point.p50Ms),
    p95: column((point) => point.p95Ms),
  };
}

interface Step {
  readonly at: number;
  readonly point: TrafficPoint | null;
}

function withGaps(points: readonly TrafficPoint[], stepMs: number): readonly Step[] {
  const steps: Step[] = [];
  let before: number | null = null;
  for (const point of points) {
    if (before !== null && point.startedAt - before > stepMs * 1.5) steps.push({ at: before + stepMs, point: null });
    steps.push({ at: point.startedAt, point });
    before = point.startedAt;
  }
  return steps;
}

/** At most `rows` lines for the table view: neighbouring points joined, newest first. Latencies are those of the busiest point. */
export function joined(points: readonly TrafficPoint[], rows: number): readonly TrafficPoint[] {
  const size = Math.max(1, Math.ceil(points.length / rows));
  const lines: TrafficPoint[] = [];
  for (let end = points.length; end > 0; end -= size) {
    const part = points.slice(Math.max(0, end - size), end);
    const line = part.reduce(sum);
    const busiest = part.reduce((best, point) => (point.ok > best.ok ? point : best));
    lines.push({
      ...line,
      startedAt: part[0]?.startedAt ?? 0,
      p50Ms: busiest.p50Ms,
      p95Ms: busiest.p95Ms,
      p99Ms: busiest.p99Ms,
    });
  }
  return lines;
}

const sum = (a: TrafficPoint, b: TrafficPoint): TrafficPoint => ({
  ...a,
  ok: a.ok + b.ok,
  refused: a.refused + b.refused,
  failed: a.failed + b.failed,
  attempts: a.attempts + b.attempts,
  upBytes: a.upBytes + b.upBytes,
  downBytes: a.downBytes + b.downBytes,
});
