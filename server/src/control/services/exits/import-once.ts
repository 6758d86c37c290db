// An import of some thousand exits at most, written in one go.
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { ImportEntry } from '../../import-seam.ts';
import { atOnce, inParts, type Work } from '../../work.ts';
import type { Actor } from '../context.ts';
import type { ImportCourse } from '../import-runs.ts';
import type { Effect } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import { makePlanned } from './import-make.ts';
import type { ImportPlan } from './import-plan.ts';
import { writeMade } from './import-write.ts';

export interface Import {
  readonly actor: Actor;
  /** Of the document, beside the lines of the plan. */
  readonly entries: readonly ImportEntry[];
  /** For all exits of the import. */
  readonly tags: readonly string[];
  readonly plan: ImportPlan;
  /** Revision it was planned over. */
  readonly plannedAt: number;
  /** Plans it again, over what is here by then. */
  readonly planned: () => Work<ImportPlan>;
  /** The pool its exits join. @throws ServiceError `not_found` when it is gone. */
  readonly pool: () => PoolRow | undefined;
  readonly course: ImportCourse;
}
/** The plan as it was carried out. */
export interface Imported {
  readonly plan: ImportPlan;
  readonly revision: number;
}
type Needs = Pick<Parts, 'stores' | 'seal' | 'ledger' | 'entropy' | 'fresh' | 'now'>;

export const summaryOf = ({ counts: { added, updated } }: ImportPlan): string =>
  `${added} exits added, ${updated} updated`;

export async function importAtOnce(parts: Needs, wanted: Import): Promise<Imported> {
  const { stores, ledger, fresh } = parts;
  const { course, entries } = wanted;
  let { plan } = wanted;
  course.begin('preparing', entries.length);
  let made = await inParts(makePlanned(parts, plan.exits, parts.now()), course.gone);
  course.begin('writing', entries.length);
  try {
    const { revision } = ledger.write(wanted.actor, (now) => {
      // Somebody wrote since: what is here may be something else now.
      if (stores.settings.revision() !== wanted.plannedAt) {
        plan = atOnce(wanted.planned());
        made = atOnce(makePlanned(parts, plan.exits, now));
      }
      fresh.clear();
      fresh.add(made.fresh);
      const { put, probe, members } = writeMade(parts, made, { pool: wanted.pool(), now, together: false });
      const ids = put.map((row) => row.id);
      const told = { noun: 'exits', action: 'import', objectId: null, summary: summaryOf(plan) } as const;
      const effect: Effect = { ...told, ids, put, probe };
      return { effect: members === undefined ? effect : { ...effect, members }, result: undefined };
    });
    return { plan, revision };
  } catch (error) {
    // What was sealed for a write that failed is forgotten with it.
    fresh.clear();
    throw error;
  }
}
