// Names and the suffixes of names: which rules are about exactly this name, and which about everything below one of its ends. A host is walked
// once from its right; at each dot one slot of a hash table is looked at, so that a look-up makes nothing and does not grow with the names.
import { appended, type RuleEntry } from './rule-list.ts';

interface Names {
  readonly name: string;
  readonly hash: number;
  /** Rules about this very name. */
  exact: RuleEntry | undefined;
  /** Rules about what lies below it. */
  below: RuleEntry | undefined;
}
const dot = 0x2e;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
/** Spreads the last characters over the low bits. */
const spread = (hash: number): number => hash ^ (hash >>> 15);

export class SuffixTable {
  private readonly names: Names[] = [];
  /** 0 = free, else index into `names` + 1. At most half are taken. */
  private slots = new Int32Array(16);

  /** `name` in lower case, without a dot at its end. */
  add(name: string, below: boolean, entry: RuleEntry): void {
    const names = this.namesOf(name);
    if (below) names.below = appended(names.below, entry);
    else names.exact = appended(names.exact, entry);
  }

  /** Appends the lists that are about the first `length` characters of `host`. */
  collect(host: string, length: number, into: RuleEntry[]): void {
    if (this.names.length === 0) return;
    let hash = 0;
    for (let at = length - 1; at >= 0; at--) {
      const code = host.charCodeAt(at);
      if (code === dot) {
        const list = this.find(host, at + 1, length, hash)?.below;
        if (list !== undefined && at > 0) into.push(list);
      }
      hash = step(hash, code);
    }
    const list = this.find(host, 0, length, hash)?.exact;
    if (list !== undefined) into.push(list);
  }

  private find(host: string, from: number, to: number, hash: number): Names | undefined {
    const mask = this.slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const taken = this.slots[slot]!;
      if (taken === 0) return undefined;
      const names = this.names[taken - 1]!;
      if (names.hash === hash && names.name.length === to - from && host.startsWith(names.name, from)) return names;
    }
  }
  private namesOf(name: string): Names {
    let hash = 0;
    for (let at = name.length - 1; at >= 0; at--) hash = step(hash, name.charCodeAt(at));
    const known = this.find(name, 0, name.length, hash);
    if (known !== undefined) return known;
    const fresh: Names = { name, hash, exact: undefined, below: undefined };
    this.names.push(fresh);
    if (this.names.length * 2 > this.slots.length) this.grow();
    else this.place(this.names.length);
    return fresh;
  }
  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let i = 1; i <= this.names.length; i++) this.place(i);
  }
  private place(index: number): void {
    const mask = this.slots.length - 1;
    let slot = spread(this.names[index - 1]!.hash) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = index;
  }
}
