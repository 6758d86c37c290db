// Traffic over time: requests by outcome and who is to blame, latency, and bytes, sharing their crosshair; the same figures as a table.
import type { Retrospect } from '@gyre/shared/contract/retrospect';
import type { TrafficPoint } from '@gyre/shared/contract/traffic';
import { useMemo } from 'react';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { formatBytes, formatCount, formatMs, formatRate } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../messages.ts';
import { spans, type Range } from '../queries.ts';
import { blamed, type Columns } from '../series.ts';
import { stacked } from '../stack.ts';
import { ChangeMarkers } from './change-markers.tsx';
import { ChartPanel, type PanelChart } from './chart-panel.tsx';

interface TrafficPanelProps {
  readonly range: Range;
  readonly read: {
    readonly data?: { readonly points: readonly TrafficPoint[] } | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly columns: Columns;
  readonly blame: Retrospect['blame'];
}

export function TrafficPanel({ range, read: { data, error, refetch }, columns, blame }: TrafficPanelProps) {
  const points = data?.points ?? [];
  const total = points.reduce((sum, one) => sum + one.ok + one.refused + one.failed, 0);
  const bad = points.reduce((sum, one) => sum + one.refused + one.failed, 0);
  const last = [...points].reverse().find((one) => one.p50Ms !== null);
  const end = columns.at.at(-1);
  // The same lists while the figures are the same: a chart draws again when it gets others.
  const outcomes = useMemo(() => outcomeSeries(columns, blame), [columns, blame]);
  const latency = useMemo(() => latencySeries(columns), [columns]);
  const bytes = useMemo(() => byteSeries(columns), [columns]);
  const charts: readonly PanelChart[] = [
    {
      id: 'requests',
      title: t.requestsChart,
      series: outcomes,
      height: 200,
      text: formatRate,
      axisText: roundRate,
      summary: t.requestsSummary(formatCount(total), formatCount(bad), t.ranges[range]),
    },
    {
      id: 'latency',
      title: t.latencyChart,
      series: latency,
      height: 140,
      text: formatMs,
      summary: t.latencySummary(formatMs(last?.p50Ms ?? null), formatMs(last?.p95Ms ?? null)),
    },
    {
      id: 'bytes',
      title: t.bytesChart,
      series: bytes,
      height: 110,
      text: (size) => t.perSecond(formatBytes(size)),
      axisText: formatBytes,
      summary: t.bytesSummary,
    },
  ];
  return (
    <ChartPanel
      title={t.traffic}
      about={total > 0 && common.requests(total)}
      at={columns.at}
      charts={charts}
      spanMs={spans[range]}
      above={end !== undefined && <ChangeMarkers endAt={end * 1000} spanMs={spans[range]} />}
      empty={data && total === 0 ? t.trafficEmpty : null}
      problem={error && !data ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : undefined}
    />
  );
}

/** Ticks are round numbers: "50", "0.5". */
const roundRate = (n: number): string => (Number.isInteger(n) ? formatCount(n) : String(Number(n.toPrecision(2))));

function outcomeSeries(columns: Columns, blame: Retrospect['blame']) {
  const { exit, target, other } = blamed(columns, blame);
  return stacked([
    { name: t.ok, colour: 'series-1', values: columns.ok },
    { name: t.refused, colour: 'series-2', dash: [6, 3], values: columns.refused },
    { name: t.failedBy.exit, colour: 'danger', dash: [2, 2], values: exit },
    { name: t.failedBy.target, colour: 'series-4', dash: [8, 2, 2, 2], values: target },
    { name: t.failedBy.other, colour: 'series-5', dash: [4, 4], values: other },
  ]);
}
/** From the slowest down, each filled: what lies between two lines is a band. */
const latencySeries = ({ p50, p95, p99 }: Columns) => [
  { name: t.p99, colour: 'series-5', dash: [2, 2], fill: true, values: p99 },
  { name: t.p95, colour: 'series-4', dash: [6, 3], fill: true, values: p95 },
  { name: t.p50, colour: 'series-3', fill: true, values: p50 },
];
const byteSeries = ({ down, up }: Columns) => [
  { name: t.down, colour: 'series-3', fill: true, values: down },
  { name: t.up, colour: 'series-2', dash: [6, 3], values: up },
];
