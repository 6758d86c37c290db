// One row before and after, as fields of the API. Values of secrets never leave; that they changed does.
import type { FieldChange, ObjectChange } from '@gyre/shared/contract/changes';
import { fieldsOf, isMoving, same, versionOnly } from '../../../storage/journal/images.ts';
import type { Entry, Image } from '../../../storage/journal/journal.ts';
import { journalTable, type JournalTable } from '../../../storage/journal/journal-tables.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import { nameOf } from './plan.ts';

/** Of rows, not of what they are about. */
const hidden = ['seq', 'id', 'created_at', 'key'];

/** Undefined when nothing a person would call a difference is left. */
export function objectChangeOf(entry: Entry, stores: Stores): ObjectChange | undefined {
  const table = journalTable(entry.table);
  const [before, after] = [fieldsOf(table, entry.before), fieldsOf(table, madeOf(entry, stores))];
  const did = before === null ? 'created' : after === null ? 'removed' : 'updated';
  const [first = '', second = ''] = entry.key.split('\n');
  const object = { noun: table.noun, objectId: first, did } as const;
  if (table.name === 'pool_members') return memberChange(object, second, stores);
  const columns = Object.keys({ ...before, ...after }).filter((it) => !hidden.includes(it) && !isMoving(it));
  const fields = columns.flatMap((column) => {
    const values = fieldValues(table, column, [before?.[column] ?? null, after?.[column] ?? null]);
    return values === undefined ? [] : [values];
  });
  if (did === 'updated' && fields.length === 0) return undefined;
  const name = nameOf(table, { ...before, ...after }) || nameNow(table, first, stores);
  if (table.name === 'proxy_user_pools')
    return { ...object, did: 'updated', name, fields: fields.filter((it) => it.field === 'pool') };
  return { ...object, name, fields };
}

/** What one of very many was made with is not kept: it is shown as it is now. */
function madeOf({ table, key, before, after }: Entry, { journalRows }: Stores): Image | null {
  if (before !== null || after === null || !versionOnly(after)) return after;
  return journalRows.current(table, [key]).get(key) ?? after;
}

export function fieldValues(
  table: JournalTable,
  column: string,
  [before, after]: readonly [unknown, unknown],
): FieldChange | undefined {
  const spec = table.columns.find((it) => it.name === column);
  const field = spec?.field ?? column;
  if (same(before, after)) return undefined;
  if (table.secret.includes(column)) return { field, before: null, after: null, secret: true };
  const shown = (value: unknown): unknown => {
    if (spec?.json === true && typeof value === 'string') return JSON.parse(value) as unknown;
    return spec?.flag === true && value !== null ? value === 1 : value;
  };
  return { field, before: shown(before), after: shown(after), secret: false };
}

type Named = Pick<ObjectChange, 'noun' | 'objectId'> & { readonly did: ObjectChange['did'] };
function memberChange({ did, ...object }: Named, exit: string, stores: Stores): ObjectChange {
  const label = stores.exits.rowsOf([exit])[0]?.label ?? exit;
  const [before, after] = did === 'created' ? [null, label] : [label, null];
  const name = stores.pools.find(object.objectId)?.name ?? '';
  return { ...object, did: 'updated', name, fields: [{ field: 'member', before, after, secret: false }] };
}
/** Updates hold what differs only; their name is that of now. */
export function nameNow(table: JournalTable, key: string, { journalRows }: Stores): string {
  const owner = table.name === 'proxy_user_pools' ? 'proxy_users' : table.name;
  const now: Image = journalRows.current(owner, [key]).get(key) ?? {};
  return nameOf(table, now);
}
