// A set of small numbers with summaries: level 0 has a bit per number, each level above a bit per word below that is not empty.
// Looking for the next member costs a few steps per level, however large and empty the set is (four levels hold a million).

/** Position of the lowest set bit of a word that is not 0. */
const lowest = (word: number): number => 31 - Math.clz32(word & -word);

/** A growing set of numbers 0 … 2^30. */
export class Bitset {
  /** How many are in the set. */
  count = 0;
  private levels: Int32Array[] = [new Int32Array(1)];

  has(n: number): boolean {
    return ((this.levels[0]![n >>> 5] ?? 0) & (1 << (n & 31))) !== 0;
  }

  /** Puts `n` in; false if it was. */
  set(n: number): boolean {
    if (n >>> 5 >= this.words) this.grow((n >>> 5) + 1);
    if (this.has(n)) return false;
    this.count++;
    for (let level = 0, at = n; level < this.levels.length; level++, at >>>= 5) {
      const bits = this.levels[level]!;
      const before = bits[at >>> 5]!;
      bits[at >>> 5] = before | (1 << (at & 31));
      if (before !== 0) break;
    }
    return true;
  }

  /** Takes `n` out; false if it was not in. */
  clear(n: number): boolean {
    if (!this.has(n)) return false;
    this.count--;
    for (let level = 0, at = n; level < this.levels.length; level++, at >>>= 5) {
      const bits = this.levels[level]!;
      bits[at >>> 5] = bits[at >>> 5]! & ~(1 << (at & 31));
      if (bits[at >>> 5] !== 0) break;
    }
    return true;
  }

  /** The first member ≥ `from`, or −1. */
  next(from: number): number {
    let at = from;
    for (let level = 0; level < this.levels.length; level++) {
      const bits = this.levels[level]!;
      if (at >>> 5 >= bits.length) return -1;
      const rest = bits[at >>> 5]! & (-1 << (at & 31));
      if (rest !== 0) return this.down(level, (at & ~31) | lowest(rest));
      at = (at >>> 5) + 1;
    }
    return -1;
  }

  /** The first member ≥ `from`, else the first of all; −1 when empty. */
  nextAround(from: number): number {
    const found = this.next(from);
    return found >= 0 || from === 0 ? found : this.next(0);
  }

  /** Words of 32 members that exist: `word(i)` is 0 beyond. */
  get words(): number {
    return this.levels[0]!.length;
  }
  /** Members 32·i … 32·i + 31 as bits. */
  word(i: number): number {
    return this.levels[0]![i] ?? 0;
  }

  /** A new set with the same members. */
  copy(): Bitset {
    return this.withinAll([]);
  }
  /** A new set: those members that are also in one of `others`. Costs a step per word, O(n / 32). */
  within(others: readonly Bitset[]): Bitset {
    return this.withinAll([others]);
  }

  /** A new set: those members that are, for every inner list, in at least one of its sets. Costs a few steps per word, O(n / 32). */
  withinAll(lists: readonly (readonly Bitset[])[]): Bitset {
    const result = new Bitset();
    result.grow(this.words);
    const bits = result.levels[0]!;
    for (let w = 0; w < this.words; w++) {
      let word = this.word(w);
      for (let i = 0; word !== 0 && i < lists.length; i++) word &= anyOf(lists[i]!, w);
      bits[w] = word;
      result.count += ones(word);
    }
    for (let level = 1; level < result.levels.length; level++)
      summarise(result.levels[level - 1]!, result.levels[level]!);
    return result;
  }

  private down(level: number, found: number): number {
    let at = found;
    for (let l = level - 1; l >= 0; l--) at = at * 32 + lowest(this.levels[l]![at]!);
    return at;
  }

  /** Makes room for `words` words: sizes double, so growing is rare. */
  private grow(words: number): void {
    let size = this.words;
    while (size < words) size *= 2;
    if (size === this.words) return;
    const grown: Int32Array[] = [];
    for (let level = 0; ; level++) {
      const bits = new Int32Array(size);
      const before = this.levels[level];
      if (before !== undefined) bits.set(before);
      // A level that is new summarises the old top, which was one word.
      else if (level > 0) summarise(grown[level - 1]!, bits);
      grown.push(bits);
      if (size === 1) break;
      size = (size + 31) >>> 5;
    }
    this.levels = grown;
  }
}

/** Sets a bit in `above` for each word of `below` that is not empty. */
function summarise(below: Int32Array, above: Int32Array): void {
  for (let i = 0; i < below.length; i++) if (below[i] !== 0) above[i >>> 5] = above[i >>> 5]! | (1 << (i & 31));
}

/** Word `w` of all of `sets` together. */
function anyOf(sets: readonly Bitset[], w: number): number {
  let word = 0;
  for (let i = 0; i < sets.length; i++) word |= sets[i]!.word(w);
  return word;
}

/** How many bits of a word are set. */
export function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
