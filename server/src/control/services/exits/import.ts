// Import exits: a document is read, compared with what is here, and written in one change. Bad lines never stop good ones.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { ImportReport } from '@gyre/shared/contract/exit-import';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { ImportEntry, ReadDocument } from '../../import-seam.ts';
import { notFound } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Effect } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { suggestTemplates } from '../template-suggestions.ts';
import { knownExits } from './import-known.ts';
import { type Made, makePlanned } from './import-make.ts';
import { type ImportPlan, planImport } from './import-plan.ts';
import { reportOf } from './import-report.ts';
import { tagsOf } from './import-tags.ts';
import { writeMade } from './import-write.ts';
import { atOnce, inParts, type Work } from '../../work.ts';

type Endpoint = EndpointOf<'exits.import'>;
type Needs = Pick<Parts, 'stores' | 'seal' | 'ledger' | 'entropy' | 'catalogue' | 'fresh' | 'now'>;

export function importExits(parts: Needs, readDocument: ReadDocument): Verb<Endpoint> {
  const { stores, ledger } = parts;
  return async (context, { query, body }) => {
    guard(context, 'operate');
    const pool = poolOf(stores, query.poolId);
    const text = typeof body === 'string' ? body : body.text;
    const document = await inParts(readDocument(text, { defaultScheme: query.scheme }));
    const tags = tagsOf(query.tags);
    const plannedAt = stores.settings.revision();
    const planned = (): Work<ImportPlan> => planning(parts, document.entries, tags);
    let plan = await inParts(planned());
    const suggestions = suggestTemplates(document.entries);
    const report = (revision: number | null): ImportReport => ({
      ...reportOf(document.format, plan, query, revision),
      suggestions,
    });
    if (query.dryRun) return report(null);
    if (!writesAnything(plan) && pool === undefined) return report(null);
    let made: Made = await inParts(makePlanned(parts, plan, parts.now()));
    const { revision } = written(parts, () =>
      ledger.write(context.actor, (now) => {
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
  };
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

function poolOf(stores: Stores, id: string | undefined): PoolRow | undefined {
  const pool = id === undefined ? undefined : stores.pools.find(id);
  if (id !== undefined && pool === undefined) throw notFound('pool', id);
  return pool;
}

function writesAnything({ counts }: ImportPlan): boolean {
  return counts.added + counts.updated > 0;
}
