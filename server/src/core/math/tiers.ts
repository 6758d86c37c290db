// Sets of slots in order of a value (a priority, a price). Distinct values get tiers of their own up to a number; further ones join the
// tier of the next lower value, so that a million prices do not make a million sets.
import { Bitset } from './bitset.ts';
import type { SlotSet } from './slot-set.ts';

/** What a tier is kept in. */
export interface Tier {
  readonly members: SlotSet;
  add(slot: number): boolean;
  remove(slot: number): boolean;
}

const mostTiers = 64;

export class Tiers<T extends Tier> {
  /** Ascending by value; each has members. */
  readonly rings: T[] = [];
  /** Lowest value of each tier. */
  private readonly edges: number[] = [];
  private readonly valueOf: (slot: number) => number;
  private readonly make: (bits: Bitset) => T;

  private constructor(valueOf: (slot: number) => number, make: (bits: Bitset) => T) {
    this.valueOf = valueOf;
    this.make = make;
  }

  static of<T extends Tier>(members: SlotSet, valueOf: (slot: number) => number, make: (bits: Bitset) => T): Tiers<T> {
    const tiers = new Tiers(valueOf, make);
    const values = [...distinct(members.bits, valueOf)].sort((a, b) => a - b);
    const step = Math.ceil(values.length / mostTiers);
    for (let i = 0; i < values.length; i += step) tiers.edges.push(values[i]!);
    tiers.rings.push(...tiers.split(members.bits).map(make));
    return tiers;
  }

  add(slot: number): void {
    const value = this.valueOf(slot);
    const at = this.find(value);
    if (this.edges[at] !== value) {
      if (this.rings.length < mostTiers) this.open(at + 1, value);
      else if (at < 0) this.edges[0] = value;
    }
    this.put(slot);
  }

  remove(slot: number): void {
    // A tier may have opened between the member's and its value since it joined.
    let at = this.find(this.valueOf(slot));
    while (at > 0 && !this.rings[at]!.members.has(slot)) at--;
    const ring = this.rings[at];
    if (ring?.remove(slot) !== true || ring.members.count > 0) return;
    this.rings.splice(at, 1);
    this.edges.splice(at, 1);
  }

  /** The slots of each tier. Neighbours mostly have the same value. */
  private split(bits: Bitset): Bitset[] {
    const tiers = this.edges.map(() => new Bitset());
    let [value, at] = [NaN, -1];
    for (let slot = bits.next(0); slot >= 0; slot = bits.next(slot + 1)) {
      const its = this.valueOf(slot);
      if (its !== value) [value, at] = [its, this.find(its)];
      tiers[at]!.set(slot);
    }
    return tiers;
  }
  private put(slot: number): void {
    this.rings[this.find(this.valueOf(slot))]!.add(slot);
  }
  private open(at: number, edge: number): void {
    this.rings.splice(at, 0, this.make(new Bitset()));
    this.edges.splice(at, 0, edge);
  }
  /** The last tier whose edge is not above `value`; −1 when all are. */
  private find(value: number): number {
    let low = 0;
    let high = this.edges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.edges[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function distinct(bits: Bitset, valueOf: (slot: number) => number): Set<number> {
  const values = new Set<number>();
  let value = NaN;
  for (let slot = bits.next(0); slot >= 0; slot = bits.next(slot + 1)) {
    const its = valueOf(slot);
    if (its !== value) values.add((value = its));
  }
  return values;
}
