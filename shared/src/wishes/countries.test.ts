import { expect, it } from 'vitest';
import { countryOf } from './countries.ts';

it('knows ISO codes in any case, and UK', () => {
  expect([countryOf('de'), countryOf('Us'), countryOf('uk'), countryOf('zw'), countryOf('xk')]).toEqual([
    'DE',
    'US',
    'GB',
    'ZW',
    'XK',
  ]);
});
it('knows no others', () => {
  expect(['', 'd', 'zz', 'deu', 'd e', ' '].map(countryOf)).toEqual(new Array(6).fill(undefined));
});
it('knows every code that the platform has a name for', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const missing = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => countryOf(code) !== undefined && names.of(code) === code);
  expect(missing).toEqual([]);
});
