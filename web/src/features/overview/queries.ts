// Reads of the overview that no other feature needs: the traffic series and the newest requests.
import type { ranges } from '@gyre/shared/contract/traffic';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export type Range = (typeof ranges)[number];
export const rangeNames: readonly Range[] = ['5m', '1h', '24h'];
export const spans: Readonly<Record<Range, number>> = { '5m': 300_000, '1h': 3_600_000, '24h': 86_400_000 };

/** Series of minutes are read again now and then; the one of seconds grows by the stream. */
const readAgainMs = 20_000;

export const trafficQuery = (range: Range) =>
  queryOptions({
    queryKey: ['traffic', range],
    queryFn: ({ signal }) => call('traffic.series', { query: { range }, signal }),
    refetchInterval: range === '5m' ? false : readAgainMs,
  });

export const lookBackQuery = (range: Range) =>
  queryOptions({
    queryKey: ['overview', 'look-back', range],
    queryFn: ({ signal }) => call('overview.lookBack', { query: { range }, signal }),
    refetchInterval: range === '5m' ? 5_000 : readAgainMs,
    placeholderData: (before) => before,
  });

/** Read again whenever something is changed: its key begins with the noun. */
export const changesInQuery = (spanMs: number) =>
  queryOptions({
    queryKey: ['changes', 'in', spanMs],
    queryFn: ({ signal }) => call('changes.list', { query: { since: Date.now() - spanMs, limit: 100 }, signal }),
  });

/** Rows kept on screen. */
export const mostRecent = 100;
export const recentQuery = queryOptions({
  queryKey: ['requests', 'recent'],
  queryFn: ({ signal }) => call('requests.recent', { query: { limit: mostRecent }, signal }),
});

export const rangeOf = (text: string): Range => rangeNames.find((one) => one === text) ?? '5m';
