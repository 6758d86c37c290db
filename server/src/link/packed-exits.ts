// Exits on the wire: a column of values for each of their twenty-seven fields instead of an object for each exit, and one value where all have the
// same. A third of the bytes, and of the time to read them, which every worker spends for every exit. Only links that put messages into bytes do
// this.
import type { ExitRecord } from '../core/snapshot/records.ts';
import type { Message } from './messages.ts';

/** As many values as there are exits, or the one that all have. */
type Column = readonly unknown[];
interface Columns {
  readonly count: number;
  readonly columns: readonly Column[];
}

/** The same message with columns in place of records. */
export function packed(message: Message): unknown {
  if (message.type === 'snapshot-exits') return { type: message.type, exits: columnsOf(message.exits) };
  if (message.type !== 'patch' || message.patch.putExits.length === 0) return message;
  return { type: message.type, patch: { ...message.patch, putExits: columnsOf(message.patch.putExits) } };
}
/** `message` was packed by a peer of the same protocol: the casts hold because peers of one protocol pack alike. */
export function unpacked(message: Message): Message {
  if (message.type === 'snapshot-exits')
    return { type: message.type, exits: recordsOf(message.exits as unknown as Columns) };
  if (message.type !== 'patch' || Array.isArray(message.patch.putExits)) return message;
  const putExits = recordsOf(message.patch.putExits as unknown as Columns);
  return { type: message.type, patch: { ...message.patch, putExits } };
}

/** In the order of `recordOf`. One function for each, because each then reads one field of one form of object. */
const readers: readonly ((it: ExitRecord) => unknown)[] = [
  (it) => it.id,
  (it) => it.seq,
  (it) => it.label,
  (it) => it.scheme,
  (it) => it.host,
  (it) => it.port,
  (it) => it.username,
  (it) => it.password,
  (it) => it.weight,
  (it) => it.maxInFlight,
  (it) => it.priority,
  (it) => it.price,
  (it) => it.template,
  (it) => it.adminState,
  (it) => it.insecureTls,
  (it) => it.localAddress,
  (it) => it.country,
  (it) => it.region,
  (it) => it.city,
  (it) => it.asn,
  (it) => it.type,
  (it) => it.tags,
  (it) => it.ip,
  (it) => it.pools,
  (it) => it.health,
  (it) => it.healthSinceAt,
  (it) => it.weightTenths,
];

function columnsOf(records: readonly ExitRecord[]): Columns {
  return { count: records.length, columns: readers.map((read) => columnOf(records, read)) };
}
function columnOf(records: readonly ExitRecord[], read: (it: ExitRecord) => unknown): Column {
  const values = records.map(read);
  const [first] = values;
  return values.every((it) => alike(it, first)) ? values.slice(0, 1) : values;
}
function alike(one: unknown, other: unknown): boolean {
  return one === other || (Array.isArray(one) && one.length === 0 && Array.isArray(other) && other.length === 0);
}

function recordsOf({ count, columns }: Columns): ExitRecord[] {
  const records: ExitRecord[] = [];
  for (let i = 0; i < count; i++) records.push(recordOf(columns as never[][], i));
  return records;
}
/** Field by field, so that all records have one form. */
function recordOf(columns: readonly (readonly never[])[], i: number): ExitRecord {
  const at = (field: number): never => {
    const column = columns[field]!;
    return column.length === 1 ? column[0]! : column[i]!;
  };
  return {
    id: at(0),
    seq: at(1),
    label: at(2),
    scheme: at(3),
    host: at(4),
    port: at(5),
    username: at(6),
    password: at(7),
    weight: at(8),
    maxInFlight: at(9),
    priority: at(10),
    price: at(11),
    template: at(12),
    adminState: at(13),
    insecureTls: at(14),
    localAddress: at(15),
    country: at(16),
    region: at(17),
    city: at(18),
    asn: at(19),
    type: at(20),
    tags: at(21),
    ip: at(22),
    pools: at(23),
    health: at(24),
    healthSinceAt: at(25),
    weightTenths: at(26),
  };
}
