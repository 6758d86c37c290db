// Stop a large write. One that is over stays as it is.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function stopWriteRun({ runs }: Pick<Parts, 'runs'>): Verb<EndpointOf<'writeRuns.stop'>> {
  return (context, { params: { id } }) => {
    guard(context, 'operate');
    const run = runs.stop(id);
    if (run === undefined) throw notFound('write run', id);
    return run;
  };
}
