// Exits on the wire: a row of values each instead of an object with its twenty-seven names. Half the bytes, and less than half the time to read
// them, which every worker spends for every exit. Only links that put messages into bytes do this.
import type { ExitRecord } from '../core/snapshot/records.ts';
import type { Message } from './messages.ts';

/** In the order of `valuesOf`. */
type Values = readonly unknown[];

/** The same message with rows in place of records. */
export function packed(message: Message): unknown {
  if (message.type === 'snapshot-exits') return { type: message.type, exits: message.exits.map(valuesOf) };
  if (message.type !== 'patch' || message.patch.putExits.length === 0) return message;
  return { type: message.type, patch: { ...message.patch, putExits: message.patch.putExits.map(valuesOf) } };
}
/** `message` was packed by a peer of the same protocol. */
export function unpacked(message: Message): Message {
  if (message.type === 'snapshot-exits') return { type: message.type, exits: message.exits.map(recordOf) };
  if (message.type !== 'patch' || message.patch.putExits.length === 0) return message;
  return { type: message.type, patch: { ...message.patch, putExits: message.patch.putExits.map(recordOf) } };
}

function valuesOf(it: ExitRecord): Values {
  return [
    it.id,
    it.seq,
    it.label,
    it.scheme,
    it.host,
    it.port,
    it.username,
    it.password,
    it.weight,
    it.maxInFlight,
    it.priority,
    it.price,
    it.template,
    it.adminState,
    it.insecureTls,
    it.localAddress,
    it.country,
    it.region,
    it.city,
    it.asn,
    it.type,
    it.tags,
    it.ip,
    it.pools,
    it.health,
    it.healthSinceAt,
    it.weightTenths,
  ];
}
/** The casts hold because peers of one protocol pack alike. Field by field, so that all records have one form. */
function recordOf(row: unknown): ExitRecord {
  const at = row as never[];
  return {
    id: at[0]!,
    seq: at[1]!,
    label: at[2]!,
    scheme: at[3]!,
    host: at[4]!,
    port: at[5]!,
    username: at[6]!,
    password: at[7]!,
    weight: at[8]!,
    maxInFlight: at[9]!,
    priority: at[10]!,
    price: at[11]!,
    template: at[12]!,
    adminState: at[13]!,
    insecureTls: at[14]!,
    localAddress: at[15]!,
    country: at[16]!,
    region: at[17]!,
    city: at[18]!,
    asn: at[19]!,
    type: at[20]!,
    tags: at[21]!,
    ip: at[22]!,
    pools: at[23]!,
    health: at[24]!,
    healthSinceAt: at[25]!,
    weightTenths: at[26]!,
  };
}
