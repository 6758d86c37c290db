// Traffic over time: requests by outcome and the latency below, sharing their crosshair; the same figures as a table.
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Chart, ChartLegend } from '../../../components/chart.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { Segmented } from '../../../components/ui/segmented.tsx';
import type { ChartSeries } from '../../../components/time-chart.tsx';
import { formatCount, formatMs, formatRate } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../messages.ts';
import { spans, trafficQuery, type Range } from '../queries.ts';
import { columnsOf, type Columns } from '../series.ts';
import { Panel } from './panel.tsx';
import { TrafficTable } from './traffic-table.tsx';

type View = 'chart' | 'table';
const stepMs: Readonly<Record<Range, number>> = { '5m': 1000, '1h': 60_000, '24h': 60_000 };

export function TrafficPanel({ range }: { readonly range: Range }) {
  const [view, setView] = useState<View>('chart');
  const { data, error, refetch } = useQuery(trafficQuery(range));
  const points = useMemo(() => data?.points ?? [], [data]);
  const step = data?.stepMs ?? stepMs[range];
  const columns = useMemo(() => columnsOf(points, step), [points, step]);
  const charts = useMemo(() => ({ requests: requestSeries(columns), latency: latencySeries(columns) }), [columns]);
  const total = points.reduce((sum, one) => sum + one.ok + one.refused + one.failed, 0);
  const bad = points.reduce((sum, one) => sum + one.refused + one.failed, 0);
  const last = [...points].reverse().find((one) => one.p50Ms !== null);
  return (
    <Panel
      title={t.traffic}
      about={total > 0 && common.requests(total)}
      actions={
        <Segmented
          name={t.trafficView}
          value={view}
          onChoose={setView}
          options={[
            ['chart', common.chartView],
            ['table', common.tableView],
          ]}
        />
      }
    >
      {error && !data ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : view === 'table' ? (
        <TrafficTable points={points} stepMs={step} />
      ) : (
        <div className="relative flex flex-col gap-1">
          <Heading title={t.requestsChart} series={charts.requests} />
          <Chart
            at={columns.at}
            series={charts.requests}
            height={200}
            spanSeconds={spans[range] / 1000}
            text={formatRate}
            axisText={roundRate}
            group="overview"
            summary={t.requestsSummary(formatCount(total), formatCount(bad), t.ranges[range])}
          />
          <span className="h-2" />
          <Heading title={t.latencyChart} series={charts.latency} />
          <Chart
            at={columns.at}
            series={charts.latency}
            height={140}
            spanSeconds={spans[range] / 1000}
            text={formatMs}
            group="overview"
            summary={t.latencySummary(formatMs(last?.p50Ms ?? null), formatMs(last?.p95Ms ?? null))}
          />
          {data && total === 0 && (
            <p className="pointer-events-none absolute inset-x-0 top-24 text-center text-13 text-ink-3">
              {t.trafficEmpty}
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}

function Heading({ title, series }: { readonly title: string; readonly series: readonly ChartSeries[] }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <h3 className="text-12 font-medium text-ink-2">{title}</h3>
      <ChartLegend series={series} />
    </div>
  );
}

/** Ticks are round numbers: "50", "0.5". */
const roundRate = (n: number): string => (Number.isInteger(n) ? formatCount(n) : String(Number(n.toPrecision(2))));

const requestSeries = ({ ok, refused, failed }: Columns): readonly ChartSeries[] => [
  { name: t.ok, colour: 'series-1', fill: true, values: ok },
  { name: t.refused, colour: 'series-2', dash: [6, 3], values: refused },
  { name: t.failed, colour: 'danger', dash: [2, 2], values: failed },
];
const latencySeries = ({ p50, p95 }: Columns): readonly ChartSeries[] => [
  { name: t.p50, colour: 'series-3', values: p50 },
  { name: t.p95, colour: 'series-4', dash: [6, 3], values: p95 },
];
