import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withGuard, withoutGuard } from './formula-guard.ts';

const texts = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a', ' ') });

describe('the guard of cells', () => {
  it('leaves nothing that begins like a formula, and takes back exactly what it put', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(withGuard(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(withoutGuard(withGuard(text))).toBe(text);
      }),
    );
  });
  it('leaves other texts alone', () => {
    for (const text of ['', 'plain', "'twas", 'a=b'])
      expect([withGuard(text), withoutGuard(text)]).toEqual([text, text]);
  });
});
