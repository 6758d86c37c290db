// Series one on top of the other, and exits by state as columns. Pure.
import type { Retrospect } from '@gyre/shared/contract/retrospect';
import type { ChartSeries } from '../../components/time-chart.tsx';

/** The lowest comes first; drawn from the top, each telling its own value. */
export function stacked(series: readonly ChartSeries[]): readonly ChartSeries[] {
  let below: readonly (number | null)[] = [];
  const upward = series.map((one): ChartSeries => {
    below = one.values.map((value, i) => (value === null ? null : value + (below[i] ?? 0)));
    return { ...one, told: one.values, values: below, fill: true, solid: true };
  });
  return upward.reverse();
}

type State = Retrospect['states'][number];
/** More than this between two points and some are missing. */
const longestStepMs = 150_000;

/** A stretch without points is a gap. */
export function statesOf(points: readonly State[]) {
  const rows: (State | null)[] = [];
  const at: number[] = [];
  points.forEach((point, i) => {
    const before = points[i - 1];
    if (before !== undefined && point.at - before.at > longestStepMs) {
      rows.push(null);
      at.push(before.at / 1000 + 60);
    }
    rows.push(point);
    at.push(point.at / 1000);
  });
  const column = (read: (state: State) => number): (number | null)[] =>
    rows.map((it) => (it === null ? null : read(it)));
  return {
    at,
    healthy: column((it) => it.healthy),
    probation: column((it) => it.probation),
    ejected: column((it) => it.ejected),
    unproven: column((it) => it.unproven),
  };
}
