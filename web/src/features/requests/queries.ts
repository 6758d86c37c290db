// Reads of single requests. The tail has its own file.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

/** A request that is not in the tail any more, as far as the server keeps it. */
export const keptRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['requests', 'one', id],
    queryFn: ({ signal }) => call('requests.get', { params: { id }, signal }),
    retry: false,
  });

/** The newest request on record of the connection whose first was `carrier`: its place says how many shared it so far. */
export const carriedQuery = (carrier: string) =>
  queryOptions({
    queryKey: ['requests', 'carried', carrier],
    queryFn: ({ signal }) => call('requests.list', { query: { q: `carrier:${carrier}`, limit: 1 }, signal }),
  });
