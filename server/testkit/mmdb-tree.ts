// The search tree of a small .mmdb database: networks by their bits, more exact ones inside wider ones.
import { addressBytes } from '../src/core/model/network.ts';

export interface TreeNode {
  /** A node, the place of a record, or nothing. */
  readonly sides: [Side, Side];
}
export type Side = TreeNode | number | undefined;

const newNode = (): TreeNode => ({ sides: [undefined, undefined] });

/** `networks`: each with the place of its record. IPv4 networks lie at ::/96 of an IPv6 tree. */
export function treeOf(networks: readonly (readonly [cidr: string, record: number])[], ipVersion: 4 | 6): TreeNode {
  const root = newNode();
  const found = networks.map(([cidr, record]) => ({ bits: bitsOf(cidr, ipVersion), record }));
  // The wider first, so that the more exact are cut out of them.
  for (const { bits, record } of found.sort((a, b) => a.bits.length - b.bits.length)) insert(root, bits, record);
  return root;
}

/** All nodes, the root first; a node's place in the list is its number. */
export function nodesOf(root: TreeNode): TreeNode[] {
  const nodes = [root];
  for (const { sides } of nodes) for (const side of sides) if (typeof side === 'object') nodes.push(side);
  return nodes;
}

function insert(root: TreeNode, bits: readonly (0 | 1)[], record: number): void {
  let node = root;
  for (const [depth, bit] of bits.entries()) {
    if (depth === bits.length - 1) node.sides[bit] = record;
    else {
      const next = node.sides[bit];
      const inner: TreeNode = typeof next === 'object' ? next : { sides: [next, next] };
      node.sides[bit] = inner;
      node = inner;
    }
  }
}

function bitsOf(cidr: string, ipVersion: 4 | 6): (0 | 1)[] {
  const [address = '', length] = cidr.split('/');
  const bytes = addressBytes(address);
  if (bytes === undefined || (bytes.length === 16 && ipVersion === 4))
    throw new Error(`no network of this tree: ${cidr}`);
  const inFront = bytes.length === 4 && ipVersion === 6 ? 96 : 0;
  const all = [...new Array<number>(inFront / 8).fill(0), ...bytes];
  const wanted = inFront + Number(length ?? bytes.length * 8);
  return Array.from({ length: wanted }, (_, i) => (((all[i >> 3] ?? 0) >> (7 - (i & 7))) & 1) as 0 | 1);
}
