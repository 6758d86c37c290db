// Reads of pools: one of them, and what a membership query would match. The list is lib/queries.ts, other features need it too.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export const poolQuery = (id: string) =>
  queryOptions({
    queryKey: ['pools', 'one', id],
    queryFn: ({ signal }) => call('pools.get', { params: { id }, signal }),
  });

export const poolPreviewQuery = (q: string) =>
  queryOptions({
    queryKey: ['pools', 'preview', q],
    queryFn: ({ signal }) => call('pools.preview', { query: { q }, signal }),
    placeholderData: (before) => before,
    retry: false,
  });

/** How many exits match, and nothing else of them. */
export const exitCountQuery = (q: string) =>
  queryOptions({
    queryKey: ['exits', 'count', q],
    queryFn: ({ signal }) => call('exits.list', { query: { limit: 1, q }, signal }),
    placeholderData: (before) => before,
    retry: false,
  });

/** The first exits by label, to pick fixed members from. */
export const pickExitsQuery = (q: string) =>
  queryOptions({
    queryKey: ['exits', 'pick', q],
    queryFn: ({ signal }) =>
      call('exits.list', { query: { limit: 20, sort: 'label', ...(q === '' ? {} : { q }) }, signal }),
    placeholderData: (before) => before,
    retry: false,
  });
