// Stop an import before it writes. One that writes or is over stays as it is.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function stopImportRun({ imports }: Pick<Parts, 'imports'>): Verb<EndpointOf<'importRuns.stop'>> {
  return (context, { params: { id } }) => {
    guard(context, 'operate');
    const run = imports.stop(id);
    if (run === undefined) throw notFound('import run', id);
    return run;
  };
}
