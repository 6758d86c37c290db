// The tail in each of its states: on the way, not readable, nothing yet, nothing matches, or its rows.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { AppLink } from '../../../components/app-link.tsx';
import { Empty } from '../../../components/empty.tsx';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { TableSkeleton } from '../../../components/plain-table.tsx';
import { Button, buttonClass } from '../../../components/ui/button.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../messages.ts';
import type { Older } from '../older.ts';
import { RequestGrid } from './request-grid.tsx';

interface TailProps {
  readonly read: {
    readonly rows: readonly RequestRow[] | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly older: Older;
  readonly q: string;
  readonly rows: readonly RequestRow[];
  readonly active: number;
  readonly rewind: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onTop: (top: boolean) => void;
  readonly onReading: (reading: boolean) => void;
  readonly onClear: () => void;
}

export function RequestTail({ read, q, rows, older, onClear, ...grid }: TailProps) {
  if (!read.rows) {
    if (read.error) return <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />;
    return <TableSkeleton rows={12} />;
  }
  if (rows.length === 0 && q.trim() !== '') {
    return (
      <Empty title={t.noMatchTitle} text={t.noMatchText}>
        <Button onClick={onClear}>{t.clearFilter}</Button>
      </Empty>
    );
  }
  if (rows.length === 0) {
    return (
      <Empty title={t.emptyTitle} text={t.emptyText}>
        <AppLink href="/" className={buttonClass()}>
          {t.toOverview}
        </AppLink>
      </Empty>
    );
  }
  return (
    <div
      role="log"
      aria-live="off"
      aria-label={t.title}
      className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-panel border border-line"
    >
      <RequestGrid rows={rows} {...grid} onEnd={older.more} />
      <OlderState older={older} />
    </div>
  );
}

/** Under the rows: whether older ones are on the way, cannot be read, or are not there. */
function OlderState({ older }: { readonly older: Older }) {
  const failed = older.error !== null && !older.isReading;
  const text = failed ? t.olderFailed : older.isReading ? t.readingOlder : older.atEnd ? t.atEnd : null;
  if (text === null) return null;
  return (
    <p role="status" className="flex items-center gap-3 border-t border-line bg-surface px-4 py-1.5 text-12 text-ink-3">
      {text}
      {failed && (
        <Button small onClick={older.retry}>
          {common.retry}
        </Button>
      )}
    </p>
  );
}
