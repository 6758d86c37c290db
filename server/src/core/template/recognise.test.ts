import { describe, expect, it } from 'vitest';
import { templateProblem } from './check.ts';
import { fillTemplate } from './fill.ts';
import { recognise } from './recognise.ts';
import type { FillAsk } from './template.ts';
import { vendors } from './vendors.ts';

const read = (host: string, port: number, username: string, password = 'pw') => {
  const found = recognise({ host, port, username, password });
  return found === undefined ? undefined : [found.vendor.id, found.username, found.password];
};

describe('a pasted line', () => {
  it.each([
    ['pr.oxylabs.io', 7777, 'customer-bob-cc-US-sessid-abc', 'pw', 'oxylabs', 'customer-bob', 'pw'],
    [
      'pr.oxylabs.io',
      7777,
      'customer-bob-cc-US-st-us_california-city-los_angeles-postalcode-90001-sessid-X-sesstime-5',
      'pw',
      'oxylabs',
      'customer-bob',
      'pw',
    ],
    [
      'brd.superproxy.io',
      22225,
      'brd-customer-c1-zone-z1-country-us-zip-10001-os-windows-session-a1',
      'pw',
      'brightdata',
      'brd-customer-c1-zone-z1',
      'pw',
    ],
    [
      'geo.iproyal.com',
      12321,
      'bob',
      'p4ss_country-us_city-newyork_session-ab12cd34_lifetime-10m',
      'iproyal',
      'bob',
      'p4ss',
    ],
    ['geo.iproyal.com', 12321, 'bob', 'my_pass', 'iproyal', 'bob', 'my_pass'],
    [
      'gw.dataimpulse.com',
      823,
      'abc__cr.us;state.newjersey;zip.07102;sessid.x;sessttl.60',
      'pw',
      'dataimpulse',
      'abc',
      'pw',
    ],
    ['gw.dataimpulse.com', 823, 'abc__sessid.x', 'pw', 'dataimpulse', 'abc', 'pw'],
    ['gw.ntnt.io', 5959, 'acme_corp-res-us-sid-12', 'pw', 'netnut', 'acme_corp-res', 'pw'],
    ['gw.netnut.net', 5959, 'acme-res_sc-us_alabama_birmingham', 'pw', 'netnut', 'acme-res', 'pw'],
    ['gw.netnut.net', 5959, 'acme-res', 'pw', 'netnut', 'acme-res', 'pw'],
    ['p.webshare.io', 9999, 'abcd-us-city_los_angeles-1234', 'pw', 'webshare', 'abcd', 'pw'],
    ['p.webshare.io', 80, 'abcd-rotate', 'pw', 'webshare', 'abcd', 'pw'],
    ['proxy.apify.com', 8000, 'session-x,country-US', 'key', 'apify', 'auto', 'key'],
    ['proxy.apify.com', 8000, 'groups-RESIDENTIAL,session-x', 'key', 'apify', 'groups-RESIDENTIAL', 'key'],
    ['proxy.packetstream.io', 31112, 'bob', 'pw_country-UnitedKingdom', 'packetstream', 'bob', 'pw'],
  ])('%s:%i %s:%s is %s with the plain account', (host, port, username, ...[password, ...plain]) =>
    expect(read(host, port, username, password)).toEqual(plain),
  );
  it('is not guessed at: unknown hosts, ports that keep an address, other accounts', () => {
    expect(read('gate.example', 7777, 'customer-bob-cc-US')).toBeUndefined();
    expect(read('us-pr.oxylabs.io', 10001, 'customer-bob')).toBeUndefined();
    expect(read('pr.oxylabs.io', 10001, 'customer-bob')).toBeUndefined();
    expect(read('brd.superproxy.io', 22228, 'somebody')).toBeUndefined();
  });
  it.each(vendors.map((vendor) => [vendor.id, vendor] as const))(
    'of %s is read back from any login Gyre writes',
    (_, vendor) => {
      const credentials = { username: vendor.account.username.example, password: 'pw' };
      const session = { key: 'k', generation: 0, strict: false, ttlMs: 600_000 };
      const asks: FillAsk[] = [
        {},
        { country: 'GB' },
        { country: 'US', region: 'texas', city: 'el paso', session },
        { country: 'US', city: 'el paso', session },
      ];
      for (const ask of [...asks, { session }, { session: { ...session, strict: true } }]) {
        const filled = fillTemplate(vendor.id, credentials, ask);
        if (!filled.ok) continue;
        const { host, port } = vendor.gateways[0]!;
        expect(read(host, port, filled.username, filled.password)).toEqual([vendor.id, credentials.username, 'pw']);
      }
    },
  );
});

describe('what is saved', () => {
  it('is a plain account', () => {
    for (const vendor of vendors)
      expect(templateProblem(vendor.id, vendor.account.username.example, 'pw')).toBeUndefined();
    expect(templateProblem('oxylabs', 'customer-bob-cc-US', 'pw')).toEqual({
      field: 'username',
      message: 'the plain account without wishes in it: customer-bob',
    });
    expect(templateProblem('iproyal', 'bob', 'pw_country-us')).toMatchObject({ field: 'password' });
    expect(templateProblem('iproyal', 'bob', undefined)).toBeUndefined();
    expect(templateProblem('brightdata', 'bob', 'pw')).toMatchObject({ field: 'username' });
    expect(templateProblem('oxylabs', '', 'pw')).toMatchObject({ field: 'username' });
    expect(templateProblem('apify', '', 'pw')).toBeUndefined();
    expect(templateProblem('nobody', 'bob', 'pw')).toMatchObject({ field: 'template' });
  });
  it('is an own template that can be read and has a placeholder', () => {
    expect(templateProblem('custom', 'x[-{country}]', 'pw')).toBeUndefined();
    expect(templateProblem('custom', 'x', 'pw-{session}')).toBeUndefined();
    expect(templateProblem('custom', 'x', 'pw')).toMatchObject({ field: 'username' });
    expect(templateProblem('custom', 'x', 'pw[')).toEqual({
      field: 'password',
      message: 'at 3: this [ is never closed; write \\[ for the sign itself',
    });
  });
});
