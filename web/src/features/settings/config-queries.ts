// Reads of the configuration as a document.
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export const configQuery = queryOptions({
  queryKey: ['config', 'document'],
  queryFn: ({ signal }) => call('config.export', { signal }),
});
