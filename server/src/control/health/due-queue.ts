// Due queue: many ids, each with the time it is due; finding, moving and taking the earliest costs the logarithm of their number.
import { KeyedHeap } from '../../core/math/keyed-heap.ts';

interface Due {
  readonly id: string;
  readonly at: number;
}

export class DueQueue {
  private readonly heap = new KeyedHeap<string, Due>(
    (due) => due.id,
    (one, other) => one.at < other.at,
  );

  get size(): number {
    return this.heap.size;
  }
  has(id: string): boolean {
    return this.heap.find(id) !== undefined;
  }
  /** When the earliest is due; Infinity when there is none. */
  get nextAt(): number {
    return this.heap.top?.at ?? Infinity;
  }

  /** Adds an id, or moves it to another time. */
  set(id: string, at: number): void {
    this.heap.set({ id, at });
  }
  remove(id: string): void {
    this.heap.remove(id);
  }

  /** The earliest id when it is due at `now`, taken out. */
  take(now: number): string | undefined {
    const due = this.heap.top;
    if (due === undefined || due.at > now) return undefined;
    this.heap.remove(due.id);
    return due.id;
  }
}
