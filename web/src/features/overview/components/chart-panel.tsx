// Charts over the same time under one heading, sharing their crosshair, with a switch to the same figures as a table.
import { useState, type ReactNode } from 'react';
import { Chart, ChartLegend } from '../../../components/chart.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import type { ChartSeries } from '../../../components/time-chart.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../messages.ts';
import { ChartTable } from './chart-table.tsx';
import { Panel } from './panel.tsx';

export interface PanelChart {
  readonly id: string;
  readonly title: string | null;
  readonly series: readonly ChartSeries[];
  readonly height: number;
  readonly text: (value: number) => string;
  readonly axisText?: (value: number) => string;
  readonly summary: string;
}
interface ChartPanelProps {
  readonly title: string;
  readonly about?: ReactNode;
  /** Epoch seconds. */
  readonly at: readonly number[];
  readonly charts: readonly PanelChart[];
  readonly spanMs: number;
  /** Over the charts, as wide as they are. */
  readonly above?: ReactNode;
  /** Said over empty charts. */
  readonly empty: string | null;
  /** Instead of the charts: what went wrong. */
  readonly problem?: ReactNode;
}
type View = 'chart' | 'table';

export function ChartPanel({ title, about, at, charts, spanMs, above, empty, problem }: ChartPanelProps) {
  const [view, setView] = useState<View>('chart');
  return (
    <Panel
      title={title}
      about={about}
      actions={
        <Segmented
          name={t.viewOf(title)}
          value={view}
          onChoose={setView}
          options={[
            ['chart', common.chartView],
            ['table', common.tableView],
          ]}
        />
      }
    >
      {problem ??
        (view === 'table' ? (
          <ChartTable name={title} {...{ at, charts }} />
        ) : (
          <div className="relative flex flex-col gap-3">
            {above}
            {charts.map((chart) => (
              <div key={chart.id} className="flex min-w-0 flex-col gap-1">
                <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                  {chart.title !== null && <h3 className="text-12 font-medium text-ink-2">{chart.title}</h3>}
                  <ChartLegend series={chart.series} />
                </div>
                <Chart
                  at={at}
                  series={chart.series}
                  height={chart.height}
                  spanSeconds={spanMs / 1000}
                  text={chart.text}
                  {...(chart.axisText === undefined ? {} : { axisText: chart.axisText })}
                  group="overview"
                  summary={chart.summary}
                />
              </div>
            ))}
            {empty !== null && (
              <p className="pointer-events-none absolute inset-x-0 top-16 text-center text-13 text-ink-3">{empty}</p>
            )}
          </div>
        ))}
    </Panel>
  );
}
