// Reads of changes: pages of the list by its filters, newest first, and one of them field by field.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { QueryInput } from '@gyre/shared/contract/contract';
import type { EndpointOf } from '@gyre/shared/contract/api';
import { call } from '../../lib/api-client.ts';

const pageSize = 100;
export type ChangeFilter = Pick<QueryInput<EndpointOf<'changes.list'>>, 'actor' | 'noun' | 'via' | 'objectId'>;

export const changesQuery = (filter: ChangeFilter) =>
  infiniteQueryOptions({
    queryKey: ['changes', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('changes.list', {
        query: { ...filter, limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });

export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ['changes', 'one', id],
    queryFn: ({ signal }) => call('changes.get', { params: { id }, signal }),
  });
export const takeBackQuery = (id: string) =>
  queryOptions({
    queryKey: ['changes', 'take-back', id],
    queryFn: () => call('changes.takeBack', { params: { id }, body: { dryRun: true } }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
