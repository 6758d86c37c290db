import fc from 'fast-check';
import { countryCodes } from '@gyre/shared/wishes/countries';
import { describe, expect, it } from 'vitest';
import { readVendorLogin } from '../../../testkit/vendor-logins.ts';
import { adaptsTo } from './adapts.ts';
import { camelCountry } from './country-names.ts';
import { fillTemplate } from './fill.ts';
import type { FillAsk } from './template.ts';
import { vendors } from './vendors.ts';

const bob = { username: 'customer-bob', password: 'pw' };
const session = { key: 'prx_1\nshop', generation: 0, strict: false };
function filled(id: string, ask: FillAsk, username?: string): string {
  const name = username ?? vendors.find((it) => it.id === id)?.account.username.example ?? 'bob';
  const result = fillTemplate(id, { username: name, password: 'pw' }, ask);
  return result.ok ? (result.password === 'pw' ? result.username : result.password) : result.message;
}

describe('filling a template', () => {
  it.each([
    [
      'brightdata',
      { country: 'US', region: 'new york', city: 'new york' },
      'brd-customer-hl_1a2b3c4d-zone-residential1-country-us-state-ny-city-newyork',
    ],
    [
      'oxylabs',
      { country: 'US', region: 'ca', city: 'los angeles' },
      'customer-bob-cc-US-st-us_california-city-los_angeles',
    ],
    ['decodo', { country: 'US', city: 'new york' }, 'user-bob-country-us-city-new_york'],
    ['iproyal', { country: 'US', region: 'california' }, 'pw_country-us_state-california'],
    ['soax', { country: 'US', city: 'new york' }, 'package-12345-country-us-city-new+york'],
    ['netnut', { country: 'GB' }, 'bob-res-uk'],
    ['netnut', {}, 'bob-res-any'],
    ['netnut', { country: 'US', region: 'alabama', city: 'birmingham' }, 'bob-res_sc-us_alabama_birmingham'],
    ['webshare', {}, 'abcdefgh-rotate'],
    ['webshare', { country: 'US', city: 'los angeles' }, 'abcdefgh-us-city_los_angeles-rotate'],
    ['packetstream', { country: 'GB' }, 'pw_country-UnitedKingdom'],
    ['apify', { country: 'US' }, 'groups-RESIDENTIAL,country-US'],
    ['evomi', { country: 'US', city: 'new york' }, 'pw_country-US_city-new.york'],
    ['dataimpulse', { country: 'US', region: 'new jersey', asn: 7922 }, '1a2b3c4d5e__cr.us;state.newjersey;asn.7922'],
    [
      'thordata',
      { country: 'AU', region: 'victoria', city: 'melbourne' },
      'td-customer-bob-country-au-state-victoria-city-melbourne',
    ],
  ] as const)('writes places as %s wants them: %o', (id, ask, login) => expect(filled(id, ask)).toBe(login));

  it.each([
    ['packetstream', { country: 'GB', city: 'london' }, 'city: PacketStream cannot be asked for one'],
    ['scraperapi', { country: 'DE' }, 'country: ScraperAPI cannot be asked for one'],
    ['oxylabs', { city: 'berlin' }, 'city: Oxylabs takes it only together with a country'],
    ['oxylabs', { country: 'DE', region: 'bavaria' }, 'region: Oxylabs knows states of the US only'],
    ['oxylabs', { country: 'US', region: 'bavaria' }, 'region: Oxylabs knows states of the US only'],
    ['oxylabs', { country: 'DE', asn: 3320 }, 'asn: Oxylabs does not take it together with a country'],
    ['soax', { country: 'JP', city: '東京' }, 'city: has letters that logins of SOAX cannot have'],
    ['soax', { country: 'QQ' }, 'country: there is no such country'],
    ['brightdata', { asn: 0.5 }, 'asn: a number from 1 to 4294967295'],
    ['nobody', {}, 'template: there is none called "nobody"'],
  ] as const)('refuses for %s what it cannot be asked for: %o', (id, ask, message) =>
    expect(filled(id, ask)).toBe(message),
  );

  it('moves a lifetime inside the vendor’s bounds and into its unit', () => {
    const ttl = (id: string, ttlMs: number) =>
      filled(id, { session: { ...session, ttlMs } })
        .split(/[-._;,]/)
        .at(-1);
    expect(ttl('oxylabs', 90_000)).toBe('2');
    expect(ttl('oxylabs', 100 * 86_400_000)).toBe('1440');
    expect(ttl('geonode', 1)).toBe('3');
    expect(ttl('thordata', 86_400_000)).toBe('90');
    expect(ttl('soax', 1500)).toBe('2');
    expect(ttl('iproyal', 59_000)).toBe('59s');
    expect(ttl('iproyal', 3_600_000)).toBe('1h');
    expect(ttl('iproyal', 5_400_000)).toBe('90m');
    expect(ttl('iproyal', 30 * 86_400_000)).toBe('7d');
  });

  it('uses the vendor’s strict key where there is one', () => {
    const strict = { session: { ...session, strict: true, ttlMs: 600_000 } };
    expect(filled('oxylabs', strict)).toMatch(/^customer-bob-sessid_oneip-[0-9a-z]{16}-sesstime-10$/);
    expect(filled('decodo', strict)).toMatch(/^user-bob-session_iplock-[0-9a-z]{16}-sessionduration-10$/);
    expect(filled('evomi', strict)).toMatch(/^pw_hardsession-[0-9a-z]{10}$/);
    expect(filled('soax', strict)).toMatch(/-sessionid-[0-9a-z]{16}-sessionlength-600$/);
  });

  it('adds what the vendor’s account names always begin or end with', () => {
    expect(filled('oxylabs', {}, 'bob')).toBe('customer-bob');
    expect(filled('oxylabs', {}, 'customer-bob')).toBe('customer-bob');
    expect(filled('netnut', {}, 'bob')).toBe('bob-res-any');
    expect(filled('netnut', {}, 'bob-mob')).toBe('bob-mob-any');
  });

  it('lets the name that means no account go where there are tokens', () => {
    for (const nobody of ['auto', '']) {
      expect(filled('apify', {}, nobody)).toBe('auto');
      expect(filled('apify', { country: 'DE', session }, nobody)).toMatch(/^session-[0-9a-z]{16},country-DE$/);
    }
  });

  it('takes another session where another place is asked for, at vendors whose sessions keep their place', () => {
    const idAt = (vendor: string, country: string) =>
      fillTemplate(vendor, bob, { country, session }) as { readonly session?: string };
    expect(idAt('evomi', 'DE').session).not.toBe(idAt('evomi', 'AT').session);
    expect(idAt('oxylabs', 'DE').session).toBe(idAt('oxylabs', 'AT').session);
  });

  it('tells which id the session has there', () => {
    const result = fillTemplate('netnut', { username: 'bob', password: 'pw' }, { session });
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.username).toBe(`bob-res-any-sid-${result.ok && result.session}`);
  });
});

