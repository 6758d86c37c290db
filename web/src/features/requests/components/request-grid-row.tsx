// One request in the grid: columns where there is room, two lines on a phone.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { memo, type MouseEvent } from 'react';
import { RequestResult } from '../../../components/request-cells.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatClock, formatMs } from '../../../lib/format.ts';
import type { RequestColumn } from '../columns.tsx';

interface RowProps {
  readonly row: RequestRow;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly tracks: string;
  readonly columns: readonly RequestColumn[];
  readonly phone: boolean;
  readonly active: boolean;
  readonly onOpen: (index: number) => void;
}

export const requestRowId = (index: number): string => `request-row-${index}`;

export const RequestGridRow = memo(function RequestGridRow(props: RowProps) {
  const { row, index, top, height, tracks, columns, phone, active, onOpen } = props;
  return (
    <div
      id={requestRowId(index)}
      role="row"
      aria-rowindex={index + (phone ? 1 : 2)}
      aria-selected={active}
      onClick={(event) => !wasControl(event) && onOpen(index)}
      style={{ top, height, gridTemplateColumns: phone ? 'minmax(0, 1fr)' : tracks }}
      className={cn(
        'absolute inset-x-0 grid cursor-pointer items-center border-b border-line text-13',
        phone ? 'px-3' : 'px-2',
        active ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-surface',
      )}
    >
      {phone ? (
        <div role="gridcell" className="min-w-0">
          <TwoLines row={row} />
        </div>
      ) : (
        columns.map((column) => (
          <div key={column.id} role="gridcell" className={cn('min-w-0 truncate px-2', column.end && 'text-right')}>
            {column.cell(row)}
          </div>
        ))
      )}
    </div>
  );
});

function TwoLines({ row }: { readonly row: RequestRow }) {
  return (
    <>
      <p className="flex items-center gap-2">
        <span className="mono min-w-0 flex-1 truncate">{row.target}</span>
        <RequestResult row={row} />
      </p>
      <p className="mt-0.5 flex items-center gap-2 text-12 text-ink-3">
        <span className="num">{formatClock(row.at)}</span>
        <span className="min-w-0 flex-1 truncate">{row.exitLabel ?? '–'}</span>
        <span className="num">{formatMs(row.ms)}</span>
      </p>
    </>
  );
}

/** A link has its own meaning; a text that is being marked is not a press. */
function wasControl(event: MouseEvent): boolean {
  const target = event.target as HTMLElement;
  return target.closest('a, button') !== null || (window.getSelection()?.toString() ?? '') !== '';
}
