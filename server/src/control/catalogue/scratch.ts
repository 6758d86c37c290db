// Memory for one piece of work, lent and given back. A hundred thousand exits are sorted in some megabytes that are of no use a moment later: left
// to the collector they make it look through the whole heap three times a second, and find nothing else.

/** Kept while nobody uses them; two lists may be sorted at a time. */
const mostKept = 8;

export class Scratch {
  private readonly kept: ArrayBuffer[] = [];

  /** With what somebody left in them. */
  numbers(count: number): Uint32Array {
    return new Uint32Array(this.take(count * 4), 0, count);
  }
  /** Like `numbers`, of eight bytes each. */
  doubles(count: number): Float64Array {
    return new Float64Array(this.take(count * 8), 0, count);
  }
  /** Nobody reads or writes them any more. */
  giveBack(...arrays: readonly (Uint32Array | Float64Array)[]): void {
    for (const { buffer } of arrays) if (this.kept.length < mostKept) this.kept.push(buffer as ArrayBuffer);
  }

  /** The smallest that is large enough. */
  private take(bytes: number): ArrayBuffer {
    let best = -1;
    for (let i = 0; i < this.kept.length; i++) {
      const size = this.kept[i]!.byteLength;
      if (size >= bytes && (best < 0 || size < this.kept[best]!.byteLength)) best = i;
    }
    if (best >= 0) return this.kept.splice(best, 1)[0]!;
    // One that is too small makes room: lists grow with the exits.
    if (this.kept.length === mostKept) this.kept.shift();
    return new ArrayBuffer(bytes);
  }
}
