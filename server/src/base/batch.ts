// Batch: collects items until there are enough or they are old enough, then hands them on at once. Bounded: what does not fit is dropped and counted.
import type { Clock } from './clock.ts';

export interface BatchOptions<T> {
  readonly clock: Clock;
  /** Age of the oldest item when the batch is handed on, ms. */
  readonly ageMs: number;
  /** As many items are handed on without waiting. */
  readonly size: number;
  /** Most items held while `take` is not keeping up. */
  readonly limit: number;
  /** Receives a batch. When it throws, the items stay and are offered again after `ageMs`. */
  readonly take: (items: readonly T[]) => void;
}

export class Batch<T> {
  private readonly options: BatchOptions<T>;
  private items: T[] = [];
  private cancel: (() => void) | undefined;
  /** Items that were dropped because the batch was full. */
  dropped = 0;

  constructor(options: BatchOptions<T>) {
    this.options = options;
  }

  get waiting(): number {
    return this.items.length;
  }

  add(item: T): void {
    if (this.items.length >= this.options.limit) {
      this.dropped++;
      return;
    }
    this.items.push(item);
    if (this.items.length === this.options.size) this.plan(0);
    else if (this.cancel === undefined) this.plan(this.options.ageMs);
  }

  /** Hands on what waits, now. */
  flush(): void {
    this.cancel?.();
    this.cancel = undefined;
    if (this.items.length === 0) return;
    const { items } = this;
    this.items = [];
    try {
      this.options.take(items);
    } catch (error) {
      this.items = [...items, ...this.items].slice(0, this.options.limit);
      this.dropped += Math.max(0, items.length - this.items.length);
      this.plan(this.options.ageMs);
      throw error;
    }
  }

  private plan(ms: number): void {
    this.cancel?.();
    this.cancel = this.options.clock.after(ms, () => this.flush());
  }
}
