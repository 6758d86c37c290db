import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { printDuration, readDuration } from './duration.ts';
import { countryCalled, countryName } from './country-names.ts';
import { nearest } from './nearest.ts';
import { splitPassword } from './password.ts';
import { placeKey } from './place-key.ts';

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 30_000 });

describe('placeKey', () => {
  it.each([
    ['New York', 'new york'],
    ['new-york', 'new york'],
    ['NEW__YORK+', 'new york'],
    ['München', 'munchen'],
    ['Mu\u0308nchen', 'munchen'],
    ['St. Louis', 'st louis'],
    ["Xi'an", 'xian'],
    ['N\u2019Djamena', 'ndjamena'],
    ['Frankfurt (Oder)', 'frankfurt oder'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['東京', '東京'],
    [' - ', ''],
  ])('of %j is %j', (text, key) => expect(placeKey(text)).toBe(key));
  it('of a key is the key, and never has a char the grammar cannot carry', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 12 }), (units) => {
        const text = String.fromCharCode(...units);
        const key = placeKey(text);
        expect(placeKey(key)).toBe(key);
        expect(key).toMatch(/^(?:[\p{L}\p{M}\p{N}]+(?: [\p{L}\p{M}\p{N}]+)*)?$/u);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('durations', () => {
  it('read back as they were printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_592_000 }), (s) => {
        expect(readDuration(printDuration(s * 1000))).toBe(s * 1000);
      }),
    );
  });
  it('have one unit, or the one the caller says', () => {
    expect(readDuration('10')).toBeUndefined();
    expect(readDuration('10', 's')).toBe(10_000);
    expect(readDuration('10M', 's')).toBe(600_000);
    for (const text of ['', 'm', '1.5h', '-1s', '1 s', '1h30m', '10w']) expect(readDuration(text, 'm')).toBeUndefined();
  });
  it('print in the largest unit that loses nothing', () => {
    expect([90_000, 600_000, 7_200_000, 86_400_000, 1].map(printDuration)).toEqual(['90s', '10m', '2h', '1d', '1s']);
  });
});

describe('nearest', () => {
  it('finds a word with a slip in it, and nothing for another word', () => {
    const known = ['country', 'city', 'session', 'ttl'];
    expect(['contry', 'cuontry', 'citty', 'sesions', 'tl'].map((word) => nearest(word, known))).toEqual([
      'country',
      'country',
      'city',
      'session',
      'ttl',
    ]);
    expect(['colour', 'os', '', 'x'.repeat(1000)].map((word) => nearest(word, known))).toEqual(
      new Array(4).fill(undefined),
    );
  });
});

describe('country names', () => {
  it('go both ways, however they are joined', () => {
    expect(countryName('DE')).toBe('Germany');
    expect(['Germany', 'UnitedKingdom', 'south_korea', 'usa', 'Narnia'].map(countryCalled)).toEqual([
      'DE',
      'GB',
      'KR',
      'US',
      undefined,
    ]);
  });
});

describe('splitPassword', () => {
  it.each([
    ['pass_country-de', 'pass', ['country', 'de']],
    [
      'pa-ss_word_country-us_city-new_york_session-abc12345_lifetime-10m',
      'pa-ss_word',
      ['country', 'us', 'city', 'new_york', 'session', 'abc12345', 'lifetime', '10m'],
    ],
    ['P-country-US-hardsession-X-duration-6', 'P', ['country', 'US', 'hardsession', 'X', 'duration', '6']],
    ['P_country-UnitedKingdom_session-X', 'P', ['country', 'UnitedKingdom', 'session', 'X']],
    ['P_session_iplock-x_country-de', 'P', ['session_iplock', 'x', 'country', 'de']],
    ['P_country-de_sessid_oneip-x', 'P', ['country', 'de', 'sessid_oneip', 'x']],
    ['a_country-de-country-at', 'a_country-de', ['country', 'at']],
  ])('takes %s apart', (text, password, pairs) => {
    expect(splitPassword(text)).toEqual({ password, pairs });
  });
  it.each([
    ...['', 'plain', '_country-de', '-country-de', 'pass_country-', 'pass_country', 'pass-country', 'pass_colour-red'],
    ...['pass_country-de_skipispstatic-1', 'pass_country-d e', 'pass-country-de-x', `${'p'.repeat(510)}_country-de`],
  ])('leaves %j alone', (text) => expect(splitPassword(text)).toBeUndefined());
  it('loses nothing and never throws, whatever comes', () => {
    const word = fc.oneof(
      fc.constantFrom('country', 'sid', '_', '-', 'de', '_country-de'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join('');
        const split = splitPassword(text);
        if (split !== undefined) expect(text.startsWith(split.password)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
