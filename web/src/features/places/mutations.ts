// Reading the database files again, and asking them about one address.
import { useMutation } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { withSession } from '../../lib/session.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './messages.ts';

export const useReload = () =>
  useWrite({
    run: () => call('places.reload').then(({ databases }) => ({ read: databases.length, revision: null })),
    touches: ['places'],
    saved: ({ read }) => t.reloaded(read),
    failed: t.reloadFailed,
  });

export const useLookup = () =>
  useMutation({ mutationFn: (ip: string) => withSession(() => call('places.lookup', { query: { ip } })) });
