// The rows of the tail: a ring of the newest 2,000 that match, filled by the server's log and the live stream.
import type { RequestLogState, RequestRow } from '@gyre/shared/contract/traffic';
import { matchesRequest } from '@gyre/shared/query/request-match';
import { readRequestQuery } from '@gyre/shared/query/request-query';
import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../lib/api-client.ts';
import type { LiveBatch } from '../../lib/live-buffer.ts';
import { onLive } from '../../lib/live.ts';
import { readRange } from '../../lib/range.ts';

export const ringSize = 2000;
/** The most one read of memory answers, and rows of one read of the log. */
const firstRead = 500;
export const pageSize = 200;
/** Under load the stream leaves rows out: those that match are read this often, ms. */
const catchUpMs = 2000;

/** What the list asks for. */
export interface Asked {
  readonly q: string;
  readonly from: string;
  readonly to: string;
}

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

/** Whether a row belongs into the list. */
export function rowTest({ q, from, to }: Asked): (row: RequestRow) => boolean {
  const { conditions } = readRequestQuery(q);
  const range = readRange(from, to);
  return (row) => {
    const now = Date.now();
    const first = range.from(now);
    return (
      (first === null || row.at >= first) &&
      (range.to === null || row.at < range.to) &&
      matchesRequest(row, conditions, now)
    );
  };
}

/** The part of a call that says which rows. */
export function askOf({ q, from, to }: Asked) {
  const range = readRange(from, to);
  const first = range.from(Date.now());
  return {
    ...(q === '' ? {} : { q }),
    ...(first === null ? {} : { from: first }),
    ...(range.to === null ? {} : { to: range.to }),
  };
}

const nothing: readonly RequestRow[] = [];

export interface TailRows {
  readonly items: readonly RequestRow[];
  readonly log: RequestLogState;
}

/** Reading again joins what is there: rows older than one read stay. What is not written yet is in memory. */
export const tailQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['requests', 'tail', asked.q, asked.from, asked.to],
    queryFn: async ({ client, queryKey, signal }): Promise<TailRows> => {
      const [logged, recent] = await Promise.all([
        call('requests.list', { query: { ...askOf(asked), limit: pageSize }, signal }),
        call('requests.recent', { query: { limit: firstRead }, signal }),
      ]);
      const read = joined(recent.items.filter(rowTest(asked)), logged.items);
      return { items: joined(client.getQueryData<TailRows>(queryKey)?.items ?? [], read), log: logged.log };
    },
    refetchOnMount: 'always',
  });

export function patchTail(client: QueryClient, asked: Asked, batch: Pick<LiveBatch, 'requests'>): void {
  const rows = batch.requests.filter(rowTest(asked));
  if (rows.length === 0) return;
  client.setQueryData(
    tailQuery(asked).queryKey,
    (before) => before && { ...before, items: joined(before.items, rows) },
  );
}

export function useTail(asked: Asked) {
  const client = useQueryClient();
  const valid = readRequestQuery(asked.q).errors.length === 0;
  const read = useQuery({ ...tailQuery(asked), enabled: valid, placeholderData: (before) => before });
  const [left, setLeft] = useState(0);
  const caughtUpAt = useRef(0);
  const { q, from, to } = asked;
  useEffect(
    () =>
      onLive((batch) => {
        patchTail(client, { q, from, to }, batch);
        if (batch.moreRequests === 0) return;
        setLeft((before) => before + batch.moreRequests);
        if (q === '' || Date.now() - caughtUpAt.current < catchUpMs) return;
        caughtUpAt.current = Date.now();
        void client.invalidateQueries({ queryKey: tailQuery({ q, from, to }).queryKey });
      }),
    [client, q, from, to],
  );
  // A filter that cannot be read matches nothing; the box says what is wrong with it.
  const rows = read.data?.items ?? (valid ? undefined : nothing);
  return { rows, log: read.data?.log, error: read.error, refetch: read.refetch, left };
}

export interface Held {
  readonly rows: readonly RequestRow[];
  /** What came since it is held, newest first. */
  readonly newer: readonly RequestRow[];
}

/** While held, the rows of the moment it began; what came since is counted, not shown. Another `key` is another list. */
export function useHeldRows(newest: readonly RequestRow[], hold: boolean, key: string): Held {
  const [held, setHeld] = useState<{ readonly key: string; readonly rows: readonly RequestRow[] } | null>(null);
  const holds = hold && newest.length > 0;
  if (holds && held?.key !== key) setHeld({ key, rows: newest });
  if (!holds && held !== null) setHeld(null);
  if (!holds || held?.key !== key) return { rows: newest, newer: [] };
  const at = newest.findIndex((row) => row.id === held.rows[0]?.id);
  return { rows: held.rows, newer: at < 0 ? newest : newest.slice(0, at) };
}
