// Loads the drawing of charts when the first one is shown, and keeps its place until then.
import { lazy, Suspense } from 'react';
import type { TimeChartProps } from './time-chart.tsx';

const TimeChart = lazy(() => import('./time-chart.tsx').then((it) => ({ default: it.TimeChart })));

export function Chart(props: TimeChartProps) {
  return (
    <Suspense fallback={<div className="w-full" style={{ height: props.height }} />}>
      <TimeChart {...props} />
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
