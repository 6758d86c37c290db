// What taking one row back would write, and what stands in its way. Pure but for asking whether a name or an address is taken.
import { differing, fieldsOf, isMoving, same, versionOnly } from '../../../storage/journal/images.ts';
import type { Entry, Image } from '../../../storage/journal/journal.ts';
import type { JournalRows } from '../../../storage/journal/journal-rows.ts';
import type { JournalTable } from '../../../storage/journal/journal-tables.ts';
import { nameOf, type Plan } from './plan.ts';

interface Row {
  readonly entry: Entry;
  readonly table: JournalTable;
  readonly rows: JournalRows;
  readonly now: Image | null;
}

export function planRow(plan: Plan, row: Row): void {
  const { entry, table } = row;
  if (table.name === 'rules' && typeof entry.before?.['position'] === 'number')
    plan.places.set(entry.key, entry.before['position']);
  if (table.name === 'settings' || (entry.before !== null && entry.after !== null)) planUpdate(plan, row);
  else if (entry.before === null) planRemoval(plan, row);
  else planReturn(plan, row, entry.before);
}

/** It was made: it goes again. */
function planRemoval(plan: Plan, { entry: { key, after }, table, now }: Row): void {
  if (now === null) return void plan.unchanged++;
  const changed =
    after !== null && versionOnly(after)
      ? ['version'].filter((it) => now[it] !== after[it])
      : differing(after ?? {}, now).filter((it) => it !== 'position');
  if (changed.length > 0) {
    const fields = changed.map((column) => ({ column, then: after?.[column] ?? null, now: now[column], back: null }));
    plan.obstacles.push({ table: table.name, key, kind: 'changed', name: nameOf(table, now), fields });
  }
  plan.steps.push({ table: table.name, key, does: 'remove', image: {}, now });
}

/** It was removed: it comes back. */
function planReturn(plan: Plan, { entry: { key }, table, rows, now }: Row, before: Image): void {
  const name = nameOf(table, before);
  if (now !== null) {
    const changed = differing(before, now).filter((it) => it !== 'position');
    if (changed.length === 0) return void plan.unchanged++;
    const fields = changed.map((column) => ({ column, then: null, now: now[column], back: before[column] ?? null }));
    plan.obstacles.push({ table: table.name, key, kind: 'changed', name, fields });
    plan.steps.push({ table: table.name, key, does: 'update', image: only(before, changed), now });
    return;
  }
  if (rows.taken(table.name, key, before) !== undefined)
    return void plan.obstacles.push({ table: table.name, key, kind: 'taken', name, fields: [] });
  plan.steps.push({ table: table.name, key, does: 'insert', image: before, now });
}

/** It was changed: what was changed gets its former values, and only that. */
function planUpdate(plan: Plan, { entry, table, rows, now: row }: Row): void {
  const { key } = entry;
  const [before, after] = [fieldsOf(table, entry.before) ?? {}, fieldsOf(table, entry.after) ?? {}];
  // Rules that made room for another have another place, and are the same rules.
  const shifted = table.name === 'rules' && after['version'] === undefined;
  const touched = differing(before, after).filter((it) => !(shifted && it === 'position'));
  if (touched.length === 0) return;
  const now = fieldsOf(table, row);
  const name = nameOf(table, row ?? before);
  if (now === null || (row === null && table.name !== 'settings'))
    return void plan.obstacles.push({ table: table.name, key, kind: 'gone', name, fields: [] });
  const open = touched.filter((it) => !same(now[it], before[it]));
  if (open.length === 0) return void plan.unchanged++;
  const again = open.filter(
    (it) => !same(now[it], after[it]) && !(it === 'position' && now['version'] === after['version']),
  );
  const image = only(before, open);
  if (again.length > 0) {
    const fields = again.map((column) => ({ column, then: after[column], now: now[column], back: before[column] }));
    plan.obstacles.push({ table: table.name, key, kind: 'changed', name, fields });
  }
  const decisive = table.unique.some((columns) => columns.some((it) => it in image));
  if (decisive && rows.taken(table.name, key, { ...row, ...image }) !== undefined)
    return void plan.obstacles.push({ table: table.name, key, kind: 'taken', name, fields: [] });
  plan.steps.push({ table: table.name, key, does: 'update', image, now: row });
}

const only = (image: Image, columns: readonly string[]): Image =>
  Object.fromEntries(columns.filter((it) => !isMoving(it)).map((it) => [it, image[it] ?? null]));
