// What taking back would do, and what stands in its way and by whom, as the API answers it.
import type { TakeBackConflict, TakeBackReport } from '@gyre/shared/contract/changes';
import { journalTable } from '../../../storage/journal/journal-tables.ts';
import type { ChangeRow } from '../../../storage/stores/change-store.ts';
import { ServiceError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { fieldValues, nameNow } from './diff.ts';
import type { Obstacle, Plan } from './plan.ts';
import type { Survey } from './take-back-run.ts';

type Needs = Pick<Parts, 'stores'>;
const shown = 50;

export function reportOf(parts: Needs, change: ChangeRow, { steps, obstacles, unchanged }: Plan): TakeBackReport {
  const count = (does: string): number => steps.filter((it) => it.does === does).length;
  const counts = { insert: count('insert'), update: count('update'), remove: count('remove') };
  return surveyReport(parts, change, { counts, obstacles, unchanged });
}
export function surveyReport(
  parts: Needs,
  change: ChangeRow,
  { counts: { insert, update, remove }, obstacles, unchanged }: Survey,
): TakeBackReport {
  return {
    ...{ dryRun: false, restored: insert, updated: update, removed: remove, unchanged },
    conflicts: obstacles.slice(0, shown).map((it) => conflictOf(parts, change, it)),
    moreConflicts: Math.max(0, obstacles.length - shown),
    ...{ changeId: null, revision: null, run: null },
  };
}

function conflictOf({ stores }: Needs, { seq }: ChangeRow, obstacle: Obstacle): TakeBackConflict {
  const table = journalTable(obstacle.table);
  const objectId = obstacle.key.split('\n')[0]!;
  const since = stores.changes.lastOf(objectId, seq);
  const fields = obstacle.fields.map(({ column, then, now, back }) => {
    const [left, right] = [fieldValues(table, column, [then, now]), fieldValues(table, column, [back, now])];
    const secret = left?.secret === true || right?.secret === true;
    const field = left?.field ?? right?.field ?? column;
    return {
      field,
      then: left?.before ?? null,
      now: (left ?? right)?.after ?? null,
      back: right?.before ?? null,
      secret,
    };
  });
  const name = obstacle.name || nameNow(table, objectId, stores);
  const who = { by: since?.actor ?? null, changeId: since?.id ?? null };
  return { noun: table.noun, objectId, name, kind: obstacle.kind, fields, ...who };
}

const words = { changed: 'was changed since', gone: 'is gone', taken: 'has its place taken by another' };
/** 409: which fields, and by whom. */
export function conflictError({ conflicts, moreConflicts }: TakeBackReport): ServiceError {
  const fields = conflicts.flatMap((it) => {
    const by = it.by === null ? '' : ` by ${it.by}`;
    const at = `/${it.noun}/${it.objectId}`;
    if (it.fields.length === 0) return [{ pointer: at, code: it.kind, message: `${it.name} ${words[it.kind]}${by}` }];
    return it.fields.map(({ field }) => {
      return { pointer: `${at}/${field}`, code: it.kind, message: `${it.name}: ${field} ${words[it.kind]}${by}` };
    });
  });
  const count = conflicts.length + moreConflicts;
  const what = count === 1 ? (fields[0]?.message ?? '') : `${count} objects were changed since`;
  return new ServiceError('conflict', `Nothing was taken back: ${what}.`, { fields });
}
