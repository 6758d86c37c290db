// Images of rows compared field by field. Settings are one row of JSON; here each of them is a field of its own, so that two admins who change
// different ones do not stand in each other's way.
import type { Image } from './journal.ts';
import type { JournalTable } from './journal-tables.ts';

/** Columns every write moves. */
const moving = ['updated_at', 'version'];

export const isMoving = (column: string): boolean => moving.includes(column);

/** Of a row that one of very many made; what else it was made with is what it is while it has that version. */
export const versionOnly = (image: Image): boolean => Object.keys(image).join() === 'version';

/** The image as fields; of a row that is not there only settings have some: the defaults. */
export function fieldsOf({ name }: JournalTable, image: Image | null): Image | null {
  if (name !== 'settings') return image;
  const json = image?.['json'];
  return typeof json === 'string' ? spread(JSON.parse(json) as Image, '') : {};
}
/** Settings fields back into their row; `undefined` and null = the default. */
export function settingsImage(fields: Image): Image {
  const made: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    const [group = '', name] = path.split('.');
    if (name === undefined) made[group] = value;
    else made[group] = { ...(made[group] as Image | undefined), [name]: value };
  }
  return { json: JSON.stringify(made) };
}
function spread(value: Image, under: string): Image {
  const fields: Record<string, unknown> = {};
  for (const [name, it] of Object.entries(value)) {
    const path = under === '' ? name : `${under}.${name}`;
    if (typeof it === 'object' && it !== null && !Array.isArray(it)) Object.assign(fields, spread(it as Image, path));
    else fields[path] = it;
  }
  return fields;
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Columns in which two images differ, without those every write moves. */
export function differing(a: Image, b: Image): readonly string[] {
  return Object.keys({ ...a, ...b }).filter((it) => !isMoving(it) && !same(a[it], b[it]));
}