describe('an own template', () => {
  const own = { username: 'customer-x[-cc-{country}][-sessid-{session.8}[-t-{ttl.m}]]', password: 'p\\{w[_{city}]' };
  it('is what the exit has for username and password', () => {
    expect(fillTemplate('custom', own, {})).toMatchObject({ username: 'customer-x', password: 'p{w' });
    const ask = { country: 'DE', city: 'new york', session: { ...session, ttlMs: 60_000 } };
    const result = fillTemplate('custom', own, ask);
    expect(result.ok && result.username).toMatch(/^customer-x-cc-de-sessid-[0-9a-z]{8}-t-1$/);
    expect(result.ok && result.password).toBe('p{w_new_york');
  });
  it('refuses wishes it has no placeholder for, but not sessions', () => {
    expect(fillTemplate('custom', own, { asn: 1 })).toEqual({
      ok: false,
      message: 'asn: this exit’s own template cannot be asked for one',
    });
    expect(fillTemplate('custom', { username: 'x-{country|any}', password: '' }, { session })).toMatchObject({
      username: 'x-any',
    });
  });
  it('says what it cannot do without', () => {
    const needy = { username: 'x-{country}', password: 'y' };
    expect(fillTemplate('custom', needy, {})).toEqual({
      ok: false,
      message: 'country: this exit’s own template cannot do without one',
    });
  });
  it('cannot be filled while it is wrong', () => {
    expect(fillTemplate('custom', { username: 'x-{contry}', password: '' }, {})).toMatchObject({
      ok: false,
      message: expect.stringContaining('template: username at 3: {contry} is no placeholder') as string,
    });
    expect(fillTemplate('custom', { username: '{password}', password: 'x' }, {})).toMatchObject({ ok: false });
  });
});

describe('what a template adapts to', () => {
  it('is what it can be asked for', () => {
    expect(adaptsTo('oxylabs', bob)).toEqual(['country', 'region', 'city', 'asn']);
    expect(adaptsTo('scraperapi', bob)).toEqual([]);
    expect(adaptsTo('custom', { username: 'x-{city}', password: '' })).toEqual(['city']);
    expect(adaptsTo('custom', { username: 'x-{', password: '' })).toEqual([]);
    expect(adaptsTo('nobody', bob)).toEqual([]);
  });
});

it('every country has a name of letters, and no two the same', () => {
  const names = countryCodes.map((code) => camelCountry(code));
  for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
  expect(new Set(names).size).toBe(countryCodes.length);
});

describe('no word of a client becomes a token', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.stringMatching(/^[a-z0-9 _.,;:=+\-|[\]{}\\]{0,30}$/),
    fc.constantFrom(
      'x-country-ru',
      'x_country-ru',
      'x,country-RU',
      'x;cr.ru',
      'a\r\nb',
      '-sid-1',
      '{country}',
      '[-cc-{country}]',
      'x-rotate',
    ),
  );
  it.each(vendors.map(({ id, account }) => [id, account.username.example]))('%s', (id, username) => {
    const places = adaptsTo(id, { username, password: 'pw' });
    fc.assert(
      fc.property(nasty, nasty, fc.boolean(), (key, place, strict) => {
        const ask: FillAsk = {
          session: { key, generation: 1, strict, ttlMs: 600_000 },
          ...(places.includes('country') ? { country: 'US' } : {}),
          ...(places.includes('city') ? { city: place } : {}),
        };
        const result = fillTemplate(id, { username, password: 'pw' }, ask);
        // A place that cannot be written is refused; anything else is read back as exactly what was asked.
        if (!result.ok) {
          expect(result.message).toMatch(/^city: /);
          return;
        }
        const read = readVendorLogin(id, result.username, result.password);
        expect(read).toMatchObject({ session: result.session, password: 'pw' });
        expect(read?.country).toBe(ask.country);
        expect(read?.region).toBeUndefined();
        expect(read?.asn).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });
});
