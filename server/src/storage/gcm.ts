// AES-256-GCM (NIST SP 800-38D) for very many very short texts: OpenSSL does the AES, one call a text on a cipher that is made once; only the
// hash of the tag is computed here. Making a cipher object for each text costs three times as much, which at 100 000 exits is most of an import.
// Same bytes as node:crypto's aes-256-gcm; the test compares them.
import { type Cipher, createCipheriv, timingSafeEqual } from 'node:crypto';

export const nonceBytes = 12;
export const tagBytes = 16;
const block = 16;

export class Gcm {
  private readonly aes: Cipher;
  /** Shoup's table: the hash key times every 4-bit number, four 32-bit words each. */
  private readonly table = new Uint32Array(16 * 4);
  private readonly sum = new Uint32Array(4);

  constructor(key: Buffer) {
    this.aes = createCipheriv('aes-256-ecb', key, null);
    this.aes.setAutoPadding(false);
    this.fill(this.aes.update(Buffer.alloc(block)));
  }

  /** At `at` stand the nonce, then `length` bytes of text which become ciphertext, then room for the tag. */
  sealInPlace(bytes: Buffer, at: number, length: number): void {
    const stream = this.stream(bytes.subarray(at, at + nonceBytes), length);
    const start = at + nonceBytes;
    for (let i = 0; i < length; i++) bytes[start + i]! ^= stream[block + i]!;
    this.tag(bytes, start, length, stream).copy(bytes, start + length);
  }

  /** The text; undefined when the tag says it is not what was sealed. */
  open(bytes: Buffer, at: number, length: number): Buffer | undefined {
    const stream = this.stream(bytes.subarray(at, at + nonceBytes), length);
    const start = at + nonceBytes;
    const tag = this.tag(bytes, start, length, stream);
    if (!timingSafeEqual(tag, bytes.subarray(start + length, start + length + tagBytes))) return undefined;
    const text = Buffer.allocUnsafe(length);
    for (let i = 0; i < length; i++) text[i] = bytes[start + i]! ^ stream[block + i]!;
    return text;
  }

  /** One block for the tag, then the key stream: counters 1, 2, … under this nonce. */
  private stream(nonce: Buffer, length: number): Buffer {
    const blocks = 1 + Math.ceil(length / block);
    const counters = Buffer.allocUnsafe(blocks * block);
    for (let i = 0; i < blocks; i++) {
      nonce.copy(counters, i * block);
      counters.writeUInt32BE(i + 1, i * block + nonceBytes);
    }
    return this.aes.update(counters);
  }

  private tag(bytes: Buffer, start: number, length: number, stream: Buffer): Buffer {
    const { sum } = this;
    sum.fill(0);
    for (let at = 0; at < length; at += block) {
      for (let i = 0; i < 4; i++) sum[i]! ^= wordAt(bytes, start + at + i * 4, start + length);
      this.multiply();
    }
    sum[2]! ^= Math.floor(length / 0x20000000);
    sum[3]! ^= length << 3;
    this.multiply();
    const tag = Buffer.allocUnsafe(tagBytes);
    for (let i = 0; i < 4; i++) tag.writeUInt32BE((sum[i]! ^ stream.readUInt32BE(i * 4)) >>> 0, i * 4);
    return tag;
  }

  private fill(hashKey: Buffer): void {
    const { table } = this;
    const set = (n: number, words: readonly number[]): void => table.set(words, n * 4);
    let words = [0, 4, 8, 12].map((at) => hashKey.readUInt32BE(at));
    for (let n = 8; n > 0; n >>= 1) {
      set(n, words);
      const carry = (words[3]! & 1) * 0xe1000000;
      words = words.map((word, i) => ((word >>> 1) | ((words[i - 1] ?? 0) << 31)) >>> 0);
      words[0] = (words[0]! ^ carry) >>> 0;
    }
    for (let n = 2; n < 16; n <<= 1)
      for (let m = 1; m < n; m++)
        set(
          n + m,
          [0, 1, 2, 3].map((i) => (table[n * 4 + i]! ^ table[m * 4 + i]!) >>> 0),
        );
  }

  /** sum := sum × hash key in GF(2^128), four bits at a time from the far end. */
  private multiply(): void {
    const { sum, table } = this;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let digit = 31; digit >= 0; digit--) {
      const carry = reduction[d & 15]!;
      d = (d >>> 4) | (c << 28);
      c = (c >>> 4) | (b << 28);
      b = (b >>> 4) | (a << 28);
      a = (a >>> 4) ^ carry;
      const at = ((sum[digit >> 3]! >>> (28 - (digit & 7) * 4)) & 15) * 4;
      a ^= table[at]!;
      b ^= table[at + 1]!;
      c ^= table[at + 2]!;
      d ^= table[at + 3]!;
    }
    sum[0] = a;
    sum[1] = b;
    sum[2] = c;
    sum[3] = d;
  }
}

/** What the four bits that fall off the end come back as. */
const reduction = Uint32Array.from({ length: 16 }, (_, bits) => {
  let value = 0;
  for (let i = 0; i < 4; i++) if ((bits >> i) & 1) value ^= 0xe1000000 >>> (3 - i);
  return value >>> 0;
});

function wordAt(bytes: Buffer, at: number, end: number): number {
  if (at + 4 <= end) return bytes.readUInt32BE(at);
  let word = 0;
  for (let i = 0; i < 4; i++) word = (word << 8) | (at + i < end ? bytes[at + i]! : 0);
  return word;
}
