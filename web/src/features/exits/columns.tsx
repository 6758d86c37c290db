// Columns of the exit grid: title, sort field, width and cell. Which of them exist depends on the room there is.
import type { Exit } from '@gyre/shared/contract/exits';
import type { ReactNode } from 'react';
import { StatusIcon } from '../../components/status-icon.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { formatCount, formatMs, formatPrice, formatShare, unknown } from '../../lib/format.ts';
import { ExitState } from './components/exit-state.tsx';
import { gatewayOf, knownPlace, longPlace, shortPlace, successOf } from './exit-words.ts';
import { t } from './messages.ts';

export type SortField = 'label' | 'host' | 'state' | 'country' | 'latency' | 'ok' | 'failed' | 'used' | 'added';

export interface ExitColumn {
  readonly id: string;
  readonly title: string;
  readonly sort?: SortField;
  /** A CSS grid track. */
  readonly track: string;
  readonly end?: boolean;
  /** Figures change while they are read, so they use digits of one width. */
  readonly cell: (exit: Exit) => ReactNode;
}

/** The whole place; where it differs from the claim, both. */
const placeTitle = (exit: Exit): string =>
  exit.measured?.drift
    ? `${longPlace(knownPlace(exit))} · ${t.drifted(longPlace(exit.place))}`
    : longPlace(knownPlace(exit));

const label: ExitColumn = {
  id: 'label',
  title: t.cols.label,
  sort: 'label',
  track: 'minmax(140px, 1.3fr)',
  cell: (exit) => <span className="truncate font-medium">{exit.label}</span>,
};
const gateway: ExitColumn = {
  id: 'gateway',
  title: t.cols.gateway,
  sort: 'host',
  track: 'minmax(190px, 1.6fr)',
  cell: (exit) => (
    <span className="mono flex min-w-0 text-ink-2" title={`${exit.scheme}://${gatewayOf(exit)}`}>
      <span className="mr-2 shrink-0 text-ink-3">{exit.scheme}</span>
      {/* The port tells exits of one gateway apart, so the host gives way. */}
      <span className="truncate">{gatewayOf(exit).replace(/:\d+$/, '')}</span>
      {exit.scheme !== 'direct' && <span className="shrink-0">:{exit.port}</span>}
    </span>
  ),
};
const place: ExitColumn = {
  id: 'place',
  title: t.cols.place,
  sort: 'country',
  track: 'minmax(110px, 0.9fr)',
  cell: (exit) => (
    <span className="flex min-w-0 items-center gap-1.5" title={placeTitle(exit)}>
      <span className="truncate">{shortPlace(exit)}</span>
      {exit.measured?.drift && (
        <span className="text-warning">
          <StatusIcon kind="warning" size={12} />
          <span className="sr-only">{t.drifted(longPlace(exit.place))}</span>
        </span>
      )}
    </span>
  ),
};
const state: ExitColumn = {
  id: 'state',
  title: t.cols.state,
  sort: 'state',
  track: 'minmax(176px, 1.1fr)',
  cell: (exit) => <ExitState exit={exit} />,
};
const latency: ExitColumn = {
  id: 'latency',
  title: t.cols.latency,
  sort: 'latency',
  track: '84px',
  end: true,
  cell: (exit) => <span className="num">{formatMs(exit.traffic.latencyMs)}</span>,
};
const success: ExitColumn = {
  id: 'success',
  title: t.cols.success,
  track: '80px',
  end: true,
  cell: ({ traffic }) => (
    <span className="num" title={t.ofRequests(formatCount(traffic.ok), formatCount(traffic.ok + traffic.failed))}>
      {formatShare(successOf(traffic))}
    </span>
  ),
};
const failed: ExitColumn = {
  id: 'failed',
  title: t.cols.failed,
  sort: 'failed',
  track: '76px',
  end: true,
  cell: ({ traffic }) => <span className="num">{formatCount(traffic.failed)}</span>,
};
const inFlight: ExitColumn = {
  id: 'in-flight',
  title: t.cols.inFlight,
  track: '76px',
  end: true,
  cell: ({ traffic }) => <span className="num">{formatCount(traffic.inFlight)}</span>,
};
const used: ExitColumn = {
  id: 'used',
  title: t.cols.used,
  sort: 'used',
  track: '100px',
  end: true,
  cell: ({ traffic }) => (traffic.lastUsedAt === null ? unknown : <TimeAgo at={traffic.lastUsedAt} />),
};
const tags: ExitColumn = {
  id: 'tags',
  title: t.cols.tags,
  track: 'minmax(90px, 0.8fr)',
  cell: (exit) => (
    <span className="truncate text-12 text-ink-2" title={exit.tags.join(', ')}>
      {exit.tags.join(', ')}
    </span>
  ),
};

const type: ExitColumn = {
  id: 'type',
  title: t.cols.type,
  track: '100px',
  cell: (exit) => knownPlace(exit).type ?? unknown,
};
const priority: ExitColumn = {
  id: 'priority',
  title: t.cols.priority,
  track: '76px',
  end: true,
  cell: (exit) => <span className="num">{formatCount(exit.priority)}</span>,
};
const price: ExitColumn = {
  id: 'price',
  title: t.cols.price,
  track: '84px',
  end: true,
  cell: (exit) => <span className="num">{formatPrice(exit.price)}</span>,
};
/** Every column there is, in the usual order. */
export const allColumns: readonly ExitColumn[] = [
  label,
  gateway,
  place,
  state,
  latency,
  success,
  failed,
  inFlight,
  used,
  tags,
  type,
  priority,
  price,
];
export const wideColumns = allColumns.slice(0, 10);
export const middleColumns: readonly ExitColumn[] = [label, gateway, place, state, latency, success, inFlight, used];
/** The five that matter most. */
export const narrowColumns: readonly ExitColumn[] = [label, place, state, latency, success];

/** Those asked for, in their order. The label is always there: first, unless asked for elsewhere. */
export function columnsOf(ids: readonly string[]): readonly ExitColumn[] {
  const asked = [...new Set(ids)].flatMap((id) => allColumns.find((one) => one.id === id) ?? []);
  return asked.includes(label) ? asked : [label, ...asked];
}

/** Room these columns need at least, in px. */
export function leastWidth(columns: readonly ExitColumn[]): number {
  return columns.reduce((sum, { track }) => sum + Number(/\d+/.exec(track)?.[0] ?? 0), 0);
}

/** Orders offered where there are no headers to press. */
export const sortChoices: readonly (readonly [SortField, string])[] = [
  ['added', t.cols.added],
  ['label', t.cols.label],
  ['host', t.cols.gateway],
  ['state', t.cols.state],
  ['country', t.cols.place],
  ['latency', t.cols.latency],
  ['failed', t.cols.failed],
  ['used', t.cols.used],
];
