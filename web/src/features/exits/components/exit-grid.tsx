// The grid of exits: only rows near the viewport are in the page, however many match. One tab stop; arrow keys move inside it.
import { useVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual';
import { useCallback, useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useRowHeight } from '../../../lib/use-row-height.ts';
import { usePhone } from '../../../lib/use-media.ts';
import { leastWidth } from '../columns.tsx';
import { t } from '../messages.ts';
import type { ExitSort } from '../queries.ts';
import type { Selection } from '../selection.ts';
import { useColumns } from '../use-columns.ts';
import type { ExitRows } from '../use-exit-rows.ts';
import { ExitGridHead } from './exit-grid-head.tsx';
import { ExitGridRow, rowId } from './exit-grid-row.tsx';

interface GridProps {
  readonly rows: ExitRows;
  readonly sort: ExitSort;
  readonly onSort: (sort: ExitSort) => void;
  readonly selection: Selection;
  /** Index of the current row, which keys act on. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onWindow: (first: number, last: number) => void;
}

const skeletonRows = 12;
/** Rows kept ready above and below what is seen; the list is painted before they are made. */
const spareRows = 10;
/** A scroll through thousands of rows a second asks for windows this often at most. */
const restMs = 80;

export function ExitGrid(props: GridProps) {
  const { rows, sort, onSort, selection, active, onActive, onOpen, onWindow } = props;
  const phone = usePhone();
  const { columns } = useColumns();
  const rowHeight = useRowHeight();
  const tracks = ['40px', ...columns.map((column) => column.track)].join(' ');
  const minWidth = phone ? 0 : leastWidth(columns) + 40;
  const scroller = useRef<HTMLDivElement>(null);
  const lastPicked = useRef(0);
  const overscan = useDeferredValue(spareRows, 0);
  const count = rows.loading ? skeletonRows : rows.total;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    initialRect: { width: 1000, height: 600 },
    scrollPaddingEnd: 56,
    // The current row stays in the page when it scrolls out, so that aria-activedescendant always names something.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return active < count && !shown.includes(active) ? [...shown, active].sort((a, b) => a - b) : shown;
    },
  });
  useEffect(() => virtual.measure(), [rowHeight, virtual]);

  const range = virtual.range;
  const first = range?.startIndex ?? 0;
  const last = range?.endIndex ?? 0;
  const [from, to] = [Math.max(0, first - spareRows), last + spareRows];
  const keyOf = useRowKeys(from, to);
  const toldAt = useRef(0);
  useEffect(() => {
    const timer = window.setTimeout(
      () => {
        toldAt.current = performance.now();
        onWindow(from, to);
      },
      Math.max(0, toldAt.current + restMs - performance.now()),
    );
    return () => window.clearTimeout(timer);
  }, [from, to, onWindow]);

  // Whoever moves the current row (a key, the drawer, a link) sees it.
  const activeIsThere = active < count;
  useEffect(() => {
    if (activeIsThere) virtual.scrollToIndex(active);
  }, [active, activeIsThere, virtual]);

  const pick = useRef<(index: number, shift: boolean) => void>(() => undefined);
  useEffect(() => {
    pick.current = (index, shift) => {
      const exit = rows.rowAt(index);
      if (!exit) return;
      if (shift) selection.add(idsBetween(rows, lastPicked.current, index));
      else selection.toggle(exit.id);
      lastPicked.current = index;
      onActive(index);
    };
  });
  const onPick = useCallback((index: number, shift: boolean) => pick.current(index, shift), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current || event.metaKey || event.altKey) return;
    if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') return;
    const step = stepOf(event.key, Math.max(1, last - first - 1));
    if (step !== null) {
      const next = Math.min(count - 1, Math.max(0, step === 'first' ? 0 : step === 'last' ? count - 1 : active + step));
      onActive(next);
      virtual.scrollToIndex(next);
    } else if (event.key === 'Enter') onOpen(active);
    else if (event.key === ' ') onPick(active, event.shiftKey);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t.list}
      aria-rowcount={count + 1}
      aria-colcount={phone ? 2 : columns.length + 1}
      aria-multiselectable="true"
      aria-busy={rows.loading || rows.old}
      aria-activedescendant={count > 0 ? rowId(active) : undefined}
      onKeyDown={onKeyDown}
      className="group min-h-0 flex-1 overflow-auto focus-visible:outline-offset-[-2px]"
    >
      <ExitGridHead {...{ columns, tracks, minWidth, phone, sort, onSort, selection, rows }} />
      <div
        role="rowgroup"
        className="relative"
        style={{ minWidth, height: virtual.getTotalSize() + (selection.size > 0 ? 56 : 0) }}
      >
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const exit = rows.loading ? undefined : rows.rowAt(index);
          return (
            <ExitGridRow
              key={keyOf(index, exit === undefined)}
              {...{ exit, index, tracks, columns, phone, onPick, onOpen }}
              top={start}
              height={size}
              selected={exit != null && selection.has(exit.id)}
              active={index === active}
              dimmed={rows.old}
              misfit={rows.isMisfit(index)}
            />
          );
        })}
      </div>
    </div>
  );
}

/**
 * Rows that are on their way are recycled: a scroll through thousands a second moves the same few bars instead of making them anew. A row that is
 * here keeps its place in the page.
 */
function useRowKeys(from: number, to: number): (index: number, onItsWay: boolean) => string | number {
  const [most, setMost] = useState(1);
  const now = to - from + 1;
  if (now > most) setMost(now);
  const outside = (index: number): boolean => index < from || index > to;
  return (index, onItsWay) => {
    if (!onItsWay) return index;
    return outside(index) ? 'the active bar' : `bar ${index % Math.max(now, most)}`;
  };
}

function stepOf(key: string, page: number): number | 'first' | 'last' | null {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return page;
    case 'PageUp':
      return -page;
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return null;
  }
}

function idsBetween(rows: ExitRows, a: number, b: number): readonly string[] {
  const ids: string[] = [];
  for (let index = Math.min(a, b); index <= Math.max(a, b); index++) {
    const exit = rows.rowAt(index);
    if (exit) ids.push(exit.id);
  }
  return ids;
}
