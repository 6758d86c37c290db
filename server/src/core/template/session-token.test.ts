import { describe, expect, it } from 'vitest';
import { readSessionForm, sessionId } from './session-form.ts';
import { letters, lettersAndDigits, sessionNumber, sessionToken } from './session-token.ts';

const seed = (key: string, generation = 0) => ({ key, generation });

describe('the id of a session at a vendor', () => {
  it('is the same for the same session, and another for another key or generation', () => {
    const id = (key: string, generation: number) => sessionToken(seed(key, generation), lettersAndDigits, 16);
    expect(id('prx_1\nshop', 0)).toBe(id('prx_1\nshop', 0));
    const keys = ['prx_1\nshop', 'prx_2\nshop', 'prx_1\nshop2', 'prx_1\npohs', '', '\u0000', 'é'];
    const all = keys.flatMap((key) => [0, 1, 2, 1000].map((generation) => id(key, generation)));
    expect(new Set(all).size).toBe(all.length);
  });
  it('has the vendor’s length and alphabet, each letter about as often as the others', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 10_000; i++) {
      const token = sessionToken(seed(`key ${i}`), letters, 9);
      expect(token).toMatch(/^[a-z]{9}$/);
      for (const letter of token) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    const expected = 90_000 / 26;
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected));
  });
  it('meets another only by the chance its length leaves', () => {
    const tokens = new Set<string>();
    for (let i = 0; i < 100_000; i++)
      tokens.add(sessionToken(seed(`user_${i % 7}\nsession ${i}`), lettersAndDigits, 8));
    expect(tokens.size).toBe(100_000);
  });
  it('is a number within its bounds where the vendor wants one', () => {
    let collisions = 0;
    const seen = new Set<number>();
    for (let i = 0; i < 10_000; i++) {
      const number = sessionNumber(seed(`key ${i}`), 99_999_999);
      expect(Number.isInteger(number) && number >= 1 && number <= 99_999_999).toBe(true);
      if (seen.has(number)) collisions++;
      seen.add(number);
    }
    // The birthday bound says half a collision.
    expect(collisions).toBeLessThan(6);
    expect([...Array(100).keys()].map((i) => sessionNumber(seed(`${i}`), 2)).sort()).toEqual(
      expect.arrayContaining([1, 2]),
    );
    expect(sessionNumber(seed('x'), 1)).toBe(1);
  });
  it('has its form written in the pattern', () => {
    expect(sessionId(seed('x'), readSessionForm('')!)).toMatch(/^[0-9a-z]{16}$/);
    expect(sessionId(seed('x'), readSessionForm('8')!)).toMatch(/^[0-9a-z]{8}$/);
    expect(sessionId(seed('x'), readSessionForm('9letters')!)).toMatch(/^[a-z]{9}$/);
    expect(sessionId(seed('x'), readSessionForm('1-10')!)).toMatch(/^(?:[1-9]|10)$/);
    for (const wrong of ['0', '65', '1-0', '2-10', 'x', '8digits']) expect(readSessionForm(wrong)).toBeUndefined();
  });
});
