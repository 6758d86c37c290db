// A heap whose items are found by a key: the item above all others is at hand, and adding, moving and taking out cost the logarithm of their number.

export class KeyedHeap<K, T> {
  readonly items: T[] = [];
  private readonly places = new Map<K, number>();
  private readonly keyOf: (item: T) => K;
  private readonly isAbove: (one: T, other: T) => boolean;

  /** `isAbove` orders any two items; equal ones may come in any order. */
  constructor(keyOf: (item: T) => K, isAbove: (one: T, other: T) => boolean) {
    this.keyOf = keyOf;
    this.isAbove = isAbove;
  }

  get top(): T | undefined {
    return this.items[0];
  }
  get size(): number {
    return this.items.length;
  }
  find(key: K): T | undefined {
    const place = this.places.get(key);
    return place === undefined ? undefined : this.items[place];
  }

  /** Adds the item, in place of the one with its key. */
  set(item: T): void {
    this.settle(this.places.get(this.keyOf(item)) ?? this.items.length, item);
  }
  remove(key: K): void {
    const place = this.places.get(key);
    if (place === undefined) return;
    this.places.delete(key);
    const last = this.items.pop()!;
    if (place < this.items.length) this.settle(place, last);
  }

  private settle(place: number, item: T): void {
    this.put(place, item);
    if (!this.rise(place)) this.sink(place);
  }
  private put(place: number, item: T): void {
    this.items[place] = item;
    this.places.set(this.keyOf(item), place);
  }
  private swap(one: number, other: number): void {
    const item = this.items[one]!;
    this.put(one, this.items[other]!);
    this.put(other, item);
  }
  private rise(from: number): boolean {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.isAbove(this.items[place]!, this.items[parent]!)) break;
      this.swap(place, parent);
      place = parent;
    }
    return place !== from;
  }
  private sink(from: number): void {
    for (let place = from; ;) {
      const left = place * 2 + 1;
      if (left >= this.items.length) return;
      const right = left + 1;
      const best = right < this.items.length && this.isAbove(this.items[right]!, this.items[left]!) ? right : left;
      if (!this.isAbove(this.items[best]!, this.items[place]!)) return;
      this.swap(place, best);
      place = best;
    }
  }
}
