// Reads of changes: pages of the list by its filters, newest first, and one of them field by field.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { QueryInput } from '@gyre/shared/contract/contract';
import type { EndpointOf } from '@gyre/shared/contract/api';
import { call } from '../../lib/api-client.ts';
import { readRange } from '../../lib/range.ts';

const pageSize = 100;
type Asked = Pick<QueryInput<EndpointOf<'changes.list'>>, 'actor' | 'noun' | 'via' | 'objectId'>;
export interface ChangeFilter {
  readonly asked: Asked;
  /** As the address says them (lib/range.ts). */
  readonly from: string;
  readonly to: string;
}

/** A span that moves with the clock begins where it does when it is read. */
function spanOf({ from, to }: ChangeFilter): { readonly since?: number; readonly until?: number } {
  const range = readRange(from, to);
  const since = range.from(Date.now());
  return { ...(since === null ? {} : { since }), ...(range.to === null ? {} : { until: range.to }) };
}

export const changesQuery = (filter: ChangeFilter) =>
  infiniteQueryOptions({
    queryKey: ['changes', 'list', filter],
    queryFn: ({ pageParam, signal }) => {
      const page = { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return call('changes.list', { query: { ...filter.asked, ...spanOf(filter), ...page }, signal });
    },
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
