// Reads of the Health screen. The first part of each key is the noun, as live events name it.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { HealthState } from '@gyre/shared/vocabulary';
import { call } from '../../lib/api-client.ts';

/** Figures that move without an event are read again while somebody looks. */
const readAgainMs = 5000;
/** Most exits the list of those that are out shows. */
export const mostOut = 200;
const pageSize = 100;

export const healthQuery = queryOptions({
  queryKey: ['health', 'overview'],
  queryFn: ({ signal }) => call('health.get', { signal }),
  refetchInterval: readAgainMs,
});

/** The exits that are out and match `q`. Their key is not that of the list of exits, which is never read again under the reader. */
export const outQuery = (q: string) =>
  queryOptions({
    queryKey: ['health', 'out', q],
    queryFn: ({ signal }) =>
      call('exits.list', { query: { q: `state:ejected ${q}`.trim(), sort: 'label', limit: mostOut }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: readAgainMs,
  });

export type EventFilter = Extract<HealthState, 'ejected' | 'healthy'> | '';
export const eventsKey = (to: EventFilter) => ['health', 'events', 'all', to] as const;
export const eventsQuery = (to: EventFilter) =>
  infiniteQueryOptions({
    queryKey: eventsKey(to),
    queryFn: ({ pageParam, signal }) =>
      call('health.events', {
        query: { limit: pageSize, ...(to === '' ? {} : { to }), ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** `sort` here and below: one of the contract's orders, '' = the usual one. */
export const gatewaysQuery = (onlyFailing: boolean, sort: string) =>
  infiniteQueryOptions({
    queryKey: ['health', 'gateways', onlyFailing, sort],
    queryFn: ({ pageParam, signal }) =>
      call('health.gateways', {
        query: {
          limit: pageSize,
          ...(onlyFailing ? { failing: 'true' as const } : {}),
          ...inSort(sort),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: readAgainMs,
  });

/** How far a probe run is; asked until it has ended. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['health', 'run', id],
    queryFn: ({ signal }) => call('health.probeRun', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.status === 'error' || state.data?.endedAt ? false : 500),
    retry: false,
  });

const inSort = (sort: string) => (sort === '' ? {} : { sort });

export interface BanFilter {
  readonly q: string;
  readonly site: string;
  readonly exitId: string;
}
/** Only what is given. */
export const banFilterQuery = ({ q, site, exitId }: BanFilter) => ({
  ...(q === '' ? {} : { q }),
  ...(site === '' ? {} : { site }),
  ...(exitId === '' ? {} : { exitId }),
});
export const bansQuery = (filter: BanFilter, sort: string) =>
  infiniteQueryOptions({
    queryKey: ['site-bans', 'list', filter, sort],
    queryFn: ({ pageParam, signal }) =>
      call('siteBans.list', {
        query: {
          limit: pageSize,
          ...banFilterQuery(filter),
          ...inSort(sort),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
/** Hits move without a write. */
export const banRulesQuery = queryOptions({
  queryKey: ['site-ban-rules', 'list'],
  queryFn: ({ signal }) => call('siteBanRules.list', { query: { limit: 500 }, signal }),
  refetchInterval: readAgainMs,
});

export const alertsQuery = (onlyOpen: boolean, sort: string) =>
  infiniteQueryOptions({
    queryKey: ['alerts', 'list', onlyOpen, sort],
    queryFn: ({ pageParam, signal }) =>
      call('alerts.list', {
        query: {
          limit: pageSize,
          ...(onlyOpen ? { open: 'true' as const } : {}),
          ...inSort(sort),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
/** Deliveries move without a write. */
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks', 'list'],
  queryFn: ({ signal }) => call('webhooks.list', { query: { limit: 100 }, signal }),
  refetchInterval: readAgainMs,
});
