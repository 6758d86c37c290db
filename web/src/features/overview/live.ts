// How the stream patches what the overview shows: new seconds at the end of the series, new requests at the top of the list.
import type { RequestRow, TrafficPoint } from '@gyre/shared/contract/traffic';
import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveBatch } from '../../lib/live-buffer.ts';
import { onLive } from '../../lib/live.ts';
import { mostRecent, recentQuery, spans, trafficQuery } from './queries.ts';

/** The points in order, each second once, none older than the span before the newest. */
export function extended(
  points: readonly TrafficPoint[],
  more: readonly TrafficPoint[],
  spanMs: number,
): TrafficPoint[] {
  const bySecond = new Map(points.map((point) => [point.startedAt, point]));
  for (const point of more) bySecond.set(point.startedAt, point);
  const all = [...bySecond.values()].sort((a, b) => a.startedAt - b.startedAt);
  const newest = all.at(-1)?.startedAt ?? 0;
  return all.filter((point) => point.startedAt > newest - spanMs);
}

/** Newest first; a request that is known already keeps its place. `more` comes oldest first. */
export function prepended(rows: readonly RequestRow[], more: readonly RequestRow[], most: number): RequestRow[] {
  const known = new Set(rows.map((row) => row.id));
  const fresh = more.filter((row) => !known.has(row.id)).reverse();
  return [...fresh, ...rows].slice(0, most);
}

/** Seconds follow one another; more than this between two and some were missed. */
const longestStepMs = 1500;

export function patchOverview(client: QueryClient, batch: LiveBatch): void {
  if (batch.points.length > 0) {
    const { queryKey } = trafficQuery('5m');
    const newest = client.getQueryData(queryKey)?.points.at(-1);
    const [first] = batch.points;
    client.setQueryData(
      queryKey,
      (before) => before && { ...before, points: extended(before.points, batch.points, spans['5m']) },
    );
    // Seconds between the read and the first event of the stream: they are on the server.
    if (newest && first && first.startedAt - newest.startedAt > longestStepMs)
      void client.invalidateQueries({ queryKey });
  }
  if (batch.requests.length > 0) {
    client.setQueryData(
      recentQuery.queryKey,
      (before) => before && { items: prepended(before.items, batch.requests, mostRecent) },
    );
  }
}

export function useOverviewLive(): void {
  const client = useQueryClient();
  useEffect(() => onLive((batch) => patchOverview(client, batch)), [client]);
}
