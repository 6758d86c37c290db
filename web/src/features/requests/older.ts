// Rows older than the tail, page by page out of the log as one scrolls down. They are let go when the reader is back at the newest row.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { call } from '../../lib/api-client.ts';
import { askOf, joined, pageSize, type Asked } from './tail.ts';

/** Most rows held at once; whoever wants to go further back narrows the search. */
export const mostRows = 20_000;

export interface Older {
  readonly rows: readonly RequestRow[];
  readonly isReading: boolean;
  /** Nothing older is kept. */
  readonly atEnd: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Reads on below this row; after a failure only `retry` does. */
  readonly more: (oldest: RequestRow) => void;
}

/** `away`: the reader is not at the newest row. */
export function useOlder(asked: Asked, shown: readonly RequestRow[], away: boolean): Older {
  const [below, setBelow] = useState<number | null>(null);
  const key = `${asked.q}\n${asked.from}\n${asked.to}`;
  useEffect(() => setBelow(null), [key]);
  useEffect(() => {
    if (!away) setBelow(null);
  }, [away]);
  const read = useInfiniteQuery({
    queryKey: ['requests', 'older', asked, below],
    queryFn: ({ pageParam, signal }) =>
      call('requests.list', {
        query: {
          ...askOf(asked),
          to: (below ?? 0) + 1,
          limit: pageSize,
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: below !== null,
    gcTime: 0,
    staleTime: Infinity,
  });
  const rows = useMemo(() => {
    const pages = below === null ? [] : (read.data?.pages.flatMap(({ items }) => items) ?? []);
    return pages.length === 0 ? shown : joined(shown, pages, mostRows);
  }, [shown, read.data, below]);
  const { hasNextPage, isFetching } = read;
  const more = (oldest: RequestRow): void => {
    if (below === null) setBelow(oldest.at);
    else if (hasNextPage && !isFetching && !read.isError && rows.length < mostRows) void read.fetchNextPage();
  };
  const retry = (): void => void (read.data ? read.fetchNextPage() : read.refetch());
  const atEnd = below !== null && read.data !== undefined && !hasNextPage;
  return { rows, isReading: below !== null && isFetching, atEnd, error: read.error, retry, more };
}
