// Networks as a tree of prefixes (one for IPv4, one for IPv6), each node holding only what its children share: all networks an address lies in
// are on one path, and a path is as long as there are networks inside each other, not as there are networks.
import { appended, type RuleEntry } from './rule-list.ts';

interface Node {
  readonly bytes: readonly number[];
  readonly bits: number;
  list: RuleEntry | undefined;
  zero: Node | undefined;
  one: Node | undefined;
}
const freshNode = (bytes: readonly number[], bits: number): Node => {
  return { bytes, bits, list: undefined, zero: undefined, one: undefined };
};

export class CidrTree {
  private readonly v4 = freshNode([0, 0, 0, 0], 0);
  private readonly v6 = freshNode(new Array<number>(16).fill(0), 0);
  /** Networks added. */
  size = 0;

  /** `bytes` (4 or 16) without bits set behind `bits`. */
  add(bytes: readonly number[], bits: number, entry: RuleEntry): void {
    this.size++;
    const node = nodeFor(bytes.length === 4 ? this.v4 : this.v6, bytes, bits);
    node.list = appended(node.list, entry);
  }

  /** Appends the lists of all networks the address lies in, widest first, none longer than `longest`. */
  collect(bytes: readonly number[], into: RuleEntry[], longest = bytes.length * 8): void {
    let node: Node | undefined = bytes.length === 4 ? this.v4 : this.v6;
    while (node !== undefined && node.bits <= longest && sharedBits(bytes, node.bytes, node.bits) === node.bits) {
      if (node.list !== undefined) into.push(node.list);
      if (node.bits === bytes.length * 8) return;
      node = bitAt(bytes, node.bits) === 0 ? node.zero : node.one;
    }
  }
}

/** The node of a network, made on the way when it is missing. */
function nodeFor(root: Node, bytes: readonly number[], bits: number): Node {
  let parent = root;
  for (;;) {
    if (parent.bits === bits) return parent;
    const child = bitAt(bytes, parent.bits) === 0 ? parent.zero : parent.one;
    if (child === undefined) return attach(parent, freshNode(bytes, bits));
    const shared = sharedBits(bytes, child.bytes, Math.min(bits, child.bits));
    if (shared < child.bits) {
      const between = attach(parent, freshNode(bytes, shared));
      attach(between, child);
      parent = between;
    } else parent = child;
  }
}
function attach(parent: Node, child: Node): Node {
  if (bitAt(child.bytes, parent.bits) === 0) parent.zero = child;
  else parent.one = child;
  return child;
}

const bitAt = (bytes: readonly number[], at: number): number => (bytes[at >> 3]! >> (7 - (at & 7))) & 1;

/** How many leading bits both have in common, at most `most`. */
function sharedBits(a: readonly number[], b: readonly number[], most: number): number {
  for (let i = 0; i * 8 < most; i++) {
    const differing = a[i]! ^ b[i]!;
    if (differing !== 0) return Math.min(most, i * 8 + Math.clz32(differing) - 24);
  }
  return most;
}
