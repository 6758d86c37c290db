// Whether an .mmdb file can be trusted with look-ups: every node of its tree points somewhere, and walks down the tree end at records that can
// be read and say something. A broken file is refused here, before the one in use is let go.
import { turn } from '../../base/turn.ts';
import { Reader, type Response } from 'mmdb-lib';
import type { PlaceDatabase } from '@gyre/shared/contract/places';
import { formatIPv6 } from '../../core/model/address.ts';
import { normalise } from '../../core/places/normalise.ts';
import { findMarker, layoutOf, type MmdbLayout, separatorBytes, sideOf } from './mmdb-layout.ts';

export type Given = PlaceDatabase['gives'][number];
export interface CheckedMmdb {
  readonly reader: Reader<Response>;
  readonly ipVersion: 4 | 6;
  readonly kind: string;
  readonly builtAt: number | null;
  readonly gives: readonly Given[];
}

const given: readonly Given[] = ['country', 'region', 'city', 'asn', 'type'];
/** Nodes looked at in one turn of the loop: a few milliseconds. */
const nodesPerTurn = 50_000;
/** Walks down the tree, for each of IPv4 and IPv6. */
const walks = 512;

/** The database, or what is wrong with it. */
export async function checkMmdb(bytes: Buffer): Promise<CheckedMmdb | string> {
  const markerAt = findMarker(bytes);
  if (markerAt < 0) return 'no metadata at its end: it is cut off, or no .mmdb file';
  try {
    const reader = new Reader<Response>(bytes);
    const layout = layoutOf(bytes, markerAt, reader.metadata);
    if (typeof layout === 'string') return layout;
    const fault = await findBadNode(layout);
    if (fault !== undefined) return fault;
    const gives = sample(layout, reader);
    if (gives.length === 0) return 'none of its records says anything of a place';
    const { databaseType, buildEpoch } = reader.metadata;
    const builtAt = buildEpoch.getTime();
    return {
      ...{ reader, gives, ipVersion: layout.ipVersion },
      kind: typeof databaseType === 'string' ? databaseType : '',
      builtAt: Number.isFinite(builtAt) && builtAt > 0 ? builtAt : null,
    };
  } catch (error) {
    return `it cannot be read: ${error instanceof Error ? error.message : 'unknown'}`;
  }
}

/** No side leads back to the root, into the separator, or behind the data. */
async function findBadNode(layout: MmdbLayout): Promise<string | undefined> {
  for (let node = 0; node < layout.nodeCount; node++) {
    if (!leadsInside(layout, node, 0) || !leadsInside(layout, node, 1))
      return `node ${node} of its search tree leads nowhere: it is damaged`;
    if (node % nodesPerTurn === nodesPerTurn - 1) await turn();
  }
  return undefined;
}
function leadsInside(layout: MmdbLayout, node: number, bit: 0 | 1): boolean {
  const side = sideOf(layout, node, bit);
  return side !== 0 && side <= layout.most && (side <= layout.nodeCount || side >= layout.nodeCount + separatorBytes);
}
/** Reads records all over the tree. @throws when one cannot be read. */
function sample(layout: MmdbLayout, reader: Reader<Response>): Given[] {
  const found = new Set<Given>();
  const take = (address: string | undefined): void => {
    const facts = address === undefined ? undefined : normalise(reader.get(address));
    for (const it of given) if (facts !== undefined && facts[it] !== null) found.add(it);
  };
  for (let walk = 0; walk < walks; walk++) {
    take(walkDown(layout, walk, 32));
    if (layout.ipVersion === 6) take(walkDown(layout, walk, 128));
  }
  return given.filter((it) => found.has(it));
}

/** An address that has a record: down the tree by the bits of `walk`, the other way where nothing is. */
function walkDown(layout: MmdbLayout, walk: number, bits: 32 | 128): string | undefined {
  const path: number[] = [];
  let node = bits === 32 && layout.ipVersion === 6 ? fourIn(layout) : 0;
  if (node > layout.nodeCount) return textOf(path, bits);
  while (node < layout.nodeCount) {
    if (path.length === bits) throw new Error('its search tree has a circle');
    const wanted = bitOf(walk, path.length);
    const bit = sideOf(layout, node, wanted) === layout.nodeCount ? ((1 - wanted) as 0 | 1) : wanted;
    path.push(bit);
    node = sideOf(layout, node, bit);
  }
  return node === layout.nodeCount ? undefined : textOf(path, bits);
}

/** Where IPv4 begins in a tree of IPv6: 96 zeros down. */
function fourIn(layout: MmdbLayout): number {
  let node = 0;
  for (let depth = 0; depth < 96 && node < layout.nodeCount; depth++) node = sideOf(layout, node, 0);
  return node;
}

/** The lowest bits of the walk first, so that walks spread; what follows is well mixed. */
function bitOf(walk: number, depth: number): 0 | 1 {
  const mixed = depth < 9 ? walk >> depth : Math.imul(walk + 1, 0x9e3779b1 + 2 * depth) >>> 15;
  return (mixed & 1) as 0 | 1;
}

function textOf(path: readonly number[], bits: 32 | 128): string {
  const width = bits === 32 ? 8 : 16;
  const parts = Array.from({ length: bits / width }, () => 0);
  for (const [i, bit] of path.entries()) parts[Math.floor(i / width)]! |= bit << (width - 1 - (i % width));
  return bits === 32 ? parts.join('.') : formatIPv6(parts);
}
