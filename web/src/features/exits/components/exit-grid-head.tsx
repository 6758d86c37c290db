// Header of the exit grid: select the loaded rows, sort by pressing a title; a menu of orders where there are no titles.
import { ariaSort, SortButton, SortSelect } from '../../../components/sort-controls.tsx';
import { Checkbox } from '../../../components/ui/inputs.tsx';
import { cn } from '../../../lib/cn.ts';
import { sortChoices, type ExitColumn, type SortField } from '../columns.tsx';
import { t } from '../messages.ts';
import type { ExitSort } from '../queries.ts';
import type { Selection } from '../selection.ts';
import type { ExitRows } from '../use-exit-rows.ts';

interface HeadProps {
  readonly columns: readonly ExitColumn[];
  readonly tracks: string;
  readonly minWidth: number;
  readonly phone: boolean;
  readonly sort: ExitSort;
  readonly onSort: (sort: ExitSort) => void;
  readonly selection: Selection;
  readonly rows: ExitRows;
}

/** Figures are most telling from the largest down, names from A up. */
const firstDown: readonly SortField[] = ['latency', 'ok', 'failed', 'used', 'added'];
const choices = sortChoices.map(([field, title]) => ({ field, title, firstDown: firstDown.includes(field) }));

export function ExitGridHead({ columns, tracks, minWidth, phone, sort, onSort, selection, rows }: HeadProps) {
  return (
    <div role="rowgroup" style={{ minWidth }} className="sticky top-0 z-10 border-b border-line bg-surface">
      <div
        role="row"
        aria-rowindex={1}
        className={cn('grid items-center text-12 font-medium text-ink-2', phone ? 'min-h-11 py-1' : 'h-9')}
        style={{ gridTemplateColumns: phone ? '40px minmax(0, 1fr)' : tracks }}
      >
        <div role="columnheader" className="flex h-full items-center justify-center">
          <PickLoaded selection={selection} rows={rows} />
        </div>
        {phone ? (
          <div role="columnheader" className="flex items-center justify-between gap-2 pr-3">
            {t.cols.label}
            <SortSelect columns={choices} sort={sort} onSort={(next) => onSort(next as ExitSort)} />
          </div>
        ) : (
          columns.map((column) => <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />)
        )}
      </div>
    </div>
  );
}

/** Takes the first rows that are loaded: up to 200, which is what one press may reasonably mean. */
function PickLoaded({ selection, rows }: Pick<HeadProps, 'selection' | 'rows'>) {
  const pick = (): void => {
    if (selection.size > 0) return selection.clear();
    const ids: string[] = [];
    for (let index = 0; index < Math.min(rows.total, 200); index++) {
      const exit = rows.rowAt(index);
      if (exit) ids.push(exit.id);
    }
    selection.add(ids);
  };
  return (
    <Checkbox
      aria-label={selection.size > 0 ? t.clearSelection : t.selectLoaded}
      checked={selection.all || (selection.size > 0 && selection.size >= rows.total)}
      mixed={selection.size > 0 && !selection.all && selection.size < rows.total}
      disabled={rows.total === 0}
      onChange={pick}
    />
  );
}

function HeadCell({ column, sort, onSort }: { readonly column: ExitColumn } & Pick<HeadProps, 'sort' | 'onSort'>) {
  const { sort: field, title, end } = column;
  const place = cn('flex min-w-0 items-center px-2', end && 'justify-end');
  if (field === undefined) {
    return (
      <div role="columnheader" className={place}>
        {title}
      </div>
    );
  }
  return (
    <div role="columnheader" aria-sort={ariaSort(sort, field)} className={place}>
      <SortButton {...{ field, title, sort, onSort }} firstDown={firstDown.includes(field)} />
    </div>
  );
}
