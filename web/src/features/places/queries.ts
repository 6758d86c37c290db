// Reads of places, and of the one setting that decides whether anything is measured.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

/** Traffic moves the figures without a write. */
const readAgainMs = 15_000;

export const placesQuery = queryOptions({
  queryKey: ['places', 'all'],
  queryFn: ({ signal }) => call('places.get', { signal }),
  refetchInterval: readAgainMs,
});
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call('settings.get', { signal }),
});
