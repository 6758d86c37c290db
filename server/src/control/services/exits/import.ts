// Import exits. Bad lines never stop good ones; what writes is seen by all who look while it is under way.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import type { ReadDocument } from '../../import-seam.ts';
import { guard } from '../guard.ts';
import { type ImportCourse, unwatched } from '../import-runs.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { importDocument } from './import-document.ts';
import { poolOf } from './import-pool.ts';

type Endpoint = EndpointOf<'exits.import'>;
type Needs = Pick<
  Parts,
  'stores' | 'seal' | 'ledger' | 'entropy' | 'catalogue' | 'fresh' | 'now' | 'settings' | 'runs' | 'log' | 'imports'
>;

export function importExits(parts: Needs, readDocument: ReadDocument): Verb<Endpoint> {
  return (context, { query, body }) => {
    guard(context, 'operate');
    poolOf(parts.stores, query.poolId);
    const { actor } = context;
    const text = typeof body === 'string' ? body : body.text;
    const work = (course: ImportCourse): Promise<ImportReport> =>
      importDocument(parts, readDocument, { actor, query, text }, course);
    return query.dryRun ? work(unwatched) : parts.imports.watch(actor.name, lineEnds(text), work);
  };
}

function lineEnds(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
