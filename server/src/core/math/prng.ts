// A small, fast, seeded generator (sfc32 by Chris Doty-Humphrey, passes PractRand): chance for decisions, never for secrets.
// Same seed, same sequence, so that every decision can be repeated.

/** Draws 32-bit numbers. Not for secrets. */
export class Prng {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** Seeds are any two numbers; only their low 32 bits count. */
  constructor(seed: number, stream = 0) {
    this.a = seed | 0;
    this.b = stream | 0;
    this.c = (seed / 0x1_0000_0000) | 0;
    for (let i = 0; i < 15; i++) this.next();
  }

  /** Uniform over 0 … 2^32 − 1. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform over 0 … n − 1 for n in 1 … 2^32; the bias is below n / 2^32. */
  below(n: number): number {
    return Math.floor((this.next() * n) / 0x1_0000_0000);
  }

  /** Uniform over [0, 1), in steps of 2^-32. */
  share(): number {
    return this.next() / 0x1_0000_0000;
  }
}
