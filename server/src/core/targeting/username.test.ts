import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeWishes, parseUsername, printUsername, wishFromHeaders } from './username.ts';

const valid: readonly [string, string, object][] = [
  ['alice', 'alice', {}],
  ['alice-country-de', 'alice', { countries: ['DE'] }],
  ['alice-country-DE,at,de', 'alice', { countries: ['DE', 'AT'] }],
  ['alice-country-uk', 'alice', { countries: ['GB'] }],
  ['alice-pool-mobile_1-country-us', 'alice', { pool: 'mobile_1', countries: ['US'] }],
  ['alice-Pool-Mobile', 'alice', { pool: 'mobile' }],
  ['a.b~c-exit-exit_01hzy', 'a.b~c', { exitId: 'exit_01hzy' }],
];
const invalid: readonly [string, string][] = [
  ['', 'username: begins with'],
  ['-country-de', 'username: begins with'],
  ['alice-country', 'country: has no value'],
  ['alice-country-', 'country: has no value'],
  ['alice-country-zz', 'country: "zz" is no country'],
  ['alice-country-de,', 'country: "" is no country'],
  ['alice-contry-de', 'contry: is unknown; known are pool, country, exit'],
  ['alice-pool-a-pool-b', 'pool: is given twice'],
  ['alice-pool-a b', 'pool: may hold'],
  ['alice-po\u0007ol-a', 'username: is unknown'],
  ['a'.repeat(256), 'username: is longer'],
];

describe('parseUsername', () => {
  it.each(valid)('reads %s', (text, user, wishes) => {
    expect(parseUsername(text)).toEqual({ ok: true, user, wishes });
  });
  it.each(invalid)('refuses %j and names the key', (text, message) => {
    expect(parseUsername(text)).toMatchObject({ ok: false, message: expect.stringMatching(`^${message}`) });
  });
  it('is the inverse of printUsername', () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9_.~]{0,20}$/);
    const wishes = fc.record(
      {
        pool: name,
        countries: fc.uniqueArray(fc.constantFrom('DE', 'US', 'GB', 'JP'), { minLength: 1 }),
        exitId: fc.stringMatching(/^exit_[0-9a-z]{26}$/),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(name, wishes, (user, wished) => {
        expect(parseUsername(printUsername(user, wished))).toEqual({ ok: true, user, wishes: wished });
      }),
    );
  });
  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => typeof parseUsername(text).ok === 'boolean'));
  });
});

describe('wishFromHeaders', () => {
  it('reads the same keys and values', () => {
    expect(wishFromHeaders(['country', ' de ', 'pool', 'fast'])).toEqual({
      ok: true,
      wishes: { countries: ['DE'], pool: 'fast' },
    });
    expect(wishFromHeaders(['colour', 'red'])).toMatchObject({ ok: false });
  });
  it('wins over the username, key by key', () => {
    expect(mergeWishes({ pool: 'a' }, { pool: 'b', countries: ['DE'] })).toEqual({ pool: 'a', countries: ['DE'] });
  });
});
