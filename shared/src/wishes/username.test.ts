import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { guarantees, networkTypes, wishKeys } from '../vocabulary.ts';
import { contradictionOf, unmetNeed, wishFields } from './consistency.ts';
import { countryCodes } from './countries.ts';
import { invalidUsernames } from './fixtures/invalid-usernames.ts';
import { validUsernames } from './fixtures/valid-usernames.ts';
import { placeKey } from './place-key.ts';
import { printUsername, printWishes } from './print.ts';
import { mergeWishes, parseUsername, readProfile, wishFromHeaders } from './username.ts';
import { usState } from './us-states.ts';
import type { RotateWish, Wishes } from './wishes.ts';

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 30_000 });

const seconds = fc.integer({ min: 1, max: 2_592_000 }).map((s) => s * 1000);
const place = fc
  .oneof(
    fc.stringMatching(/^[a-z]{2}( [a-z0-9]{1,8}){0,2}$/),
    fc.array(fc.nat(0x24ff), { maxLength: 12 }).map((units) => placeKey(String.fromCharCode(...units))),
  )
  .filter((key) => key !== '' && usState(key) === undefined);
const listOf = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 3 });
const rotate = fc.oneof(
  fc.constant<RotateWish>({ kind: 'request' }),
  fc.integer({ min: 1, max: 1_000_000 }).map((requests): RotateWish => ({ kind: 'requests', requests })),
  seconds.map((ms): RotateWish => ({ kind: 'time', ms })),
);
const anyWishes = fc.record<Wishes>(
  {
    pool: fc.stringMatching(/^[a-z0-9][a-z0-9_.~]{0,20}$/),
    countries: listOf(fc.constantFrom(...countryCodes)),
    regions: listOf(place),
    cities: listOf(place),
    asns: listOf(fc.integer({ min: 1, max: 4_294_967_295 })),
    tags: listOf(fc.stringMatching(/^[a-z0-9][a-z0-9_.~+]{0,9}$/)),
    types: listOf(fc.constantFrom(...networkTypes)),
    session: fc.stringMatching(/^[A-Za-z0-9_.~]{1,20}$/),
    ttlMs: seconds,
    guarantee: fc.constantFrom(...guarantees),
    rotate,
    exitId: fc.stringMatching(/^exit_[0-9a-z]{26}$/),
  },
  { requiredKeys: [] },
);
/** Any units of UTF-16, broken pairs too; half of them in the first 256. */
const unit = fc.oneof(fc.nat(0xff), fc.nat(0xffff));
const anyText = (maxLength: number) => fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
const user = fc.stringMatching(/^[a-z0-9][a-z0-9_.~]{0,20}$/);

describe('parseUsername', () => {
  it.each(validUsernames)('reads %s', (text, name, wishes) => {
    expect(parseUsername(text)).toEqual({ ok: true, user: name, wishes });
  });
  it.each(invalidUsernames)('refuses %j: %s', (text, message) => {
    const read = parseUsername(text);
    expect(read.ok ? read : read.message.slice(0, message.length)).toBe(message);
  });
  it('is the inverse of printUsername', () => {
    fc.assert(
      fc.property(user, anyWishes, (name, wishes) => {
        fc.pre(contradictionOf(wishes) === undefined && unmetNeed(wishes) === undefined);
        const text = printUsername(name, wishes);
        fc.pre(new TextEncoder().encode(text).length <= 255);
        expect(parseUsername(text)).toEqual({ ok: true, user: name, wishes });
      }),
      { numRuns: 500 },
    );
  });
  it('finds every contradiction and every unmet need that wishes can have', () => {
    fc.assert(
      fc.property(user, anyWishes, (name, wishes) => {
        const text = printUsername(name, wishes);
        fc.pre(new TextEncoder().encode(text).length <= 255);
        const sound = contradictionOf(wishes) === undefined && unmetNeed(wishes) === undefined;
        expect(parseUsername(text).ok).toBe(sound);
      }),
    );
  });
  it('never throws, whatever comes', () => {
    const word = fc.oneof(fc.constantFrom(...wishKeys, 'state', 'same', 'us_', '10m'), fc.string({ maxLength: 8 }));
    const text = fc.oneof(
      anyText(60),
      fc.array(word, { maxLength: 12 }).map((words) => words.join('-')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const read = parseUsername(typed);
        if (read.ok) expect(parseUsername(printUsername(read.user, read.wishes))).toEqual(read);
        else expect(read.message).toMatch(/^[\w.~+-]{1,40}: /);
      }),
      { numRuns: 500 },
    );
  });
  it('leaves a time without a session to headers when they may complete it', () => {
    expect(parseUsername('alice-ttl-10m', 'part')).toEqual({ ok: true, user: 'alice', wishes: { ttlMs: 600_000 } });
    expect(unmetNeed({ ttlMs: 600_000 })).toBe('ttl: belongs to a session, and there is no key session');
    expect(unmetNeed({ ttlMs: 600_000, session: 'a' })).toBeUndefined();
  });
});

