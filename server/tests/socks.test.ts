// SOCKS5, SOCKS4 and 4a through a worker on real sockets.
import { describe, expect, it } from 'vitest';
import { type HouseOptions, recordOf, type TestHouse } from '../testkit/house.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { proxyUserRecord } from '../testkit/records.ts';
import { stage } from './stage.ts';

const world = stage();
async function house(options: Partial<HouseOptions> = {}): Promise<TestHouse> {
  const exit = await world.exit({ label: 'one' });
  return world.house({ exits: [recordOf(exit, { country: 'DE' })], ...options });
}
const port16 = (port: number) => [port >> 8, port & 255];
const named = (host: string, port: number) =>
  Buffer.from([5, 1, 0, 3, host.length, ...Buffer.from(host), ...port16(port)]);
const auth = (user: string, password: string) =>
  Buffer.from([1, user.length, ...Buffer.from(user), password.length, ...Buffer.from(password)]);
const get = 'GET / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n';
const open = async (h: TestHouse) => RawClient.open(h.port);

describe('SOCKS5', () => {
  it('opens a tunnel to a name without credentials', async () => {
    const client = await open(await house());
    expect([...(await client.write(Buffer.from([5, 1, 0])).bytes(2))]).toEqual([5, 0]);
    expect((await client.write(named('a.test', world.target.port)).bytes(10))[1]).toBe(0);
    expect(await client.write(get).rest()).toContain('one\n');
  });
  it('opens one to an IPv4 address, all bytes in one piece', async () => {
    const client = await open(await house());
    client.write(Buffer.from([5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1, ...port16(world.target.port)])).write(get);
    expect([...(await client.bytes(12))].slice(0, 4)).toEqual([5, 0, 5, 0]);
    expect(await client.rest()).toContain('one\n');
  });
  it('takes credentials and wishes', async () => {
    const users = [proxyUserRecord('alice', 'open sesame', ['pool_default'])];
    const h = await house({ users, listener: { requireAuth: true } });
    const say = async (user: string, password: string) => {
      const client = await open(h);
      expect([...(await client.write(Buffer.from([5, 2, 0, 2])).bytes(2))]).toEqual([5, 2]);
      return { client, verdict: (await client.write(auth(user, password)).bytes(2))[1] };
    };
    const good = await say('alice-country-de', 'open sesame');
    expect(good.verdict).toBe(0);
    expect((await good.client.write(named('a.test', world.target.port)).bytes(10))[1]).toBe(0);
    expect((await say('alice', 'wrong')).verdict).not.toBe(0);
    const abroad = await say('alice-country-fr', 'open sesame');
    expect((await abroad.client.write(named('a.test', world.target.port)).bytes(10))[1]).toBe(1);
  });
  it('says that no method will do where credentials are needed and none offered', async () => {
    const client = await open(await house({ listener: { requireAuth: true } }));
    expect([...(await client.write(Buffer.from([5, 1, 0])).bytes(2))]).toEqual([5, 0xff]);
    await client.closed();
  });
  it('refuses a private target with reply 2', async () => {
    const client = await open(await house({ settings: { allowPrivateTargets: false } }));
    await client.write(Buffer.from([5, 1, 0])).bytes(2);
    expect((await client.write(Buffer.from([5, 1, 0, 1, 10, 0, 0, 1, 0, 80])).bytes(10))[1]).toBe(2);
  });
  it.each([
    ['BIND', 2],
    ['UDP', 3],
  ])('refuses %s with reply 7', async (_name, command) => {
    const client = await open(await house());
    await client.write(Buffer.from([5, 1, 0])).bytes(2);
    expect((await client.write(Buffer.from([5, command, 0, 1, 1, 1, 1, 1, 0, 80])).bytes(10))[1]).toBe(7);
  });
});

describe('SOCKS4', () => {
  it('opens a tunnel to an address', async () => {
    const client = await open(await house());
    client.write(Buffer.from([4, 1, ...port16(world.target.port), 127, 0, 0, 1, 0x61, 0]));
    expect([...(await client.bytes(8))].slice(0, 2)).toEqual([0, 0x5a]);
    expect(await client.write(get).rest()).toContain('one\n');
  });
  it('opens one to a name (4a)', async () => {
    const client = await open(await house());
    client.write(Buffer.from([4, 1, ...port16(world.target.port), 0, 0, 0, 1, 0, ...Buffer.from('a.test'), 0]));
    expect((await client.bytes(8))[1]).toBe(0x5a);
    expect(await client.write(get).rest()).toContain('one\n');
  });
  it('is refused where credentials are needed: it has none', async () => {
    const client = await open(await house({ listener: { requireAuth: true } }));
    client.write(Buffer.from([4, 1, 0, 80, 1, 1, 1, 1, 0]));
    expect((await client.bytes(8))[1]).toBe(0x5b);
  });
});
