// Reads of the settings and the API tokens.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call('settings.get', { signal }),
});
export const tokensQuery = queryOptions({
  queryKey: ['tokens', 'list'],
  queryFn: ({ signal }) => call('tokens.list', { query: { limit: 500 }, signal }),
});
