// Writes small .mmdb databases (MaxMind DB format 2.0: search tree, data, metadata): for tests, and for the places of the demo.
import { nodesOf, type Side, treeOf } from './mmdb-tree.ts';

export type MmdbValue = string | number | boolean | readonly MmdbValue[] | { readonly [key: string]: MmdbValue };
export interface MmdbOptions {
  /** `192.0.2.0/24` → what is said of it. */
  readonly networks: Readonly<Record<string, MmdbValue>>;
  readonly type?: string;
  readonly ipVersion?: 4 | 6;
  readonly recordSize?: 24 | 28 | 32;
  /** Epoch ms. */
  readonly builtAt?: number;
}

const separator = Buffer.alloc(16);
const marker = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1');

export function writeMmdb(options: MmdbOptions): Buffer {
  const { networks, type = 'Test', ipVersion = 6, recordSize = 28, builtAt = 1_700_000_000_000 } = options;
  const places: [string, number][] = [];
  const parts: Buffer[] = [];
  let size = 0;
  for (const [cidr, record] of Object.entries(networks)) {
    const bytes = encode(record);
    places.push([cidr, size]);
    parts.push(bytes);
    size += bytes.length;
  }
  const nodes = nodesOf(treeOf(places, ipVersion));
  const numbers = new Map(nodes.map((node, number) => [node as Side, number]));
  const numberOf = (side: Side): number => {
    if (side === undefined) return nodes.length;
    return typeof side === 'number' ? nodes.length + separator.length + side : numbers.get(side)!;
  };
  const tree = Buffer.concat(nodes.map(({ sides: [a, b] }) => nodeBytes(numberOf(a), numberOf(b), recordSize)));
  const metadata = encode({
    ...{ binary_format_major_version: 2, binary_format_minor_version: 0, build_epoch: Math.floor(builtAt / 1000) },
    ...{ database_type: type, description: { en: type }, ip_version: ipVersion, languages: ['en'] },
    ...{ node_count: nodes.length, record_size: recordSize },
  });
  return Buffer.concat([tree, separator, ...parts, marker, metadata]);
}

function nodeBytes(left: number, right: number, recordSize: 24 | 28 | 32): Buffer {
  const bytes = Buffer.alloc(recordSize / 4);
  if (recordSize === 32) {
    bytes.writeUInt32BE(left, 0);
    bytes.writeUInt32BE(right, 4);
    return bytes;
  }
  bytes.writeUIntBE(left & 0xffffff, 0, 3);
  bytes.writeUIntBE(right & 0xffffff, recordSize === 28 ? 4 : 3, 3);
  // With 28 bits the upper halves of both share the byte in the middle.
  if (recordSize === 28) bytes[3] = ((left >>> 24) << 4) | (right >>> 24);
  return bytes;
}

function encode(value: MmdbValue): Buffer {
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return Buffer.concat([control(2, text.length), text]);
  }
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? uint32(value) : double(value);
  if (typeof value === 'boolean') return control(14, value ? 1 : 0);
  if (Array.isArray(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)]);
  const fields = Object.entries(value as Readonly<Record<string, MmdbValue>>);
  return Buffer.concat([control(7, fields.length), ...fields.flatMap(([key, it]) => [encode(key), encode(it)])]);
}

/** The byte that says type and size; types above 7 take a second one. */
function control(type: number, size: number): Buffer {
  const small = Math.min(size, size < 29 ? size : size < 285 ? 29 : 30);
  const first = [type > 7 ? small : (type << 5) | small, ...(type > 7 ? [type - 7] : [])];
  if (small === 29) return Buffer.from([...first, size - 29]);
  return Buffer.from(small === 30 ? [...first, (size - 285) >> 8, (size - 285) & 0xff] : first);
}
function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return Buffer.concat([control(6, 4), bytes]);
}
function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return Buffer.concat([control(3, 8), bytes]);
}
