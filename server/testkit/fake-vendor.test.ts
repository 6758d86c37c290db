import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FakeTarget, startFakeTarget } from './fake-target.ts';
import { type FakeVendor, startFakeVendor } from './fake-vendor.ts';
import { RawClient } from './raw-client.ts';
import { openTunnel } from './tunnel.ts';
import { readableVendors, readVendorLogin } from './vendor-logins.ts';

let target: FakeTarget;
let vendor: FakeVendor | undefined;
beforeAll(async () => void (target = await startFakeTarget()));
afterAll(() => target.close());
afterEach(() => vendor?.close());

async function open(id: string): Promise<FakeVendor> {
  return (vendor = await startFakeVendor({ vendor: id, password: 'pw', sources: target.sources }));
}
/** The address the target saw. */
async function addressBy(username: string): Promise<string> {
  const credentials = { username, password: 'pw' };
  const client = await openTunnel(vendor!.port, { by: 'connect', host: '127.0.0.1', port: target.port, credentials });
  const { body } = await client.write('GET / HTTP/1.1\r\nHost: t\r\n\r\n').response();
  client.cut();
  return body.trim();
}

describe('a practice gateway of a vendor', () => {
  it('keeps the address of a session, gives another to each request without one, and notes what it understood', async () => {
    const { seen } = await open('oxylabs');
    const addresses = [];
    for (const tokens of ['-sessid-a', '', '-sessid-a', '', '-cc-DE-sessid-b'])
      addresses.push(await addressBy(`customer-bob${tokens}`));
    expect(addresses).toEqual(['any-1', 'any-2', 'any-1', 'any-3', 'DE-4']);
    expect(seen.at(-1)).toMatchObject({ account: 'customer-bob', country: 'DE', session: 'b', strict: false });
    vendor!.loseSession('a');
    expect(await addressBy('customer-bob-sessid-a')).toBe('any-5');
  });
  it('refuses logins it cannot read, and those of others', async () => {
    await open('iproyal');
    await expect(addressBy('bob-cc-DE')).rejects.toThrow(/^407/);
    expect(vendor!.refused).toEqual(['bob-cc-DE:pw']);
    expect(vendor!.seen).toEqual([]);
  });
  it('forwards absolute-form requests too', async () => {
    await open('packetstream');
    const client = await RawClient.open(vendor!.port);
    const basic = (text: string) => `Proxy-Authorization: Basic ${Buffer.from(text).toString('base64')}\r\n`;
    client.write(`GET ${target.url}/ HTTP/1.1\r\nHost: t\r\n${basic('bob:pw_country-UnitedKingdom')}\r\n`);
    expect(await client.response()).toMatchObject({ status: 200, body: 'GB-1\n' });
    client.write(`GET ${target.url}/ HTTP/1.1\r\nHost: t\r\n${basic('bob:pw_country-Nowhere')}\r\n`);
    expect(await client.response()).toMatchObject({ status: 407 });
    client.cut();
  });
});

describe('what a vendor reads', () => {
  it.each([
    ['brightdata', 'brd-customer-c-zone-z-country-de-state-ny'],
    ['oxylabs', 'bob'],
    ['oxylabs', 'customer-bob-cc-DE-ASN-3320'],
    ['oxylabs', 'customer-bob-sessid-a-sesstime-1441'],
    ['decodo', 'bob'],
    ['netnut', 'bob-res-gb'],
    ['netnut', 'bob-res-sid-1'],
    ['netnut', 'bob-res-any-sid-100000000'],
    ['webshare', 'bob-us-rotate-12'],
    ['geonode', 'geonode_bob-session-a-lifetime-2'],
    ['dataimpulse', 'abc;cr.us'],
    ['dataimpulse', 'abc__'],
    ['dataimpulse', 'abc__cr.US'],
    ['apify', 'auto,country-US'],
    ['thordata', 'td-customer-bob-sessid-a-sesstime-91'],
  ])('has no %s in %s', (id, username) => expect(readVendorLogin(id, username, 'pw')).toBeUndefined());
  it('is told by eighteen expressions', () => expect(readableVendors).toHaveLength(18));
});
