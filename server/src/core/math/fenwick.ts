// A Fenwick tree: numbers by index whose running totals are found, and changed, in O(log n).
// Its size is a power of two, so growing copies and adds one total.

/** Sums of whole numbers ≥ 0; the total stays below 2^32. */
export class Fenwick {
  /** Sum of all. */
  total = 0;
  /** After `find`: how far the searched total reaches into the found index. */
  rest = 0;
  private tree: Uint32Array;
  private size: number;

  /** Filled from `values` in one pass, O(n). */
  constructor(values: ArrayLike<number> = []) {
    this.size = 1;
    while (this.size < values.length) this.size *= 2;
    this.tree = new Uint32Array(this.size + 1);
    for (let i = 0; i < values.length; i++) this.total += this.tree[i + 1] = values[i]!;
    for (let i = 1; i < this.size; i++) {
      const parent = i + (i & -i);
      this.tree[parent] = this.tree[parent]! + this.tree[i]!;
    }
  }

  /** Adds `change` (may be negative) to the number at `index`, which never falls below 0. */
  add(index: number, change: number): void {
    if (index >= this.size) this.grow(index + 1);
    this.total += change;
    for (let i = index + 1; i <= this.size; i += i & -i) this.tree[i] = this.tree[i]! + change;
  }

  /** The index whose number holds the `at`-th unit, counted from 0: the first whose running total is above `at`. For 0 ≤ `at` < total. */
  find(at: number): number {
    let index = 0;
    let rest = at;
    for (let step = this.size; step > 0; step >>= 1) {
      const below = this.tree[index + step];
      if (below !== undefined && below <= rest) {
        index += step;
        rest -= below;
      }
    }
    this.rest = rest;
    return index;
  }

  private grow(length: number): void {
    let size = this.size;
    while (size < length) size *= 2;
    const tree = new Uint32Array(size + 1);
    tree.set(this.tree);
    for (let top = this.size * 2; top <= size; top *= 2) tree[top] = this.total;
    this.tree = tree;
    this.size = size;
  }
}
