// What became of the probes one asked for, said once when they end, also after the page was loaded again.
import type { ProbeRun } from '@gyre/shared/contract/health';
import { useEffect } from 'react';
import { formatCount } from '../../lib/format.ts';
import { t } from '../../lib/messages/write-runs.ts';
import { awaitedProbes } from '../../lib/probe-runs.ts';
import { toast } from '../../lib/toasts.ts';
import { useHistory } from '../../lib/use-history.ts';
import { isUnderWay } from '../../lib/write-runs.ts';

export function useProbeNotices(runs: readonly ProbeRun[] | undefined): void {
  const history = useHistory();
  useEffect(() => {
    if (runs === undefined) return;
    const awaited = awaitedProbes.all();
    if (awaited.length === 0) return;
    // One that the list does not have yet is still to come.
    const ended = runs.filter((run) => awaited.includes(run.id) && !isUnderWay(run));
    awaitedProbes.keep(awaited.filter((id) => !ended.some((run) => run.id === id)));
    for (const { id, done, ok, total } of ended) {
      if (total === 0) continue;
      const whole = done >= total;
      toast({
        kind: whole && ok === done ? 'saved' : 'info',
        text: whole
          ? t.probed(formatCount(ok), formatCount(done - ok))
          : t.probeStopped(formatCount(done), formatCount(total)),
        action: ok < done ? { label: t.seeProbes, run: () => history.push(`/health?run=${id}`) } : undefined,
      });
    }
  }, [runs, history]);
}
