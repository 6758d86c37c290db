// How far an import is.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function getImportRun({ imports }: Pick<Parts, 'imports'>): Verb<EndpointOf<'importRuns.get'>> {
  return (context, { params: { id } }) => {
    guard(context, 'read');
    const run = imports.find(id);
    if (run === undefined) throw notFound('import run', id);
    return run;
  };
}
