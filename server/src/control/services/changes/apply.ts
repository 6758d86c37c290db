// Writes the plan of a take-back. Runs inside the ledger's transaction: what goes, then what changes, then what comes back.
import { fieldsOf, settingsImage } from '../../../storage/journal/images.ts';
import type { Image } from '../../../storage/journal/journal.ts';
import type { JournalRows } from '../../../storage/journal/journal-rows.ts';
import { journalTable } from '../../../storage/journal/journal-tables.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import { ServiceError } from '../errors.ts';
import type { Plan, Step } from './plan.ts';

export function applyPlan(stores: Stores, { steps, places }: Plan, now: number): void {
  const rows = stores.journalRows;
  rows.deferReferences();
  const of = (does: Step['does']): Step[] => steps.filter((it) => it.does === does);
  // An exit takes its places in pools with it, and is noted with them: alone they would come back before it.
  for (const it of inOrder(of('remove'))) {
    checkStays(it);
    rows.remove(it.table, it.key);
  }
  for (const it of of('update')) update(rows, it, now);
  // Members last: they need their pools and exits.
  for (const it of inOrder(of('insert'))) {
    const position = it.table === 'rules' ? { position: stores.rules.makeRoom(placeOf(stores, it, places)) } : {};
    rows.insert(it.table, it.key, { ...it.image, ...position, ...moved(it.image, it, now) });
  }
  const rules = steps.filter((it) => it.table === 'rules');
  if (rules.length > 0) stores.rules.writes++;
  for (const it of rules)
    if (it.does === 'update' && it.image['position'] !== undefined) putAtPlace(stores, it, places);
}

function update(rows: JournalRows, step: Step, now: number): void {
  const { table, key, image } = step;
  if (table === 'settings') {
    const json = settingsImage({ ...fieldsOf(journalTable(table), step.now), ...image });
    if (step.now === null) rows.insert(table, key, { key, ...json });
    else rows.update(table, key, json);
    return;
  }
  const { position: _, ...columns } = image;
  rows.update(table, key, { ...(table === 'rules' ? columns : image), ...moved(step.now ?? {}, step, now) });
}

/** A version nobody saw before, so that an ETag never means two things. */
function moved(image: Image, { table }: Step, now: number): Image {
  const columns = journalTable(table).columns.map((it) => it.name);
  const version = typeof image['version'] === 'number' ? image['version'] + 1 : 1;
  return columns.includes('version') ? { version, updated_at: now } : {};
}
function putAtPlace(stores: Stores, step: Step, places: ReadonlyMap<string, number>): void {
  const rule = stores.rules.find(step.key);
  if (rule !== undefined) stores.rules.move(rule, placeOf(stores, step, places));
}
/** Before the first of those that stood behind it, else behind the last that stood before it, wherever those are now. */
function placeOf(stores: Stores, { key, image }: Step, places: ReadonlyMap<string, number>): number {
  const order = stores.rules.order().filter((id) => id !== key);
  const wanted = Number(image['position']);
  const behind = order.findIndex((id) => (places.get(id) ?? wanted) > wanted);
  if (behind >= 0) return behind;
  const ahead = [...order].reverse().find((id) => (places.get(id) ?? wanted) < wanted);
  return ahead === undefined ? order.length : order.indexOf(ahead) + 1;
}
const inOrder = (steps: Step[]): Step[] => steps.sort((a, b) => rank(a) - rank(b));
const rank = ({ table }: Step): number => (table === 'pool_members' || table === 'proxy_user_pools' ? 1 : 0);

function checkStays({ now }: Step): void {
  if (now?.['built_in'] === 1 || now?.['from_flags'] === 1)
    throw new ServiceError('conflict', 'This came with the installation or its flags, and stays.');
}
