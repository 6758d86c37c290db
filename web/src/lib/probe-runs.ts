// Probes of many exits: starting them, those under way and the latest that ended, and stopping them.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput } from '@gyre/shared/contract/contract';
import type { ProbeRun } from '@gyre/shared/contract/health';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api-client.ts';
import { awaitedOf } from './awaited.ts';
import { t } from './messages/write-runs.ts';
import { withSession } from './session.ts';
import { toast } from './toasts.ts';
import { isUnderWay, readAgainMs } from './write-runs.ts';

export const awaitedProbes = awaitedOf('probes');

export const probeRunsQuery = queryOptions({
  queryKey: ['probe-runs'],
  queryFn: ({ signal }) => call('health.probeRuns', { signal }),
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? readAgainMs : false),
});

/** By ids or by query; neither: all that are enabled. */
export type ToProbe = BodyInput<EndpointOf<'health.probe'>>;

export const useStartProbes = (onStarted: (run: ProbeRun) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ToProbe) => withSession(() => call('health.probe', { body })),
    onSuccess: (run) => {
      awaitedProbes.add(run.id);
      void client.invalidateQueries({ queryKey: probeRunsQuery.queryKey });
      onStarted(run);
    },
  });
};
export const useStopProbes = (onStopped?: (run: ProbeRun) => void) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => withSession(() => call('health.stopProbeRun', { params: { id } })),
    onSuccess: (run) => {
      void client.invalidateQueries({ queryKey: probeRunsQuery.queryKey });
      onStopped?.(run);
    },
    onError: (error) => toast({ kind: 'failed', text: t.stopFailed, detail: error.message }),
  });
};
