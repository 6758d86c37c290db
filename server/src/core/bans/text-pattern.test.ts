import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostCharacters, textPattern } from './text-pattern.ts';

describe('a text pattern', () => {
  it('is found anywhere, in any case', () => {
    expect(textPattern('Access Denied')('<h1>ACCESS denied</h1>')).toBe(true);
    expect(textPattern('access denied')('access  denied')).toBe(false);
  });
  it('has gaps', () => {
    const pattern = textPattern('ray id: * blocked');
    expect(['Ray ID: 7f3a blocked', 'ray id:  blocked', 'blocked ray id: 7', 'ray id: 7 block'].map(pattern)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  it('does not use one piece of text twice', () => expect(textPattern('aba*ba')('ababa')).toBe(true));
  it('does not let pieces overlap', () => expect(textPattern('aba*aba')('ababa')).toBe(false));
  it('looks at the beginning of a long text only', () => {
    expect(textPattern('end')('x'.repeat(mostCharacters - 3) + 'end')).toBe(true);
    expect(textPattern('end')('x'.repeat(mostCharacters) + 'end')).toBe(false);
  });
  it('finds what a regular expression finds', () => {
    const few = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 });
    fc.assert(
      fc.property(few('ab*'), few('abAB'), (pattern, text) => {
        const expression = new RegExp(pattern.replaceAll('*', '.*'), 'i');
        expect(textPattern(pattern)(text)).toBe(expression.test(text));
      }),
      { numRuns: 2000 },
    );
  });
});
