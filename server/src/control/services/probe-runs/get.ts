// How far a probe run is.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function getProbeRun({ running }: Pick<Parts, 'running'>): Verb<EndpointOf<'health.probeRun'>> {
  return (context, { params: { id } }) => {
    guard(context, 'read');
    const run = running()?.probeRuns.find(id);
    if (run === undefined) throw notFound('probe run', id);
    return run;
  };
}
