// Reads of exits: pages of the list by cursor, one exit, counts. The first part of each key is the noun.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

/** Rows one page of the list carries, the most the API gives: a jump down the list walks over its pages, so fewer are faster. */
export const pageSize = 500;

/** What the list shows: a query of the filter language and a sort (`-field` is descending). */
export interface ExitView {
  readonly q: string;
  readonly sort: ExitSort;
}
export type ExitSort =
  `${'' | '-'}${'label' | 'host' | 'state' | 'country' | 'latency' | 'ok' | 'failed' | 'used' | 'added'}`;
export const defaultSort: ExitSort = '-added';

/** Key of every page of every list, for patches. */
export const exitListsKey = ['exits', 'list'] as const;

export const exitPageQuery = (view: ExitView, cursor: string | null) =>
  queryOptions({
    queryKey: [...exitListsKey, view.q, view.sort, cursor],
    queryFn: ({ signal }) =>
      call('exits.list', {
        query: {
          limit: pageSize,
          sort: view.sort,
          ...(view.q === '' ? {} : { q: view.q }),
          ...(cursor === null ? {} : { cursor }),
        },
        signal,
      }),
  });

export const exitQuery = (id: string) =>
  queryOptions({
    queryKey: ['exits', 'one', id],
    queryFn: ({ signal }) => call('exits.get', { params: { id }, signal }),
  });

/** The order an address asks for; nonsense falls back to the usual one. */
export function sortOf(text: string): ExitSort {
  return /^-?(label|host|state|country|latency|ok|failed|used|added)$/.test(text) ? (text as ExitSort) : defaultSort;
}
