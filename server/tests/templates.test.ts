// Every built-in template against a practice gateway that reads logins by its own expressions, over real sockets.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { fillTemplate } from '../src/core/template/fill.ts';
import type { FillAsk } from '../src/core/template/template.ts';
import { vendorGrammar, vendorOf, vendors } from '../src/core/template/vendors.ts';
import { type FakeVendor, type SeenLogin, startFakeVendor } from '../testkit/fake-vendor.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { exitRecord, poolRecord, proxyUserRecord } from '../testkit/records.ts';
import { openTunnel } from '../testkit/tunnel.ts';
import { readableVendors } from '../testkit/vendor-logins.ts';
import { stage } from './stage.ts';

const world = stage();
let gateway: FakeVendor | undefined;
afterEach(() => gateway?.close());
const ids = vendors.map(({ id }) => id);

async function openGateway(vendor: string): Promise<FakeVendor> {
  return (gateway = await startFakeVendor({ vendor, password: 'pw', sources: world.target.sources }));
}

/** What the gateway understood of a request with these wishes. */
async function told(vendor: string, ask: FillAsk): Promise<SeenLogin> {
  const username = vendorOf(vendor)!.account.username.example;
  const filled = fillTemplate(vendor, { username, password: 'pw' }, ask);
  if (!filled.ok) throw new Error(filled.message);
  const { host, port } = { host: '127.0.0.1', port: world.target.port };
  const client = await openTunnel(gateway!.port, { by: 'connect', host, port, credentials: filled });
  client.cut();
  return gateway!.seen.at(-1)!;
}

const session = { key: 'prx_1\nshop', generation: 0, strict: false };
const can = (id: string, key: 'country' | 'region' | 'city' | 'asn' | 'ttl' | 'strict') =>
  vendorGrammar(id)!.names.has(key);
const accountOf = (id: string) => vendorOf(id)!.account.username.example;

describe('the page about templates', () => {
  it('has a row for every vendor, and says which are not confirmed', () => {
    const page = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8');
    const rows = new Map([...page.matchAll(/^\| [^|]+ \| `(\w+)` \|.*$/gm)].map(([row, id]) => [id, row]));
    for (const { id, name, confirmed } of vendors) {
      expect(rows.get(id)).toContain(`| ${name} |`);
      expect(rows.get(id)!.includes('| **no** |')).toBe(!confirmed);
    }
  });
});

describe('a practice gateway', () => {
  it('stands for every built-in vendor', () => expect([...readableVendors].sort()).toEqual([...ids].sort()));

  describe.each(ids)('of %s understands', (id) => {
    it('no wish at all', async () => {
      await openGateway(id);
      expect(await told(id, {})).toMatchObject({ account: accountOf(id), country: undefined, session: undefined });
    });
    it.runIf(can(id, 'country'))('a country', async () => {
      await openGateway(id);
      for (const country of ['DE', 'GB', 'US']) expect(await told(id, { country })).toMatchObject({ country });
    });
    it.runIf(can(id, 'city'))('a country and a city', async () => {
      await openGateway(id);
      const { country, city = '' } = await told(id, { country: 'US', city: 'new york' });
      expect([country, city.replace(/[_+.]/g, '')]).toEqual(['US', 'newyork']);
    });
    it.runIf(can(id, 'region'))('a state of the US with a city', async () => {
      await openGateway(id);
      const { region = '', city = '' } = await told(id, { country: 'US', region: 'new york', city: 'buffalo' });
      expect([region.replace(/[_+]/g, ''), city]).toEqual([id === 'brightdata' ? 'ny' : 'newyork', 'buffalo']);
    });
    it.runIf(can(id, 'asn'))('a network', async () => {
      await openGateway(id);
      expect(await told(id, { asn: 7922 })).toMatchObject({ asn: 7922 });
    });
    it('a session: one address for it, another for another one, another after it began anew', async () => {
      await openGateway(id);
      const first = await told(id, { session });
      expect(first.session).toBeDefined();
      expect(await told(id, { session })).toEqual(first);
      const renewed = await told(id, { session: { ...session, generation: 1 } });
      const other = await told(id, { session: { ...session, key: 'prx_2\nshop' } });
      expect(new Set([first.session, renewed.session, other.session]).size).toBe(3);
      expect(new Set([first.address, renewed.address, other.address]).size).toBe(3);
    });
    it.runIf(can(id, 'ttl'))('a lifetime', async () => {
      await openGateway(id);
      expect(await told(id, { session: { ...session, ttlMs: 20 * 60_000 } })).toMatchObject({ ttlSeconds: 1200 });
      // Any lifetime is one the vendor takes.
      for (const ttlMs of [1, 61_000, 3_599_000, 365 * 86_400_000])
        expect((await told(id, { session: { ...session, ttlMs } })).session).toBeDefined();
    });
    it('a strict session, by its own key where it has one', async () => {
      await openGateway(id);
      const strict = { ...session, strict: true, ttlMs: 600_000 };
      expect(await told(id, { session: strict })).toMatchObject({ strict: can(id, 'strict') });
    });
    it.runIf(can(id, 'country'))('all of it at once', async () => {
      await openGateway(id);
      const seen = await told(id, { country: 'US', ...(can(id, 'city') ? { city: 'austin' } : {}), session });
      expect(seen).toMatchObject({ country: 'US', city: can(id, 'city') ? 'austin' : undefined });
      expect(seen.session).toBeDefined();
    });
  });
});

describe('a house with a vendor’s gateway', () => {
  const basic = (name: string) => `Proxy-Authorization: Basic ${Buffer.from(`${name}:secret`).toString('base64')}\r\n`;
  const houseOf = (vendor: FakeVendor, more: object = {}) =>
    world.house({
      exits: [
        exitRecord('exit_gate', {
          port: vendor.port,
          username: 'customer-bob',
          password: 'pw',
          template: 'oxylabs',
          ...more,
        }),
      ],
      pools: [poolRecord('pool_all')],
      users: [proxyUserRecord('alice', 'secret', ['pool_all']), proxyUserRecord('bob', 'secret', ['pool_all'])],
    });
  /** Status, and the address the target saw. */
  async function ask(port: number, username: string): Promise<[number, string]> {
    const client = await RawClient.open(port);
    client.write(`GET ${world.target.url}/ HTTP/1.1\r\nHost: t\r\n${basic(username)}\r\n`);
    const { status, body } = await client.response();
    client.cut();
    return [status, body.trim()];
  }

  it('fills the login for every request: country and session of the client, and nobody else’s', async () => {
    const vendor = await openGateway('oxylabs');
    const { port } = await houseOf(vendor);
    const a = await ask(port, 'alice-country-de-session-a');
    expect(a).toEqual([200, 'DE-1']);
    expect(await ask(port, 'alice-country-de-session-a')).toEqual(a);
    expect(await ask(port, 'bob-country-de-session-a')).toEqual([200, 'DE-2']);
    expect(await ask(port, 'alice-country-gb')).toEqual([200, 'GB-3']);
    expect(await ask(port, 'alice-country-gb')).toEqual([200, 'GB-4']);
    expect(vendor.refused).toEqual([]);
  });
  it('refuses what the vendor cannot be asked for before it dials', async () => {
    const vendor = await openGateway('oxylabs');
    const { port } = await houseOf(vendor);
    expect((await ask(port, 'alice-country-de-region-bavaria'))[0]).toBe(400);
    expect([vendor.seen, vendor.refused]).toEqual([[], []]);
  });
});
