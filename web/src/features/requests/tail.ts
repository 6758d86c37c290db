// The rows of the tail: a ring of the newest 2,000 this page has seen, filled by one read and the live stream.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../lib/api-client.ts';
import type { LiveBatch } from '../../lib/live-buffer.ts';
import { onLive } from '../../lib/live.ts';

export const ringSize = 2000;
/** The most one read answers. */
const firstRead = 500;

/** Newest first, each request once; `more` comes in any order. */
export function joined(rows: readonly RequestRow[], more: readonly RequestRow[], most = ringSize): RequestRow[] {
  const known = new Set(rows.map((row) => row.id));
  const fresh = more.filter((row) => !known.has(row.id)).sort((a, b) => b.at - a.at);
  const oldestFresh = fresh.at(-1);
  const newestKnown = rows[0];
  const inOrder = !oldestFresh || !newestKnown || oldestFresh.at >= newestKnown.at;
  const all = inOrder ? [...fresh, ...rows] : [...fresh, ...rows].sort((a, b) => b.at - a.at);
  return all.slice(0, most);
}

export interface TailRows {
  readonly items: readonly RequestRow[];
}

/** Reading again joins what is there: rows older than one read stay. */
export const tailQuery = queryOptions({
  queryKey: ['requests', 'tail'],
  queryFn: async ({ client, queryKey, signal }): Promise<TailRows> => {
    const { items } = await call('requests.recent', { query: { limit: firstRead }, signal });
    return { items: joined(client.getQueryData<TailRows>(queryKey)?.items ?? [], items) };
  },
  refetchOnMount: 'always',
});

export function patchTail(client: QueryClient, batch: Pick<LiveBatch, 'requests'>): void {
  if (batch.requests.length === 0) return;
  client.setQueryData(tailQuery.queryKey, (before) => before && { items: joined(before.items, batch.requests) });
}

export function useTail() {
  const client = useQueryClient();
  const read = useQuery(tailQuery);
  const [left, setLeft] = useState(0);
  useEffect(
    () =>
      onLive((batch) => {
        patchTail(client, batch);
        if (batch.moreRequests > 0) setLeft((before) => before + batch.moreRequests);
      }),
    [client],
  );
  return { rows: read.data?.items, error: read.error, refetch: read.refetch, left };
}

export interface Held {
  readonly rows: readonly RequestRow[];
  /** What came since it is held, newest first. */
  readonly newer: readonly RequestRow[];
}

/** While held, the rows of the moment it began; what came since is counted, not shown. */
export function useHeldRows(newest: readonly RequestRow[], hold: boolean): Held {
  const [held, setHeld] = useState<readonly RequestRow[] | null>(null);
  const holds = hold && newest.length > 0;
  if (holds && held === null) setHeld(newest);
  if (!holds && held !== null) setHeld(null);
  if (!holds || held === null) return { rows: newest, newer: [] };
  const at = newest.findIndex((row) => row.id === held[0]?.id);
  return { rows: held, newer: at < 0 ? newest : newest.slice(0, at) };
}
