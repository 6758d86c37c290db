// GHASH (NIST SP 800-38D §6.4): the hash of AES-GCM. Multiplies by integers with holes between their bits, so that neither its time nor what it
// touches depends on key or data. Carries never reach the next bit that counts: at most eight ones meet.

/** Most bytes whose length's share is kept. */
const keptLength = 256;

/** Bits in the reverse order. */
function reversed(x: number): number {
  x = ((x & 0x55555555) << 1) | ((x >>> 1) & 0x55555555);
  x = ((x & 0x33333333) << 2) | ((x >>> 2) & 0x33333333);
  x = ((x & 0x0f0f0f0f) << 4) | ((x >>> 4) & 0x0f0f0f0f);
  x = ((x & 0x00ff00ff) << 8) | ((x >>> 8) & 0x00ff00ff);
  return (x << 16) | (x >>> 16);
}
/** The lower half of the product of two polynomials over GF(2). */
function product(x: number, y: number): number {
  const [x0, x1, x2, x3] = [x & 0x11111111, x & 0x22222222, x & 0x44444444, x & 0x88888888];
  const [y0, y1, y2, y3] = [y & 0x11111111, y & 0x22222222, y & 0x44444444, y & 0x88888888];
  const { imul } = Math;
  return (
    ((imul(x0, y0) ^ imul(x1, y3) ^ imul(x2, y2) ^ imul(x3, y1)) & 0x11111111) |
    ((imul(x0, y1) ^ imul(x1, y0) ^ imul(x2, y3) ^ imul(x3, y2)) & 0x22222222) |
    ((imul(x0, y2) ^ imul(x1, y1) ^ imul(x2, y0) ^ imul(x3, y3)) & 0x44444444) |
    ((imul(x0, y3) ^ imul(x1, y2) ^ imul(x2, y1) ^ imul(x3, y0)) & 0x88888888)
  );
}
const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;

/** The nine factors of Karatsuba's multiplication: four words from the lowest, which are there, and sums of them. */
function addSums(f: Int32Array): void {
  f[4] = f[0]! ^ f[1]!;
  f[5] = f[2]! ^ f[3]!;
  f[6] = f[0]! ^ f[2]!;
  f[7] = f[1]! ^ f[3]!;
  f[8] = f[4] ^ f[5];
}
/** Nine factors, and those of the reversed words. */
interface Factors {
  readonly plain: Int32Array;
  readonly turned: Int32Array;
}
function factors({ plain, turned }: Factors): void {
  for (let i = 0; i < 4; i++) turned[i] = reversed(plain[i]!);
  addSums(plain);
  addSums(turned);
}

/** Karatsuba: what was multiplied by itself is taken out of the products of sums. */
function addBack(products: Int32Array): void {
  products[4]! ^= products[0]! ^ products[1]!;
  products[5]! ^= products[2]! ^ products[3]!;
  products[8]! ^= products[6]! ^ products[7]!;
}

export class Ghash {
  private readonly key: Factors = { plain: new Int32Array(9), turned: new Int32Array(9) };
  private readonly y: Factors = { plain: new Int32Array(9), turned: new Int32Array(9) };
  private readonly low = new Int32Array(9);
  private readonly high = new Int32Array(9);
  private readonly z = new Int32Array(8);
  /** Of what was hashed, from the lowest word. */
  readonly state = new Int32Array(4);
  /** The key times itself. */
  private readonly square: Factors = { plain: new Int32Array(9), turned: new Int32Array(9) };
  /** By length in bytes: the product of the block that says it. */
  private readonly lengths = new Map<number, Int32Array>();

  /** `key`: 16 bytes, the cipher's image of the block of zeros. */
  constructor(key: Uint8Array) {
    for (let i = 0; i < 4; i++) this.key.plain[i] = wordAt(key, 12 - 4 * i);
    factors(this.key);
    this.state.set(this.key.plain.subarray(0, 4));
    this.multiply(this.key);
    this.square.plain.set(this.state);
    factors(this.square);
  }

