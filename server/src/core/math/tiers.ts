// Sets of slots in order of a value (a priority, a price). Distinct values get tiers of their own up to a number; further ones join the
// tier of the next lower value, so that a million prices do not make a million sets.
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
  private readonly empty: () => T;

  private constructor(valueOf: (slot: number) => number, empty: () => T) {
    this.valueOf = valueOf;
    this.empty = empty;
  }

  static of<T extends Tier>(members: SlotSet, valueOf: (slot: number) => number, empty: () => T): Tiers<T> {
    const tiers = new Tiers(valueOf, empty);
    const values = new Set<number>();
    for (let slot = members.bits.next(0); slot >= 0; slot = members.bits.next(slot + 1)) values.add(valueOf(slot));
    const sorted = [...values].sort((a, b) => a - b);
    const step = Math.ceil(sorted.length / mostTiers);
    for (let i = 0; i < sorted.length; i += step) tiers.open(tiers.edges.length, sorted[i]!);
    for (let slot = members.bits.next(0); slot >= 0; slot = members.bits.next(slot + 1)) tiers.put(slot);
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

  private put(slot: number): void {
    this.rings[this.find(this.valueOf(slot))]!.add(slot);
  }
  private open(at: number, edge: number): void {
    this.rings.splice(at, 0, this.empty());
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
