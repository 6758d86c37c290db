// How far a large write is.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function getWriteRun({ runs }: Pick<Parts, 'runs'>): Verb<EndpointOf<'writeRuns.get'>> {
  return (context, { params: { id } }) => {
    guard(context, 'read');
    const run = runs.find(id);
    if (run === undefined) throw notFound('write run', id);
    return run;
  };
}
