// What rings need to know of their members, a column each, by slot: shared by all rings over the same slots.
import { SlotWeights } from './slot-set.ts';

export interface SlotValues {
  /** Whole, 1 … 65 535. */
  readonly weight: number;
  /** 32-bit hash of the exit's id: its place in every worker. */
  readonly hash: number;
  /** Whole; lower ones are used first. */
  readonly priority: number;
  /** Infinity = unknown. */
  readonly price: number;
  /** Decides between exits whose hashes are the same; a number that is the exit's own in every worker. */
  readonly tie?: number;
}

/** Values by slot. A value changes only while its slot is in no ring. */
export class SlotColumns {
  readonly weights = new SlotWeights();
  private hashes = new Uint32Array(64);
  private ties = new Uint32Array(64);
  private priorities = new Int32Array(64);
  private prices = new Float64Array(64);

  set(slot: number, { weight, hash, priority, price, tie = 0 }: SlotValues): void {
    if (slot >= this.hashes.length) this.grow(slot + 1);
    this.weights.set(slot, weight);
    this.hashes[slot] = hash;
    this.ties[slot] = tie;
    this.priorities[slot] = priority;
    this.prices[slot] = price;
  }
  weight(slot: number): number {
    return this.weights.of(slot);
  }
  hash(slot: number): number {
    return this.hashes[slot]!;
  }
  tie(slot: number): number {
    return this.ties[slot]!;
  }
  priority(slot: number): number {
    return this.priorities[slot]!;
  }
  price(slot: number): number {
    return this.prices[slot]!;
  }

  private grow(least: number): void {
    const length = Math.max(least, this.hashes.length * 2);
    this.hashes = longer(this.hashes, new Uint32Array(length));
    this.ties = longer(this.ties, new Uint32Array(length));
    this.priorities = longer(this.priorities, new Int32Array(length));
    this.prices = longer(this.prices, new Float64Array(length));
  }
}

function longer<T extends Uint32Array | Int32Array | Float64Array>(before: T, fresh: T): T {
  fresh.set(before);
  return fresh;
}
