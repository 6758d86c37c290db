import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64, utf8 } from './base64.ts';

it('encodes as the platform does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(utf8(text)).toEqual([...Buffer.from(text)]);
      expect(base64(text)).toBe(Buffer.from(text).toString('base64'));
    }),
  );
});
it('encodes long texts', () => {
  for (const length of [3071, 3072, 3073, 10_000]) {
    const text = 'gateway:secret '.repeat(length).slice(0, length);
    expect(base64(text)).toBe(Buffer.from(text).toString('base64'));
  }
});
