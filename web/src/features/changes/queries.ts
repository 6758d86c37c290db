// Reads of changes: pages of the list, newest first.
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

const pageSize = 100;

export const changesQuery = infiniteQueryOptions({
  queryKey: ['changes', 'list'],
  queryFn: ({ pageParam, signal }) =>
    call('changes.list', { query: { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});
