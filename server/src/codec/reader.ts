/**
 * Gathers a short message of a known length from chunks cut anywhere. For handshakes of a few bytes, where one copy is cheaper than
 * bookkeeping over several chunks.
 */

export class Gather {
  /** What has arrived; only the first `have` bytes count. */
  bytes: Uint8Array;
  have = 0;

  constructor(expected = 32) {
    this.bytes = new Uint8Array(expected);
  }

  /** Takes from `chunk` at `from` until `need` bytes are there; answers with the offset behind what was taken. */
  fill(chunk: Uint8Array, from: number, need: number): number {
    const take = Math.min(Math.max(need - this.have, 0), chunk.length - from);
    if (this.have + take > this.bytes.length) this.grow(need);
    for (let i = 0; i < take; i++) this.bytes[this.have + i] = chunk[from + i] ?? 0;
    this.have += take;
    return from + take;
  }

  at(index: number): number {
    return this.bytes[index] ?? 0;
  }

  /** Starts the next message. */
  reset(): void {
    this.have = 0;
  }

  private grow(need: number): void {
    const larger = new Uint8Array(Math.max(need, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.have), 0);
    this.bytes = larger;
  }
}
