// Columns of the tail, and which of them there are at which width.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { ReactNode } from 'react';
import { methodOf, RequestExit, RequestResult } from '../../components/request-cells.tsx';
import { formatClock, formatMoment, formatMs } from '../../lib/format.ts';
import { t } from '../../lib/messages/requests.ts';

export interface RequestColumn {
  readonly id: string;
  readonly title: string;
  readonly track: string;
  readonly end?: boolean;
  readonly cell: (row: RequestRow) => ReactNode;
}

const when: RequestColumn = {
  id: 'when',
  title: t.when,
  track: '84px',
  cell: (row) => (
    <span className="num text-ink-3" title={formatMoment(row.at)}>
      {formatClock(row.at)}
    </span>
  ),
};
const client: RequestColumn = {
  id: 'client',
  title: t.proxyUser,
  track: 'minmax(80px, 130px)',
  cell: (row) => <span className={row.proxyUser === null ? 'text-ink-3' : ''}>{row.proxyUser ?? t.anybody}</span>,
};
const target: RequestColumn = {
  id: 'target',
  title: t.target,
  track: 'minmax(180px, 1fr)',
  cell: (row) => (
    <>
      <span className="mono" title={row.target}>
        {row.target}
      </span>
      {methodOf(row) !== '' && <span className="ml-2 text-12 text-ink-3">{methodOf(row)}</span>}
    </>
  ),
};
const pool: RequestColumn = {
  id: 'pool',
  title: t.pool,
  track: 'minmax(70px, 110px)',
  cell: (row) => <span className="text-ink-2">{row.pool ?? '–'}</span>,
};
const exit: RequestColumn = {
  id: 'exit',
  title: t.exit,
  track: 'minmax(110px, 180px)',
  cell: (row) => <RequestExit row={row} tabbable={false} />,
};
const tries: RequestColumn = {
  id: 'tries',
  title: t.tries,
  track: '56px',
  end: true,
  cell: (row) => <span className={row.attempts > 1 ? 'num font-medium text-warning' : 'num'}>{row.attempts}</span>,
};
const result: RequestColumn = {
  id: 'result',
  title: t.result,
  track: 'minmax(140px, 190px)',
  cell: (row) => <RequestResult row={row} />,
};
const took: RequestColumn = {
  id: 'took',
  title: t.took,
  track: '80px',
  end: true,
  cell: (row) => <span className="num">{formatMs(row.ms)}</span>,
};

const reuse: RequestColumn = {
  id: 'reuse',
  title: t.reuse,
  track: '56px',
  end: true,
  cell: ({ reuse }) => (
    <span className="num text-ink-2" title={t.reuseMeaning}>
      {reuse ?? '–'}
    </span>
  ),
};

export const wideColumns: readonly RequestColumn[] = [when, client, target, pool, exit, reuse, tries, result, took];
export const narrowColumns: readonly RequestColumn[] = [when, target, exit, result, took];
