// Reads of exits: windows on the list by index, one exit. The first part of each key is the noun.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Response } from '@gyre/shared/contract/contract';
import type { Exit } from '@gyre/shared/contract/exits';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { windowRows } from './row-windows.ts';

/** What the list shows: a query of the filter language and a sort (`-field` is descending). */
export interface ExitView {
  readonly q: string;
  readonly sort: ExitSort;
}
export type ExitSort =
  `${'' | '-'}${'label' | 'host' | 'state' | 'country' | 'latency' | 'ok' | 'failed' | 'used' | 'added'}`;
export const defaultSort: ExitSort = '-added';

/** Time between two looks at what drains, ms. */
const drainMs = 1_000;

/** Key of every window of every list, for patches. */
export const exitListsKey = ['exits', 'list'] as const;

export type ExitWindow = Response<EndpointOf<'exits.window'>>;

/** `at` is an exit whose place in the list is told. `asked` counts up when another order is wanted; reading again for any other reason keeps the order. */
export const exitOrderQuery = (client: QueryClient, view: ExitView, asked: number, at: string) => {
  const queryKey = [...exitListsKey, 'order', view.q, view.sort, asked] as const;
  return queryOptions({
    queryKey,
    queryFn: ({ signal }) => {
      const known = client.getQueryData<ExitWindow>(queryKey)?.handle;
      const more = { ...(known === undefined ? {} : { handle: known }), ...(at === '' ? {} : { at }) };
      return call('exits.window', { query: { ...asking(view), ...more }, signal });
    },
  });
};

export const exitWindowQuery = (view: ExitView, handle: string, from: number) =>
  queryOptions({
    queryKey: [...exitListsKey, 'window', view.q, view.sort, handle, from],
    queryFn: ({ signal }) => call('exits.window', { query: { ...asking(view), handle, from }, signal }),
  });

const asking = ({ q, sort }: ExitView) => ({ sort, count: windowRows, ...(q === '' ? {} : { q }) });

export const exitQuery = (id: string) =>
  queryOptions({
    queryKey: ['exits', 'one', id],
    queryFn: ({ signal }) => call('exits.get', { params: { id }, signal }),
  });

/** The exit as a list that is shown has it, if one does. */
export function listedExit(client: QueryClient, id: string): Exit | undefined {
  for (const [, page] of client.getQueriesData<ExitWindow>({ queryKey: exitListsKey, type: 'active' })) {
    const exit = page?.items.find((one) => one?.id === id);
    if (exit) return exit;
  }
  return undefined;
}

/** The order an address asks for; nonsense falls back to the usual one. */
export function sortOf(text: string): ExitSort {
  return /^-?(label|host|state|country|latency|ok|failed|used|added)$/.test(text) ? (text as ExitSort) : defaultSort;
}

/** While something drains, how far it is: often while requests or tunnels are open. */
export const drainingQuery = (of: { readonly q: string } | { readonly id: string }) =>
  queryOptions({
    queryKey: ['exits', 'draining', of],
    queryFn: ({ signal }) =>
      call('exits.draining', { query: 'id' in of ? of : of.q === '' ? {} : { q: of.q }, signal }),
    refetchInterval: ({ state: { data } }) => (data === undefined || data.exits === 0 ? false : drainMs),
  });
