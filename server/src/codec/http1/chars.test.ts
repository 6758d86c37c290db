import { expect, it } from 'vitest';
import { consistsOf, hasLower, hexValues, isLower, targetChars, tokenChars, valueChars } from './chars.ts';

const allowed = (table: Uint8Array): string =>
  [...table].flatMap((flag, code) => (flag === 1 && code < 128 ? [String.fromCharCode(code)] : [])).join('');

it('allows in tokens what RFC 9110 §5.6.2 allows', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  expect([...allowed(tokenChars)].sort()).toEqual(
    [..."!#$%&'*+-.^_`|~0123456789", ...letters, ...letters.toLowerCase()].sort(),
  );
  expect(tokenChars.slice(128)).not.toContain(1);
});
it('allows in values everything visible, blanks and bytes above ASCII', () => {
  expect(allowed(valueChars)).toHaveLength(1 + 95);
  expect(valueChars[9]).toBe(1);
  expect(valueChars.slice(128)).not.toContain(0);
});
it('allows in targets everything visible and bytes above ASCII', () => {
  expect(allowed(targetChars)).toHaveLength(94);
  expect(targetChars.slice(128)).not.toContain(0);
});
it('knows hexadecimal digits and nothing else', () => {
  for (let code = 0; code < 256; code++) {
    const char = String.fromCharCode(code);
    expect(hexValues[code]).toBe(/[0-9a-f]/i.test(char) ? parseInt(char, 16) : 0xff);
  }
});
it('compares whatever the case, at a place and as a whole', () => {
  expect(hasLower('a: Keep-ALIVE', 3, 'keep-alive')).toBe(true);
  expect(hasLower('a: Keep', 3, 'keep-alive')).toBe(false);
  expect(isLower('CLOSE', 'close')).toBe(true);
  expect(isLower('closed', 'close')).toBe(false);
});
it('wants at least one char of a kind', () => {
  expect(consistsOf('abc', tokenChars)).toBe(true);
  expect(consistsOf('a c', tokenChars)).toBe(false);
  expect(consistsOf('ā', valueChars)).toBe(false);
  expect(consistsOf('', tokenChars)).toBe(false);
});
