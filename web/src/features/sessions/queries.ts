// Reads of sessions: pages by cursor for a filter; exits a session could move to.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

/** Each '' when it is not asked for. */
export interface SessionFilter {
  readonly q: string;
  readonly proxyUser: string;
  readonly exitId: string;
  readonly pool: string;
}

export const pageSize = 100;
/** Sessions come and go with traffic, without anybody writing. */
const readAgainMs = 5000;

const asked = (filter: SessionFilter): Partial<SessionFilter> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));

/** `sort`: one of the contract's orders, '' = newest use first. */
export const sessionsQuery = (filter: SessionFilter, sort: string) =>
  infiniteQueryOptions({
    queryKey: ['sessions', 'list', filter, sort],
    queryFn: ({ pageParam, signal }) =>
      call('sessions.list', {
        query: {
          limit: pageSize,
          ...asked(filter),
          ...(sort === '' ? {} : { sort }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
    refetchInterval: readAgainMs,
  });

/** The first members of a pool that match, by label. */
export const movableQuery = (pool: string, q: string) =>
  queryOptions({
    queryKey: ['exits', 'movable', pool, q],
    queryFn: ({ signal }) =>
      call('exits.list', { query: { limit: 20, sort: 'label', q: `pool:${pool} ${q}`.trim() }, signal }),
    placeholderData: (before) => before,
    retry: false,
  });

/** To name the exit a link brought along. */
export const exitNameQuery = (id: string) =>
  queryOptions({
    queryKey: ['exits', 'one', id],
    queryFn: ({ signal }) => call('exits.get', { params: { id }, signal }),
    retry: false,
  });
