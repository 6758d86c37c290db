// A set of slots that can be walked in order, drawn from evenly, and drawn from by weight, each in a few steps whatever its size.
// Totals are kept per word of 32 slots, so a set costs two to three bits' worth of memory per slot, not bytes.
import { Bitset, ones } from './bitset.ts';
import { Fenwick } from './fenwick.ts';

/** Weights by slot, shared by all sets over the same slots. A weight changes only while its slot is in no set. */
export class SlotWeights {
  private values = new Uint16Array(64);

  /** `weight` is whole, 1 … 65 535. */
  set(slot: number, weight: number): void {
    if (slot >= this.values.length) {
      const grown = new Uint16Array(Math.max(slot + 1, this.values.length * 2));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[slot] = weight;
  }
  of(slot: number): number {
    return this.values[slot]!;
  }
}

export class SlotSet {
  readonly bits: Bitset;
  private readonly weights: SlotWeights;
  private readonly counts: Fenwick;
  /** Weight per word; made when first drawn by weight, kept from then on. */
  private heavy: Fenwick | undefined;
  /** Sum of the squares of the weights, kept like `heavy`. */
  private squares = 0;

  constructor(weights: SlotWeights, bits = new Bitset()) {
    this.weights = weights;
    this.bits = bits;
    this.counts = new Fenwick(perWord(bits, ones));
  }

  get count(): number {
    return this.bits.count;
  }
  has(slot: number): boolean {
    return this.bits.has(slot);
  }

  /** Puts a slot in; false if it was. */
  add(slot: number): boolean {
    if (!this.bits.set(slot)) return false;
    this.counts.add(slot >>> 5, 1);
    this.weigh(slot, 1);
    return true;
  }
  /** Takes a slot out; false if it was not in. */
  remove(slot: number): boolean {
    if (!this.bits.clear(slot)) return false;
    this.counts.add(slot >>> 5, -1);
    this.weigh(slot, -1);
    return true;
  }

  /** The first slot ≥ `from`, else the first of all; −1 when empty. */
  nextAround(from: number): number {
    return this.bits.nextAround(from);
  }

  /** The slot at `rank` in ascending order, 0 ≤ rank < count. */
  at(rank: number): number {
    const w = this.counts.find(rank);
    let word = this.bits.word(w);
    for (let skip = this.counts.rest; skip > 0; skip--) word &= word - 1;
    return w * 32 + 31 - Math.clz32(word & -word);
  }

  /** Sum of the weights of all slots in the set. */
  get totalWeight(): number {
    return this.byWeight().total;
  }
  /** Whether all weights are the same: only then is the sum of squares that of as many means. */
  get even(): boolean {
    const { total } = this.byWeight();
    const mean = total / this.count;
    return this.count === 0 || this.squares === mean * total;
  }
  /** The slot that holds the `at`-th unit of weight, 0 ≤ at < totalWeight. */
  atWeight(at: number): number {
    const heavy = this.byWeight();
    const w = heavy.find(at);
    let rest = heavy.rest;
    for (let word = this.bits.word(w); ; word &= word - 1) {
      const slot = w * 32 + 31 - Math.clz32(word & -word);
      rest -= this.weights.of(slot);
      if (rest < 0) return slot;
    }
  }

  /** A new set: those slots that are also in one of `others`. O(n / 32). */
  within(others: readonly Bitset[]): SlotSet {
    return new SlotSet(this.weights, this.bits.within(others));
  }

  private weigh(slot: number, sign: 1 | -1): void {
    if (this.heavy === undefined) return;
    const weight = this.weights.of(slot);
    this.heavy.add(slot >>> 5, sign * weight);
    this.squares += sign * weight * weight;
  }
  private byWeight(): Fenwick {
    return (this.heavy ??= new Fenwick(perWord(this.bits, (word, w) => this.weightOf(word, w))));
  }
  private weightOf(word: number, w: number): number {
    let sum = 0;
    for (let left = word; left !== 0; left &= left - 1) {
      const weight = this.weights.of(w * 32 + 31 - Math.clz32(left & -left));
      sum += weight;
      this.squares += weight * weight;
    }
    return sum;
  }
}

function perWord(bits: Bitset, measure: (word: number, w: number) => number): number[] {
  const values = new Array<number>(bits.words);
  for (let w = 0; w < bits.words; w++) {
    const word = bits.word(w);
    values[w] = word === 0 ? 0 : measure(word, w);
  }
  return values;
}
