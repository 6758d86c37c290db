// One exit in the grid: columns where there is room, two lines on a phone, a quiet bar while its page is still on the way.
import type { Exit } from '@gyre/shared/contract/exits';
import { memo, type MouseEvent } from 'react';
import { Checkbox } from '../../../components/ui/inputs.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatMs, formatShare } from '../../../lib/format.ts';
import type { ExitColumn } from '../columns.tsx';
import { gatewayOf, shortPlace, successOf } from '../exit-words.ts';
import { t } from '../messages.ts';
import { ExitState } from './exit-state.tsx';

export interface RowProps {
  /** Undefined: on its way; null: removed since the list was ordered. */
  readonly exit: Exit | null | undefined;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly tracks: string;
  readonly columns: readonly ExitColumn[];
  readonly phone: boolean;
  readonly selected: boolean;
  readonly active: boolean;
  readonly dimmed: boolean;
  /** It does not match any more; it goes when the order is refreshed. */
  readonly misfit: boolean;
  readonly onPick: (index: number, range: boolean) => void;
  readonly onOpen: (index: number) => void;
}

export const rowId = (index: number): string => `exit-row-${index}`;

export const ExitGridRow = memo(function ExitGridRow(props: RowProps) {
  const { exit, index, top, height, tracks, columns, phone, selected, active, dimmed, misfit, onOpen } = props;
  const nothing = exit === null ? <Gone /> : <Bar />;
  return (
    <div
      id={rowId(index)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      onClick={(event) => exit && !wasControl(event) && onOpen(index)}
      title={misfit && exit ? t.misfit : undefined}
      style={{ top, height, gridTemplateColumns: phone ? '40px minmax(0, 1fr)' : tracks }}
      className={cn(
        'absolute inset-x-0 grid [contain:layout_style_paint] cursor-pointer items-center border-b border-line text-13',
        selected ? 'bg-selected' : 'hover:bg-surface',
        active && 'shadow-[inset_2px_0_0_var(--accent)] group-focus-visible:shadow-[inset_3px_0_0_var(--accent)]',
        (dimmed || misfit) && 'opacity-60',
      )}
    >
      <div role="gridcell" aria-colindex={1} className="flex h-full items-center justify-center">
        {exit && (
          <Checkbox
            tabIndex={-1}
            checked={selected}
            aria-label={t.selectRow(exit.label)}
            onChange={() => undefined}
            onClick={(event) => props.onPick(index, event.shiftKey)}
          />
        )}
      </div>
      {phone ? (
        <div role="gridcell" aria-colindex={2} className="min-w-0 py-2 pr-3">
          {exit ? <TwoLines exit={exit} /> : nothing}
        </div>
      ) : (
        columns.map((column, i) => (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={i + 2}
            className={cn('flex min-w-0 items-center px-2 whitespace-nowrap', column.end && 'justify-end text-right')}
          >
            {exit ? column.cell(exit) : i === 0 ? nothing : exit === undefined && <Bar quiet />}
          </div>
        ))
      )}
    </div>
  );
});

function TwoLines({ exit }: { readonly exit: Exit }) {
  return (
    <>
      <div className="flex items-center justify-between gap-2">
        <span className="truncate font-medium">{exit.label}</span>
        <span className="shrink-0">
          <ExitState exit={exit} short />
        </span>
      </div>
      <div className="mt-0.5 flex items-center justify-between gap-2 text-12 text-ink-2">
        <span className="mono truncate">
          {shortPlace(exit)} · {gatewayOf(exit)}
        </span>
        <span className="num shrink-0">
          {formatMs(exit.traffic.latencyMs)} · {formatShare(successOf(exit.traffic))}
        </span>
      </div>
    </>
  );
}

/** `quiet`: the first one of the row says it. */
const Bar = ({ quiet = false }: { readonly quiet?: boolean }) => (
  <span className="h-3 w-3/5 rounded-control bg-raised" title={quiet ? undefined : t.loadingRow}>
    {!quiet && <span className="sr-only">{t.loadingRow}</span>}
  </span>
);

const Gone = () => <span className="text-12 text-ink-3 italic">{t.goneRow}</span>;

/** The checkbox has its own meaning; a text that is being marked is not a press. */
function wasControl(event: MouseEvent): boolean {
  const target = event.target as HTMLElement;
  return target.closest('input, a, button') !== null || (window.getSelection()?.toString() ?? '') !== '';
}
