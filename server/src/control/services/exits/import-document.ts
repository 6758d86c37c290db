// One import, step by step: the document is read, compared with what is here, made ready, and written in one change, or only looked at.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Query } from '@gyre/shared/contract/contract';
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import type { ImportEntry, ReadDocument } from '../../import-seam.ts';
import { atOnce, inParts, type Work } from '../../work.ts';
import type { Actor } from '../context.ts';
import type { ImportCourse } from '../import-runs.ts';
import type { Effect } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import { suggestTemplates } from '../template-suggestions.ts';
import { knownExits } from './import-known.ts';
import { type Made, makePlanned } from './import-make.ts';
import { type ImportPlan, planImport } from './import-plan.ts';
import { poolOf } from './import-pool.ts';
import { reportOf } from './import-report.ts';
import { tagsOf } from './import-tags.ts';
import { writeMade } from './import-write.ts';

type Needs = Pick<Parts, 'stores' | 'seal' | 'ledger' | 'entropy' | 'catalogue' | 'fresh' | 'now'>;
export interface ImportAsked {
  readonly actor: Actor;
  readonly query: Query<EndpointOf<'exits.import'>>;
  readonly text: string;
}

export async function importDocument(
  parts: Needs,
  readDocument: ReadDocument,
  { actor, query, text }: ImportAsked,
  { begin, gone }: ImportCourse,
): Promise<ImportReport> {
  const { stores, ledger } = parts;
  const document = await inParts(readDocument(text, { defaultScheme: query.scheme }), gone);
  const lines = document.entries.length;
  const tags = tagsOf(query.tags);
  const plannedAt = stores.settings.revision();
  const planned = (): Work<ImportPlan> => planning(parts, document.entries, tags);
  begin('comparing', lines);
  let plan = await inParts(planned(), gone);
  const suggestions = suggestTemplates(document.entries);
  const report = (revision: number | null): ImportReport => ({
    ...reportOf(document.format, plan, query, revision),
    suggestions,
  });
  if (query.dryRun) return report(null);
  if (!writesAnything(plan) && query.poolId === undefined) return report(null);
  begin('preparing', lines);
  let made: Made = await inParts(makePlanned(parts, plan, parts.now()), gone);
  begin('writing', lines);
  const { revision } = written(parts, () =>
    ledger.write(actor, (now) => {
      // Somebody wrote since: what is here may be something else now.
      if (stores.settings.revision() !== plannedAt) {
        plan = atOnce(planned());
        made = atOnce(makePlanned(parts, plan, now));
      }
      const { put, probe, members } = writeMade(parts, made, poolOf(stores, query.poolId), now);
      const summary = `${plan.counts.added} exits added, ${plan.counts.updated} updated`;
      const ids = put.map((row) => row.id);
      const effect: Effect = { noun: 'exits', action: 'import', objectId: null, summary, ids, put, probe };
      return { effect: members === undefined ? effect : { ...effect, members }, result: undefined };
    }),
  );
  return report(revision);
}

/** What was sealed for a write that failed is forgotten with it. */
function written<T>({ fresh }: Needs, write: () => T): T {
  try {
    return write();
  } catch (error) {
    fresh.clear();
    throw error;
  }
}

function* planning(parts: Needs, entries: readonly ImportEntry[], tags: readonly string[]): Work<ImportPlan> {
  return yield* planImport(entries, yield* knownExits(parts, entries.length), tags);
}

function writesAnything({ counts }: ImportPlan): boolean {
  return counts.added + counts.updated > 0;
}
