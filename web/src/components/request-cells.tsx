// Parts of a request as every list of requests shows them: its result, its exit, how it was asked.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { Link } from '@tanstack/react-router';
import { cn } from '../lib/cn.ts';
import { countryName } from '../lib/format.ts';
import { failureHints } from '../lib/messages/failures.ts';
import { t } from '../lib/messages/requests.ts';
import { StatusIcon } from './status-icon.tsx';

interface RequestProps {
  readonly row: RequestRow;
}

/** Tunnels by CONNECT are what most requests are; the others say what they are. */
export const methodOf = ({ kind, method }: RequestRow): string =>
  kind === 'connect' ? '' : kind === 'exchange' ? (method ?? t.kinds.exchange) : t.kinds[kind];

export function RequestResult({ row }: RequestProps) {
  return (
    <span
      className={cn('inline-flex min-w-0 items-center gap-1.5', row.ok ? 'text-healthy' : 'text-danger')}
      title={row.code ? failureHints[row.code] : undefined}
    >
      <StatusIcon kind={row.ok ? 'healthy' : 'ejected'} size={10} />
      <span className="truncate">{row.ok ? t.resultOk(row.status) : t.resultBad(row.code, row.status)}</span>
    </span>
  );
}

/** `tabbable`: not inside a grid, where arrow keys move and links are for the pointer. */
export function RequestExit({ row, tabbable = true }: RequestProps & { readonly tabbable?: boolean }) {
  if (row.exitId === null) return <span className="text-ink-3">–</span>;
  return (
    <>
      <Link
        to="/exits"
        search={{ exit: row.exitId }}
        className="hover:underline"
        {...(tabbable ? {} : { tabIndex: -1 })}
      >
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
