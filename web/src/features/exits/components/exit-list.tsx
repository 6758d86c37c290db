// The list itself in each of its states: grid, nothing yet, nothing matches, not readable; the note that somebody changed it; the bulk bar.
import { Empty } from '../../../components/empty.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { formatClock, formatCount } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { fieldProblems } from '../../../lib/problems.ts';
import { t } from '../messages.ts';
import type { ExitSort, ExitView } from '../queries.ts';
import type { Selection } from '../selection.ts';
import type { ExitRows } from '../use-exit-rows.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ExitGrid } from './exit-grid.tsx';

interface ListProps {
  readonly rows: ExitRows;
  readonly view: ExitView;
  readonly live: { readonly changedAt: number | null; readonly refresh: () => void };
  readonly selection: Selection;
  readonly active: number;
  /** The installation has no exits at all. */
  readonly nothingYet: boolean;
  readonly onActive: (index: number) => void;
  readonly onSort: (sort: ExitSort) => void;
  readonly onOpen: (index: number) => void;
  readonly onWindow: (first: number, last: number) => void;
  readonly onImport: () => void;
  readonly onClear: () => void;
}

export function ExitList(props: ListProps) {
  const { rows, view, live, selection, active, nothingYet, onActive, onSort, onOpen, onWindow } = props;
  const badQuery = fieldProblems(rows.error)['query/q'] !== undefined;
  if (rows.error && !badQuery && rows.total === 0) {
    return <ErrorPanel error={rows.error} onRetry={rows.retry} />;
  }
  if (nothingYet) {
    return (
      <Empty title={t.emptyTitle} text={t.emptyText}>
        <Button look="primary" needs="operate" onClick={props.onImport}>
          {t.emptyImport}
        </Button>
      </Empty>
    );
  }
  if (!rows.loading && !rows.old && rows.total === 0) {
    return (
      <Empty title={t.noMatchTitle} text={t.noMatchText}>
        <Button onClick={props.onClear}>{t.clearFilter}</Button>
      </Empty>
    );
  }
  return (
    <div className="relative flex min-h-0 flex-1 flex-col overflow-hidden rounded-panel border border-line">
      {(live.changedAt !== null || rows.misfits > 0) && (
        <div
          role="status"
          className="flex flex-wrap items-center gap-3 border-b border-line bg-surface px-3 py-1.5 text-13"
        >
          {rows.misfits > 0
            ? t.misfits(formatCount(rows.misfits), formatClock(rows.builtAt))
            : t.changedSince(formatClock(live.changedAt ?? rows.builtAt))}
          <Button small onClick={live.refresh}>
            {t.refresh}
          </Button>
        </div>
      )}
      {rows.error && !badQuery && (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-3 border-b border-line bg-danger-tint px-3 py-1.5 text-13"
        >
          {common.failedRead}: {rows.error.message}
          <Button small onClick={rows.retry}>
            {common.retry}
          </Button>
        </div>
      )}
      <ExitGrid {...{ rows, selection, active, onActive, onSort, onOpen, onWindow }} sort={view.sort} />
      <BulkBar selection={selection} total={rows.total} />
    </div>
  );
}
