// Import exits: a document is read, compared with what is here, and written in one change. Bad lines never stop good ones.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { ReadDocument } from '../../import-seam.ts';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { suggestTemplates } from '../template-suggestions.ts';
import { knownExits } from './import-known.ts';
import { type Import, importAtOnce } from './import-once.ts';
import { importInParts } from './import-large.ts';
import { type ImportPlan, planImport } from './import-plan.ts';
import { reportOf } from './import-report.ts';
import { tagsOf } from './import-tags.ts';
import { inParts, type Work } from '../../work.ts';

type Endpoint = EndpointOf<'exits.import'>;
type Needs = Pick<
  Parts,
  'stores' | 'seal' | 'ledger' | 'entropy' | 'catalogue' | 'fresh' | 'now' | 'settings' | 'runs' | 'log'
>;
/** More exits than this are written in parts. */
const atOnceMost = 5_000;

export function importExits(parts: Needs, readDocument: ReadDocument): Verb<Endpoint> {
  const { stores } = parts;
  return async (context, { query, body }) => {
    guard(context, 'operate');
    const pool = poolOf(stores, query.poolId);
    const text = typeof body === 'string' ? body : body.text;
    const document = await inParts(readDocument(text, { defaultScheme: query.scheme }));
    const { entries } = document;
    const tags = tagsOf(query.tags);
    const plannedAt = stores.settings.revision();
    const planned = function* (): Work<ImportPlan> {
      return yield* planImport(entries, yield* knownExits(parts, entries.length), tags);
    };
    const plan = await inParts(planned());
    const suggestions = suggestTemplates(entries);
    const report = (of: ImportPlan, revision: number | null): ImportReport => ({
      ...reportOf(document.format, of, query, revision),
      suggestions,
    });
    if (query.dryRun) return report(plan, null);
    if (!writesAnything(plan) && pool === undefined) return report(plan, null);
    const wanted: Import = {
      ...{ actor: context.actor, entries, tags, plan, plannedAt, planned },
      pool: () => poolOf(stores, query.poolId),
    };
    const write = plan.exits.length > atOnceMost ? importInParts : importAtOnce;
    const done = await write(parts, wanted);
    return report(done.plan, done.revision);
  };
}

function poolOf(stores: Stores, id: string | undefined): PoolRow | undefined {
  const pool = id === undefined ? undefined : stores.pools.find(id);
  if (id !== undefined && pool === undefined) throw notFound('pool', id);
  return pool;
}

function writesAnything({ counts }: ImportPlan): boolean {
  return counts.added + counts.updated > 0;
}
