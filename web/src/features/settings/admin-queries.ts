// Reads of admins and of one's own sessions.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export const adminsQuery = queryOptions({
  queryKey: ['admins', 'list'],
  queryFn: ({ signal }) => call('admins.list', { query: { limit: 500 }, signal }),
});
export const ownSessionsQuery = queryOptions({
  queryKey: ['admins', 'own-sessions'],
  queryFn: ({ signal }) => call('me.sessions', { signal }),
});
