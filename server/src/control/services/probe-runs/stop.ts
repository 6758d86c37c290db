// Stop a probe run. One that is over stays as it is.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function stopProbeRun({ running }: Pick<Parts, 'running'>): Verb<EndpointOf<'health.stopProbeRun'>> {
  return (context, { params: { id } }) => {
    guard(context, 'operate');
    const run = running()?.probeRuns.stop(id);
    if (run === undefined) throw notFound('probe run', id);
    return run;
  };
}
