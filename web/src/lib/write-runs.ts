// Large writes under way and the latest that ended: read again by live events, and often while one runs.
import type { WriteRun } from '@gyre/shared/contract/write-runs';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client.ts';
import { t } from './messages/write-runs.ts';
import { withSession } from './session.ts';
import { toast } from './toasts.ts';

const readAgainMs = 500;

export const isUnderWay = ({ endedAt }: WriteRun): boolean => endedAt === null;
export const percentOf = ({ done, total }: WriteRun): number => Math.floor((done / Math.max(1, total)) * 100);

export const writeRunsQuery = queryOptions({
  queryKey: ['write-runs'],
  queryFn: ({ signal }) => call('writeRuns.list', { signal }),
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? readAgainMs : false),
});

export const useStopWriteRun = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => withSession(() => call('writeRuns.stop', { params: { id } })),
    onSuccess: () => client.invalidateQueries({ queryKey: writeRunsQuery.queryKey }),
    onError: (error) => toast({ kind: 'failed', text: t.stopFailed, detail: error.message }),
  });
};

const key = 'gyre.runs';
/** Own runs of this tab whose end is still to be told. A browser that forbids storage tells nothing. */
export function awaitedRuns(): readonly string[] {
  try {
    return (sessionStorage.getItem(key) ?? '').split(' ');
  } catch {
    return [];
  }
}
export function keepAwaited(ids: readonly string[]): void {
  try {
    sessionStorage.setItem(key, ids.join(' '));
  } catch {
    // Nothing is kept then.
  }
}
/** Of a write that goes on part by part: its end will be told, also after the page was loaded again. */
export function awaitRun(run: WriteRun | null): void {
  if (run !== null) keepAwaited([...awaitedRuns(), run.id]);
}
