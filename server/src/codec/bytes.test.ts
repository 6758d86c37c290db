import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credentialBytes, credentialText, fromLatin1, joined, latin1 } from './bytes.ts';

const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);

describe('latin1', () => {
  it('is one char per byte, both ways, with and without a Buffer', () => {
    const text = latin1(all, 0, 256);
    expect(latin1(Buffer.from(all), 0, 256)).toBe(text);
    expect([...text].map((char) => char.charCodeAt(0))).toEqual([...all]);
    expect(fromLatin1(text)).toEqual(all);
  });
  it('reads long texts in pieces', () => {
    const long = new Uint8Array(10_000).fill(0x61);
    expect(latin1(long, 1, 9_999)).toBe('a'.repeat(9_998));
  });
  it('reads nothing where the end is not behind the start', () => {
    expect([latin1(all, 5, 5), latin1(all, 6, 5)]).toEqual(['', '']);
  });
});

/** Any code point, lone surrogates included. */
const char = fc.oneof(fc.nat(0x7ff), fc.nat(0x10ffff)).map((code) => String.fromCodePoint(code));

describe('credentials', () => {
  const text = (...bytes: number[]): string => credentialText(Uint8Array.from(bytes), 0, bytes.length);

  it('are UTF-8, as Node writes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: char }), (given) => {
        const bytes = credentialBytes(given);
        expect(Buffer.from(bytes)).toEqual(Buffer.from(given, 'utf8'));
        expect(credentialText(bytes, 0, bytes.length)).toBe(Buffer.from(given, 'utf8').toString('utf8'));
      }),
    );
  });
  it('are latin1 where the bytes are no UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        let expected: string;
        try {
          expected = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        } catch {
          expected = Buffer.from(bytes).toString('latin1');
        }
        expect(credentialText(bytes, 0, bytes.length)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
  it.each([
    ['an overlong form', [0xc0, 0x80]],
    ['an overlong form of three', [0xe0, 0x80, 0x80]],
    ['an overlong form of four', [0xf0, 0x80, 0x80, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code beyond the last', [0xf4, 0x90, 0x80, 0x80]],
    ['a lead byte too high', [0xf5, 0x80, 0x80, 0x80]],
    ['a sequence cut short', [0xe2, 0x82]],
    ['a lone continuation', [0x80]],
  ])('do not take %s for UTF-8', (_, bytes) => expect(text(...bytes)).toBe(String.fromCharCode(...bytes)));
  it('write a lone surrogate as U+FFFD', () => expect([...credentialBytes('\ud800')]).toEqual([0xef, 0xbf, 0xbd]));
  it('read only the part asked for', () => {
    expect(credentialText(Uint8Array.of(0xff, 0xc3, 0xbc, 0xff), 1, 3)).toBe('ü');
  });
});

it('joins in order', () => {
  expect(joined(Uint8Array.of(1), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
});
