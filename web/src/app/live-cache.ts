// Opens the live stream while somebody is signed in and keeps the query cache true: figures are put in place, lists that somebody
// changed are read again. How exits move inside their list is the business of features/exits.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveBatch } from '../lib/live-buffer.ts';
import { onLive, startLive } from '../lib/live.ts';
import { meQuery, overviewQuery, revisionQuery } from '../lib/queries.ts';

export function useLiveCache(): void {
  const client = useQueryClient();
  useEffect(() => {
    const silence = onLive((batch) => patchCache(client, batch));
    // A refused stream may mean that the session has ended; reading who we are finds out, and says so.
    const stop = startLive({
      onRefused: () => void client.refetchQueries({ queryKey: meQuery.queryKey, type: 'all' }),
    });
    return () => {
      silence();
      stop();
    };
  }, [client]);
}

export function patchCache(client: QueryClient, batch: LiveBatch): void {
  if (batch.reset) void client.invalidateQueries();
  if (batch.overview) client.setQueryData(overviewQuery.queryKey, batch.overview);
  if (batch.revision) client.setQueryData(revisionQuery.queryKey, batch.revision);
  // A document was applied: any list may be another. Exits are not in documents.
  if (batch.changed.has('config'))
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'exits' });
  for (const noun of batch.changed.keys()) {
    // The list of exits is never read again under the reader: its feature says that something changed and waits. Pools follow their exits.
    void client.invalidateQueries({ queryKey: [noun === 'exits' ? 'pools' : noun] });
    // A profile says which pools use it.
    if (noun === 'pools') void client.invalidateQueries({ queryKey: ['probe-profiles'] });
  }
  if (batch.changed.size > 0) void client.invalidateQueries({ queryKey: ['changes'] });
}
