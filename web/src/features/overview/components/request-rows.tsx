// Requests as rows of a table, and as two lines each on a phone.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { methodOf, RequestExit, RequestResult } from '../../../components/request-cells.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatClock, formatMoment, formatMs } from '../../../lib/format.ts';
import { t } from '../../../lib/messages/requests.ts';

interface RowsProps {
  readonly rows: readonly RequestRow[];
}

export function RequestTable({ rows }: RowsProps) {
  return (
    <table className="w-full text-left text-13">
      <thead className="sticky top-0 z-10 bg-surface text-12 text-ink-2">
        <tr>
          {[t.when, t.proxyUser, t.target, t.exit, t.tries, t.result, t.took].map((title) => (
            <th
              key={title}
              scope="col"
              className={cn(
                'px-2.5 py-1.5 font-medium whitespace-nowrap first:pl-4 last:pr-4',
                (title === t.tries || title === t.took) && 'text-right',
              )}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

const TableRow = memo(function TableRow({ row }: { readonly row: RequestRow }) {
  return (
    <tr className="border-t hover:bg-surface">
      <td className="num py-1.5 pr-2.5 pl-4 whitespace-nowrap text-ink-3" title={formatMoment(row.at)}>
        {formatClock(row.at)}
      </td>
      <td className={cn('px-2.5 py-1.5 whitespace-nowrap', row.proxyUser === null && 'text-ink-3')}>
        {row.proxyUser ?? t.anybody}
      </td>
      <td className="w-full max-w-0 min-w-44 truncate px-2.5 py-1.5" title={row.target}>
        <Link to="/requests" search={{ request: row.id }} className="mono hover:underline">
          {row.target}
        </Link>
        {methodOf(row) !== '' && <span className="ml-2 text-12 text-ink-3">{methodOf(row)}</span>}
      </td>
      <td className="max-w-40 truncate px-2.5 py-1.5">
        <RequestExit row={row} />
      </td>
      <td className={cn('num px-2.5 py-1.5 text-right', row.attempts > 1 && 'font-medium text-warning')}>
        {row.attempts}
      </td>
      <td className="px-2.5 py-1.5 whitespace-nowrap">
        <RequestResult row={row} />
      </td>
      <td className="num py-1.5 pr-4 pl-2.5 text-right whitespace-nowrap">{formatMs(row.ms)}</td>
    </tr>
  );
});

export function RequestLines({ rows }: RowsProps) {
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="px-4 py-2 text-13">
          <p className="flex items-center gap-2">
            <Link
              to="/requests"
              search={{ request: row.id }}
              className="mono min-w-0 flex-1 truncate pointer-coarse:py-1"
            >
              {row.target}
            </Link>
            <RequestResult row={row} />
          </p>
          <p className="mt-0.5 flex items-center gap-2 text-12 text-ink-3">
            <span className="num">{formatClock(row.at)}</span>
            <span className="min-w-0 flex-1 truncate">
              <RequestExit row={row} />
            </span>
            <span className="num">{formatMs(row.ms)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
