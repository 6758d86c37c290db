// Imports: those under way, whoever began them, and the latest that ended; and stopping them before they write.
import type { ImportRun } from '@gyre/shared/contract/import-runs';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client.ts';
import { awaitedOf } from './awaited.ts';
import { t } from './messages/write-runs.ts';
import { session, withSession } from './session.ts';
import { toast } from './toasts.ts';
import { isUnderWay, readAgainMs } from './write-runs.ts';

/** Of the mutations that import: such a one is on its way before its run is known. */
export const importKey = ['exits', 'import'] as const;

export const awaitedImports = awaitedOf('imports');

export const importRunsQuery = queryOptions({
  queryKey: ['import-runs'],
  queryFn: ({ signal }) => call('importRuns.list', { signal }),
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? readAgainMs : false),
});

export const isOwnImport = ({ actor }: ImportRun): boolean => actor === session.get().identity?.name;

export const useStopImport = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => withSession(() => call('importRuns.stop', { params: { id } })),
    onSuccess: () => client.invalidateQueries({ queryKey: importRunsQuery.queryKey }),
    onError: (error) => toast({ kind: 'failed', text: t.stopFailed, detail: error.message }),
  });
};
