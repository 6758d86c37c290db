// Probe runs under way, and the latest that ended.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function listProbeRuns({ running }: Pick<Parts, 'running'>): Verb<EndpointOf<'health.probeRuns'>> {
  return (context) => {
    guard(context, 'read');
    return { items: running()?.probeRuns.list() ?? [] };
  };
}
