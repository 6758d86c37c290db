// Reads of backups. What restoring one would do is asked anew each time: the present moves.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export const backupsQuery = queryOptions({
  queryKey: ['backups', 'list'],
  queryFn: ({ signal }) => call('backups.list', { signal }),
});
export const comparisonQuery = (id: string) =>
  queryOptions({
    queryKey: ['backups', 'compare', id],
    queryFn: ({ signal }) => call('backups.compare', { params: { id }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
