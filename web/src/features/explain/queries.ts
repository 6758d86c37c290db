// Reads of the Explain screen: a typed request, one that was, and the newest failures as examples.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { askOf, type AskDraft } from './ask.ts';

/** Not read again by itself: the answer is of one moment, and says of which. */
const asked = { staleTime: Infinity, gcTime: 0, retry: false } as const;

export const typedQuery = (draft: AskDraft) =>
  queryOptions({
    ...asked,
    queryKey: ['explain', 'typed', draft],
    queryFn: ({ signal }) => call('explain.ask', { body: askOf(draft), signal }),
    enabled: draft.target.trim() !== '',
  });

export const requestQuery = (id: string) =>
  queryOptions({
    ...asked,
    queryKey: ['explain', 'request', id],
    queryFn: ({ signal }) => call('requests.explain', { params: { id }, signal }),
    enabled: id !== '',
  });

const examples = 5;
export const failedQuery = queryOptions({
  queryKey: ['requests', 'failed'],
  queryFn: async ({ signal }) => {
    const { items } = await call('requests.recent', { query: { limit: 500 }, signal });
    return items.filter((row) => !row.ok).slice(0, examples);
  },
});
