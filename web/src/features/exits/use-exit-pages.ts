// The rows near the viewport of a list that may hold 100,000 exits. The API pages by cursor, so a page can be asked for once the
// one before it is known; a jump walks there page by page. The cache forgets pages nobody looks at, the cursors stay.
import type { Exit } from '@gyre/shared/contract/exits';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { exitPageQuery, pageSize, type ExitView } from './queries.ts';

export interface ExitRows {
  /** Everything that matches, loaded or not. */
  readonly total: number;
  readonly rowAt: (index: number) => Exit | undefined;
  /** The first page has not arrived yet. */
  readonly loading: boolean;
  /** These rows belong to the query before; the new ones are on their way. */
  readonly old: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

interface Window {
  readonly first: number;
  readonly last: number;
}

type Cursors = readonly (string | null)[];

/** Cursor of each page that can be asked for; page 0 has none. */
export function learnCursor(known: Cursors, page: number, next: string | null): Cursors {
  if (next === null) return known.length > page + 1 ? known.slice(0, page + 1) : known;
  if (known[page + 1] === next) return known;
  // Later cursors are kept: they still name a place, and each is corrected when the page before it is read.
  return [...known.slice(0, page + 1), next, ...known.slice(page + 2)];
}

/** Pages to have: those in the window that are reachable, else the furthest known one, on the way there. */
export function pagesFor(known: number, window: Window): readonly number[] {
  const first = Math.floor(window.first / pageSize);
  const last = Math.floor(window.last / pageSize);
  const pages: number[] = [];
  for (let page = Math.max(1, first); page <= last && page < known; page++) pages.push(page);
  if (last >= known && known > 1 && !pages.includes(known - 1)) pages.push(known - 1);
  return pages;
}

export function useExitPages(view: ExitView, window: Window): ExitRows {
  const key = `${view.sort} ${view.q}`;
  const [chain, setChain] = useState<{ readonly key: string; readonly cursors: Cursors }>({ key, cursors: [null] });
  const cursors = useMemo<Cursors>(() => (chain.key === key ? chain.cursors : [null]), [chain, key]);

  const first = useQuery({ ...exitPageQuery(view, null), placeholderData: keepPreviousData });
  const { first: from, last: to } = window;
  const pages = useMemo(
    () => (first.isPlaceholderData ? [] : pagesFor(cursors.length, { first: from, last: to })),
    [first.isPlaceholderData, cursors.length, from, to],
  );
  const rest = useQueries({ queries: pages.map((page) => exitPageQuery(view, cursors[page] ?? null)) });

  const learned = useMemo(() => {
    let known = cursors;
    if (first.data && !first.isPlaceholderData) known = learnCursor(known, 0, first.data.nextCursor);
    pages.forEach((page, i) => {
      const data = rest[i]?.data;
      if (data) known = learnCursor(known, page, data.nextCursor);
    });
    return known;
  }, [cursors, first.data, first.isPlaceholderData, pages, rest]);
  useEffect(() => {
    if (learned !== cursors) setChain({ key, cursors: learned });
  }, [learned, cursors, key]);

  const rows = new Map<number, readonly Exit[]>();
  if (first.data) rows.set(0, first.data.items);
  pages.forEach((page, i) => {
    const data = rest[i]?.data;
    if (data) rows.set(page, data.items);
  });
  const failed = first.isError ? first : rest.find((one) => one.isError);
  const retry = useCallback(() => void failed?.refetch(), [failed]);
  return {
    total: first.data?.total ?? 0,
    rowAt: (index) => rows.get(Math.floor(index / pageSize))?.[index % pageSize],
    loading: first.data === undefined && !first.isError,
    old: first.isPlaceholderData,
    error: failed?.error ?? null,
    retry,
  };
}
