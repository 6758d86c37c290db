import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gcm, nonceBytes, tagBytes } from './gcm.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((it) => Buffer.from(it));

function sealed(gcm: Gcm, nonce: Buffer, text: Buffer): Buffer {
  const room = Buffer.concat([nonce, text, Buffer.alloc(tagBytes)]);
  gcm.sealInPlace(room, 0, text.length);
  return room;
}

describe('AES-256-GCM for many short texts', () => {
  it('makes the very bytes node:crypto makes, and reads them', () => {
    const texts = fc.uint8Array({ maxLength: 200 }).map((it) => Buffer.from(it));
    fc.assert(
      fc.property(bytes(32), bytes(nonceBytes), texts, (key, nonce, text) => {
        const oracle = createCipheriv('aes-256-gcm', key, nonce);
        const expected = Buffer.concat([nonce, oracle.update(text), oracle.final(), oracle.getAuthTag()]);
        const gcm = new Gcm(key);
        expect(sealed(gcm, nonce, text).equals(expected)).toBe(true);
        expect(gcm.open(expected, 0, text.length)?.equals(text)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  it('matches test case 16 without additional data of the GCM specification', () => {
    const gcm = new Gcm(Buffer.alloc(32));
    const room = sealed(gcm, Buffer.alloc(12), Buffer.alloc(16));
    expect(room.subarray(12).toString('hex')).toBe('cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919');
  });
  it('refuses when any bit was changed', () => {
    const gcm = new Gcm(randomBytes(32));
    const room = sealed(gcm, randomBytes(12), Buffer.from('a secret of some length'));
    for (let bit = 0; bit < room.length * 8; bit++) {
      const changed = Buffer.from(room);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(gcm.open(changed, 0, 23)).toBeUndefined();
    }
  });
});
