// One import, step by step: the document is read, compared with what is here, made ready, and written as one change, or only looked at.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Query } from '@gyre/shared/contract/contract';
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import type { ReadDocument } from '../../import-seam.ts';
import { inParts, type Work } from '../../work.ts';
import type { Actor } from '../context.ts';
import type { ImportCourse } from '../import-runs.ts';
import type { Parts } from '../parts.ts';
import { suggestTemplates } from '../template-suggestions.ts';
import { knownExits } from './import-known.ts';
import { importInParts } from './import-large.ts';
import { type Import, importAtOnce } from './import-once.ts';
import { type ImportPlan, planImport } from './import-plan.ts';
import { poolOf } from './import-pool.ts';
import { reportOf } from './import-report.ts';
import { tagsOf } from './import-tags.ts';

type Needs = Pick<
  Parts,
  'stores' | 'seal' | 'ledger' | 'entropy' | 'catalogue' | 'fresh' | 'now' | 'settings' | 'runs' | 'log'
>;
/** More exits than this are written in parts. */
const atOnceMost = 5_000;

export interface ImportAsked {
  readonly actor: Actor;
  readonly query: Query<EndpointOf<'exits.import'>>;
  readonly text: string;
}

export async function importDocument(
  parts: Needs,
  readDocument: ReadDocument,
  { actor, query, text }: ImportAsked,
  course: ImportCourse,
): Promise<ImportReport> {
  const { stores } = parts;
  const document = await inParts(readDocument(text, { defaultScheme: query.scheme }), course.gone);
  const { entries } = document;
  const tags = tagsOf(query.tags);
  const plannedAt = stores.settings.revision();
  const planned = function* (): Work<ImportPlan> {
    return yield* planImport(entries, yield* knownExits(parts, entries.length), tags);
  };
  course.begin('comparing', entries.length);
  const plan = await inParts(planned(), course.gone);
  const suggestions = suggestTemplates(entries);
  const report = (of: ImportPlan, revision: number | null): ImportReport => ({
    ...reportOf(document.format, of, query, revision),
    suggestions,
  });
  if (query.dryRun || (!writesAnything(plan) && query.poolId === undefined)) return report(plan, null);
  const pool = (): ReturnType<typeof poolOf> => poolOf(stores, query.poolId);
  const wanted: Import = { actor, entries, tags, plan, plannedAt, planned, pool, course };
  const write = plan.exits.length > atOnceMost ? importInParts : importAtOnce;
  const done = await write(parts, wanted);
  return report(done.plan, done.revision);
}

function writesAnything({ counts }: ImportPlan): boolean {
  return counts.added + counts.updated > 0;
}
