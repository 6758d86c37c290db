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