  /**
   * Of `length` bytes of ciphertext at `from`, without further data, into `state`. (y·H + l)·H = y·H² + l·H: the last block takes the square of the key,
   * and what the block of the length adds is known, so most passwords are one multiplication and not two.
   */
  hash(bytes: Uint8Array, from: number, length: number): void {
    const { state } = this;
    state.fill(0);
    for (let at = 0; at < length; at += 16) {
      if (at + 16 <= length) this.addWhole(bytes, from + at);
      else this.addRest(bytes, from + at, length - at);
      this.multiply(at + 16 < length ? this.key : this.square);
    }
    const said = this.lengths.get(length) ?? this.saying(length);
    for (let i = 0; i < 4; i++) state[i]! ^= said[i]!;
  }

  private saying(length: number): Int32Array {
    const before = this.state.slice();
    this.state.fill(0);
    this.state[0] = length * 8;
    this.multiply(this.key);
    const said = this.state.slice();
    this.state.set(before);
    if (length <= keptLength) this.lengths.set(length, said);
    return said;
  }
  private addWhole(bytes: Uint8Array, at: number): void {
    const { state } = this;
    state[3]! ^= wordAt(bytes, at);
    state[2]! ^= wordAt(bytes, at + 4);
    state[1]! ^= wordAt(bytes, at + 8);
    state[0]! ^= wordAt(bytes, at + 12);
  }
  private addRest(bytes: Uint8Array, from: number, length: number): void {
    const { state } = this;
    for (let i = 0; i < length; i++) state[3 - (i >> 2)]! ^= bytes[from + i]! << (24 - 8 * (i & 3));
  }

  /** The state times `key`. */
  private multiply(key: Factors): void {
    const { state, y, low, high } = this;
    for (let i = 0; i < 4; i++) y.plain[i] = state[i]!;
    factors(y);
    for (let i = 0; i < 9; i++) {
      low[i] = product(y.plain[i]!, key.plain[i]!);
      // The upper half is the lower one of the reversed factors, reversed.
      high[i] = product(y.turned[i]!, key.turned[i]!);
    }
    this.combine(low, high);
    this.reduce();
  }

  private combine(c: Int32Array, d: Int32Array): void {
    const { z } = this;
    addBack(c);
    addBack(d);
    z[0] = c[0]!;
    z[1] = c[4]! ^ (reversed(d[0]!) >>> 1);
    z[2] = c[1]! ^ c[0]! ^ c[2]! ^ c[6]! ^ (reversed(d[4]!) >>> 1);
    z[3] = c[4]! ^ c[5]! ^ c[8]! ^ (reversed(d[1]! ^ d[0]! ^ d[2]! ^ d[6]!) >>> 1);
    z[4] = c[2]! ^ c[1]! ^ c[3]! ^ c[7]! ^ (reversed(d[4]! ^ d[5]! ^ d[8]!) >>> 1);
    z[5] = c[5]! ^ (reversed(d[2]! ^ d[1]! ^ d[3]! ^ d[7]!) >>> 1);
    z[6] = c[3]! ^ (reversed(d[5]!) >>> 1);
    z[7] = reversed(d[3]!) >>> 1;
  }

  /** Modulo x¹²⁸ + x⁷ + x² + x + 1; the bits of GCM stand in reverse, so the product is one bit too low. */
  private reduce(): void {
    const { z, state } = this;
    for (let i = 7; i > 0; i--) z[i] = (z[i]! << 1) | (z[i - 1]! >>> 31);
    z[0]! <<= 1;
    for (let i = 0; i < 4; i++) {
      const w = z[i]!;
      z[i + 4]! ^= w ^ (w >>> 1) ^ (w >>> 2) ^ (w >>> 7);
      z[i + 3]! ^= (w << 31) ^ (w << 30) ^ (w << 25);
    }
    for (let i = 0; i < 4; i++) state[i] = z[i + 4]!;
  }
}
