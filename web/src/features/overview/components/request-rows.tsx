// Requests as rows of a table, and as two lines each on a phone.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { cn } from '../../../lib/cn.ts';
import { countryName, formatClock, formatMoment, formatMs } from '../../../lib/format.ts';
import { failureHints } from '../../../lib/messages/failures.ts';
import { t } from '../messages.ts';

interface RowsProps {
  readonly rows: readonly RequestRow[];
}

export function RequestTable({ rows }: RowsProps) {
  return (
    <table className="w-full text-left text-13">
      <thead className="sticky top-0 z-10 bg-surface text-12 text-ink-2">
        <tr>
          {[t.when, t.client, t.target, t.exit, t.tries, t.result, t.took].map((title) => (
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
        <span className="mono">{row.target}</span>
        {methodOf(row) !== '' && <span className="ml-2 text-12 text-ink-3">{methodOf(row)}</span>}
      </td>
      <td className="max-w-40 truncate px-2.5 py-1.5">
        <ExitOf row={row} />
      </td>
      <td className={cn('num px-2.5 py-1.5 text-right', row.attempts > 1 && 'font-medium text-warning')}>
        {row.attempts}
      </td>
      <td className="px-2.5 py-1.5 whitespace-nowrap">
        <ResultOf row={row} />
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
            <span className="mono min-w-0 flex-1 truncate">{row.target}</span>
            <ResultOf row={row} />
          </p>
          <p className="mt-0.5 flex items-center gap-2 text-12 text-ink-3">
            <span className="num">{formatClock(row.at)}</span>
            <span className="min-w-0 flex-1 truncate">
              <ExitOf row={row} />
            </span>
            <span className="num">{formatMs(row.ms)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Tunnels by CONNECT are what most requests are; the others say what they are. */
const methodOf = (row: RequestRow): string =>
  row.kind === 'connect' ? '' : row.kind === 'exchange' ? (row.method ?? t.kinds.exchange) : t.kinds[row.kind];

function ExitOf({ row }: { readonly row: RequestRow }) {
  if (row.exitId === null) return <span className="text-ink-3">–</span>;
  return (
    <>
      <Link to="/exits" search={{ exit: row.exitId }} className="hover:underline">
        {row.exitLabel || row.exitId}
      </Link>
      {row.country && (
        <span className="text-ink-3" title={countryName(row.country)}>
          {' '}
          · {row.country}
        </span>
      )}
    </>
  );
}

function ResultOf({ row }: { readonly row: RequestRow }) {
  return (
    <span
      className={cn('inline-flex items-center gap-1.5', row.ok ? 'text-healthy' : 'text-danger')}
      title={row.code ? failureHints[row.code] : undefined}
    >
      <StatusIcon kind={row.ok ? 'healthy' : 'ejected'} size={10} />
      {row.ok ? t.resultOk(row.status) : t.resultBad(row.code, row.status)}
    </span>
  );
}
