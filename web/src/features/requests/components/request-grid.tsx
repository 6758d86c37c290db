// The tail as a grid: only rows near the viewport are in the page. One tab stop; arrow keys move inside it.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { useVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useRowHeight } from '../../../lib/use-row-height.ts';
import { useMedia, usePhone } from '../../../lib/use-media.ts';
import { narrowColumns, wideColumns } from '../columns.tsx';
import { t } from '../messages.ts';
import { RequestGridRow, requestRowId } from './request-grid-row.tsx';

interface GridProps {
  readonly rows: readonly RequestRow[];
  /** Index of the current row, which keys act on. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** Whether the first row is in sight. */
  readonly onTop: (top: boolean) => void;
  /** The pointer or the focus is on the rows. */
  readonly onReading: (reading: boolean) => void;
  /** The last row is near: older ones are wanted. */
  readonly onEnd: (oldest: RequestRow) => void;
  /** Grows when the grid shall go back to its first row. */
  readonly rewind: number;
}

/** Scrolled less than this still counts as being at the newest row. */
const slackPx = 8;
/** Rows before the last at which older ones are asked for. */
const endRows = 20;

export function RequestGrid({ rows, active, onActive, onOpen, onTop, onReading, onEnd, rewind }: GridProps) {
  const phone = usePhone();
  const columns = useMedia('(min-width: 1024px)') ? wideColumns : narrowColumns;
  const rowHeight = useRowHeight();
  const tracks = columns.map((column) => column.track).join(' ');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1000, height: 600 },
    getItemKey: (index) => rows[index]?.id ?? index,
    // The current row stays in the page when it scrolls out, so that aria-activedescendant always names something.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const gone = active >= 0 && active < rows.length && !shown.includes(active);
      return gone ? [...shown, active].sort((a, b) => a - b) : shown;
    },
  });
  useEffect(() => virtual.measure(), [rowHeight, virtual]);
  useEffect(() => {
    if (rewind > 0) scroller.current?.scrollTo({ top: 0 });
  }, [rewind]);
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active);
  }, [active, virtual]);

  const lastShown = virtual.range?.endIndex ?? 0;
  const oldest = rows.at(-1);
  const away = (virtual.scrollOffset ?? 0) > slackPx;
  useEffect(() => {
    if (away && oldest !== undefined && lastShown >= rows.length - endRows) onEnd(oldest);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, (virtual.range?.endIndex ?? 10) - (virtual.range?.startIndex ?? 0) - 1);
    const next = stepped(event.key, { active, page, last: rows.length - 1 });
    if (next !== null) onActive(next);
    else if (event.key === 'Enter' && active >= 0) onOpen(active);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t.list}
      aria-rowcount={rows.length + (phone ? 0 : 1)}
      aria-colcount={phone ? 1 : columns.length}
      aria-activedescendant={active >= 0 && active < rows.length ? requestRowId(active) : undefined}
      onKeyDown={onKeyDown}
      onScroll={(event) => onTop(event.currentTarget.scrollTop <= slackPx)}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onReading(true)}
      onPointerLeave={() => onReading(false)}
      onFocus={() => onReading(true)}
      onBlur={() => onReading(false)}
      className="group min-h-0 flex-1 overflow-auto focus-visible:outline-offset-[-2px]"
    >
      {!phone && (
        <div role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-surface">
          <div
            role="row"
            aria-rowindex={1}
            className="grid h-9 items-center px-2 text-12 font-medium text-ink-2"
            style={{ gridTemplateColumns: tracks }}
          >
            {columns.map((column) => (
              <div key={column.id} role="columnheader" className={column.end ? 'px-2 text-right' : 'px-2'}>
                {column.title}
              </div>
            ))}
          </div>
        </div>
      )}
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index];
          return (
            row && (
              <RequestGridRow
                key={key}
                {...{ row, index, tracks, columns, phone, onOpen }}
                top={start}
                height={size}
                active={index === active}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface Place {
  readonly active: number;
  readonly page: number;
  readonly last: number;
}

function stepped(key: string, { active, page, last }: Place): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
  if (last < 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(last, active + step));
}