describe('readProfile', () => {
  it('reads what stands behind a name, and needs no session for the times of sessions', () => {
    expect(readProfile('')).toEqual({ ok: true, wishes: {} });
    expect(readProfile('country-de-ttl-10m')).toEqual({ ok: true, wishes: { countries: ['DE'], ttlMs: 600_000 } });
    expect(readProfile('country-de-', 'whole')).toMatchObject({ ok: false });
    expect(readProfile('contry-de')).toMatchObject({ ok: false, message: expect.stringMatching(/^contry: /) });
    expect(readProfile('x'.repeat(256))).toMatchObject({ ok: false, message: 'wishes: is longer than 255 bytes' });
  });
  it('is the inverse of printWishes', () => {
    expect(printWishes({ countries: ['DE'], regions: ['de luxe'], guarantee: 'same-ip' })).toBe(
      'country-de-region-de_de_luxe-guarantee-same_ip',
    );
    expect(printWishes({})).toBe('');
  });
});

describe('wishFromHeaders', () => {
  it('reads the same keys and values', () => {
    expect(wishFromHeaders(['country', ' de ', 'pool', 'fast'])).toEqual({
      ok: true,
      wishes: { countries: ['DE'], pool: 'fast' },
    });
    expect(wishFromHeaders(['colour', 'red'])).toMatchObject({ ok: false });
    expect(wishFromHeaders(['country', ''])).toMatchObject({ ok: false, message: 'country: has no value' });
  });
  it('takes spaces, hyphens and UTF-8 in names of places, and spaces behind commas', () => {
    const latin1 = 'M\u00c3\u00bcnchen, Baden-Baden,New York';
    expect(wishFromHeaders(['city', latin1])).toEqual({
      ok: true,
      wishes: { cities: ['munchen', 'baden baden', 'new york'] },
    });
    expect(wishFromHeaders(['city', 'M\u00fcnchen', 'country', 'de, at'])).toEqual({
      ok: true,
      wishes: { cities: ['munchen'], countries: ['DE', 'AT'] },
    });
  });
  it('leaves the session to the username', () => {
    expect(wishFromHeaders(['ttl', '10m'])).toEqual({ ok: true, wishes: { ttlMs: 600_000 } });
  });
  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(anyText(40), (value) => {
        for (const key of wishKeys) expect(typeof wishFromHeaders([key, value]).ok).toBe('boolean');
      }),
    );
  });
});

describe('mergeWishes', () => {
  it('lets the stronger win, key by key', () => {
    expect(mergeWishes({ pool: 'a' }, { pool: 'b', countries: ['DE'] })).toEqual({ pool: 'a', countries: ['DE'] });
    expect(mergeWishes({ ttlMs: 1000 }, { session: 'a', guarantee: 'any' })).toEqual({
      ttlMs: 1000,
      session: 'a',
      guarantee: 'any',
    });
  });
  it('drops what contradicts the stronger', () => {
    expect(mergeWishes({ exitId: 'x' }, { pool: 'b', countries: ['DE'], session: 'a' })).toEqual({
      exitId: 'x',
      pool: 'b',
    });
    expect(mergeWishes({ countries: ['DE'] }, { exitId: 'x', pool: 'b' })).toEqual({ countries: ['DE'], pool: 'b' });
    expect(mergeWishes({ session: 'a' }, { rotate: { kind: 'request' } })).toEqual({ session: 'a' });
    expect(mergeWishes({ rotate: { kind: 'request' } }, { session: 'a', ttlMs: 1000 })).toEqual({
      rotate: { kind: 'request' },
    });
  });
  it('never makes a contradiction of two sound halves, and never changes what is stronger', () => {
    fc.assert(
      fc.property(anyWishes, anyWishes, (strong, weak) => {
        fc.pre(contradictionOf(strong) === undefined && contradictionOf(weak) === undefined);
        const merged = mergeWishes(strong, weak);
        expect(contradictionOf(merged)).toBeUndefined();
        expect(merged).toMatchObject(strong);
      }),
    );
  });
  it('knows the field of every key', () => {
    expect(Object.keys(wishFields)).toEqual([...wishKeys]);
  });
});
