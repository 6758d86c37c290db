// Loads the drawing of charts when the first one is shown, and keeps its place until then.
import { lazy, Suspense } from 'react';
import type { TimeChartProps } from './time-chart.tsx';

const TimeChart = lazy(() => import('./time-chart.tsx').then((it) => ({ default: it.TimeChart })));

/** Room beside what a chart draws, px: its axis to the left, half a label of time to the right. For what stands over a chart by its time. */
export const chartRoom = { left: 62, right: 28 } as const;

export function Chart(props: Omit<TimeChartProps, 'room'>) {
  return (
    <Suspense fallback={<div className="w-full" style={{ height: props.height }} />}>
      <TimeChart {...props} room={chartRoom} />
    </Suspense>
  );
}

/** The names of the series, drawn as their lines are. */
export function ChartLegend({ series }: Pick<TimeChartProps, 'series'>) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-2">
      {series.map(({ name, colour, dash }) => (
        <li key={name} className="inline-flex items-center gap-1.5">
          <svg width="16" height="4" aria-hidden="true">
            <line
              x1="0"
              x2="16"
              y1="2"
              y2="2"
              stroke={`var(--${colour})`}
              strokeWidth="2.5"
              strokeDasharray={dash?.join(' ')}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
