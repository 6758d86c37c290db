// Probe one exit now and wait.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { entryOrThrow } from './get.ts';

type Needs = Pick<Parts, 'catalogue' | 'running'>;

export function probeExit({ catalogue, running }: Needs): Verb<EndpointOf<'exits.probe'>> {
  return async (context, { params: { id } }) => {
    guard(context, 'operate');
    entryOrThrow(catalogue, id);
    const live = running();
    if (live === undefined) throw new ServiceError('internal', 'Probing is not running.');
    const outcome = await live.prober.probe(id);
    return { ...outcome, steps: outcome.steps.map((step) => ({ ...step })), health: live.health.of(id) };
  };
}
