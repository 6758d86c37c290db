// How an .mmdb file is laid out: search tree, 16 zero bytes, data, marker, metadata. What the reader library takes on trust is looked at here.
import type { Metadata } from 'mmdb-lib/lib/metadata.js';

export interface MmdbLayout {
  readonly bytes: Buffer;
  readonly ipVersion: 4 | 6;
  readonly nodeCount: number;
  /** Bits of one side of a node. */
  readonly recordSize: number;
  /** Largest number a side may have: the last byte of the data section. */
  readonly most: number;
}

export const separatorBytes = 16;
const marker = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1');
/** The metadata is in the last part of the file; the format says so. */
const markerWithin = 128 * 1024;

/** Where the metadata's marker is; −1 when there is none, as in a file that is cut off. */
export function findMarker(bytes: Buffer): number {
  const at = bytes.lastIndexOf(marker);
  return at >= 0 && bytes.length - at <= markerWithin + marker.length ? at : -1;
}

/** The layout, or what is wrong with it. */
export function layoutOf(bytes: Buffer, markerAt: number, metadata: Metadata): MmdbLayout | string {
  const { binaryFormatMajorVersion, ipVersion, nodeCount, recordSize, searchTreeSize } = metadata;
  if (binaryFormatMajorVersion !== 2) return `its format has version ${binaryFormatMajorVersion}, not 2`;
  if (ipVersion !== 4 && ipVersion !== 6) return `its IP version is ${ipVersion}, neither 4 nor 6`;
  if (!Number.isInteger(nodeCount) || nodeCount < 1) return 'its search tree is empty';
  const dataAt = searchTreeSize + separatorBytes;
  if (dataAt > markerAt) return 'its search tree is longer than the file: it is cut off';
  if (bytes.subarray(searchTreeSize, dataAt).some((byte) => byte !== 0))
    return 'its search tree does not end where it should';
  return { bytes, ipVersion, nodeCount, recordSize, most: nodeCount + separatorBytes + (markerAt - dataAt) - 1 };
}

/** One side of a node: another node, `nodeCount` for nothing, or above it a place in the data. */
export function sideOf({ bytes, recordSize }: MmdbLayout, node: number, bit: 0 | 1): number {
  const at = (node * recordSize) / 4;
  if (recordSize === 32) return bytes.readUInt32BE(at + bit * 4);
  if (recordSize === 24) return threeBytes(bytes, at + bit * 3);
  const middle = bytes[at + 3]!;
  const high = bit === 0 ? middle >> 4 : middle & 0xf;
  return high * 0x1000000 + threeBytes(bytes, at + bit * 4);
}
/** By hand: a check of a whole tree reads a million of them, and `readUIntBE` takes ten times as long. */
const threeBytes = (bytes: Buffer, at: number): number => (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
