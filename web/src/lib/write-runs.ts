// Large writes under way and the latest that ended: read again by live events, and often while one runs.
import type { WriteRun } from '@gyre/shared/contract/write-runs';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client.ts';
import { awaitedOf } from './awaited.ts';
import { t } from './messages/write-runs.ts';
import { withSession } from './session.ts';
import { toast } from './toasts.ts';

/** While one runs, ms. */
export const readAgainMs = 500;

interface Counted {
  readonly done: number;
  readonly total: number;
}
export const isUnderWay = ({ endedAt }: { readonly endedAt: number | null }): boolean => endedAt === null;
export const percentOf = ({ done, total }: Counted): number => Math.floor((done / Math.max(1, total)) * 100);

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

export const awaitedWrites = awaitedOf('writes');
/** Of a write that goes on part by part: its end will be told, also after the page was loaded again. */
export function awaitRun(run: WriteRun | null): void {
  if (run !== null) awaitedWrites.add(run.id);
}
