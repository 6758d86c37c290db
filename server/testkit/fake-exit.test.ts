import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FakeExit, type FakeExitOptions, startFakeExit } from './fake-exit.ts';
import { type FakeTarget, startFakeTarget } from './fake-target.ts';
import type { Manner } from './manners.ts';
import { RawClient } from './raw-client.ts';
import { openTunnel, type TunnelWish } from './tunnel.ts';

let target: FakeTarget;
const open: FakeExit[] = [];
beforeAll(async () => void (target = await startFakeTarget()));
afterAll(() => target.close());
afterEach(() => Promise.all(open.splice(0).map((exit) => exit.close())));
async function exitOf(options: FakeExitOptions): Promise<FakeExit> {
  const exit = await startFakeExit({ sources: target.sources, ...options });
  open.push(exit);
  return exit;
}
const wish = (by: TunnelWish['by'], over: Partial<TunnelWish> = {}): TunnelWish => ({
  by,
  host: '127.0.0.1',
  port: target.port,
  ...over,
});
const ask = async (client: RawClient): Promise<string> =>
  (await client.write('GET / HTTP/1.1\r\nHost: t\r\n\r\n').response()).body;

const kinds = [
  ['http', 'connect'],
  ['socks4', 'socks4'],
  ['socks4a', 'socks4a'],
  ['socks5', 'socks5'],
  ['socks5h', 'socks5'],
] as const;

describe.each(kinds)('a practice exit of scheme %s', (scheme, by) => {
  it('carries a tunnel, tells the target its label and keeps what it was asked', async () => {
    const exit = await exitOf({ scheme, label: 'fra' });
    const client = await openTunnel(exit.port, wish(by));
    expect(await ask(client)).toBe('fra\n');
    expect(exit.seen).toMatchObject([{ host: '127.0.0.1', port: target.port, byName: false }]);
    expect([exit.accepted, exit.connections]).toEqual([1, 1]);
    client.cut();
  });
  it('wants its credentials', async () => {
    const credentials = { username: 'u', password: 'p' };
    const exit = await exitOf({ scheme, credentials });
    const client = await openTunnel(exit.port, wish(by, { credentials }));
    expect(await ask(client)).toBe(`${scheme}\n`);
    client.cut();
    const wrong = { username: 'x', password: 'p' };
    await expect(openTunnel(exit.port, wish(by, { credentials: wrong }))).rejects.toThrow(/^(407|1|93)\b/);
  });
  it('behaves as it is told while it runs', async () => {
    const exit = await exitOf({ scheme });
    const tried = async (manner: Manner): Promise<string> => {
      exit.manner = manner;
      return openTunnel(exit.port, wish(by)).then(
        (client) => client.bytes(11).then(String),
        (error: Error) => error.message.split(/[:\s]/)[0]!,
      );
    };
    expect(await tried('reject-auth')).toMatch(/^(407|93|255)$/);
    expect(await tried('refuse-target')).toMatch(/^(403|2|91)$/);
    expect(await tried('busy')).toMatch(/^(503|1|91)$/);
    expect(await tried('cut-head')).toBe('the');
    expect(await tried('lie')).not.toBe('extra');
    expect(await tried('extra-bytes')).toBe('extra bytes');
  });
  it('dies and comes back on its port', async () => {
    const exit = await exitOf({ scheme });
    const client = await openTunnel(exit.port, wish(by));
    await exit.kill();
    await client.closed();
    await expect(openTunnel(exit.port, wish(by))).rejects.toThrow('ECONNREFUSED');
    await exit.revive();
    expect(await ask(await openTunnel(exit.port, wish(by)))).toBe(`${scheme}\n`);
  });
});

describe('a practice exit', () => {
  it('resolves names as it is told', async () => {
    const resolve = (host: string) =>
      host === 'target.gyre.test' ? { host: '127.0.0.1', port: target.port } : undefined;
    const exit = await exitOf({ scheme: 'socks5h', resolve });
    const client = await openTunnel(exit.port, wish('socks5', { host: 'target.gyre.test', port: 80 }));
    expect(await ask(client)).toBe('socks5h\n');
    expect(exit.seen[0]).toMatchObject({ host: 'target.gyre.test', port: 80, byName: true });
    await expect(openTunnel(exit.port, wish('socks5', { host: 'other.gyre.test' }))).rejects.toThrow(/^4\b/);
    client.cut();
  });
  it('forwards absolute-form requests on one kept connection', async () => {
    const exit = await exitOf({ scheme: 'http' });
    const client = await RawClient.open(exit.port);
    for (let i = 0; i < 2; i++) {
      client.write(`GET ${target.url}/bytes/3 HTTP/1.1\r\nHost: t\r\nProxy-Authorization: Basic x\r\nX-A: 1\r\n\r\n`);
      expect(await client.response()).toMatchObject({ status: 200, body: 'xxx' });
    }
    expect(exit.accepted).toBe(1);
    expect(target.seen.at(-1)!.rawHeaders).toContain('X-A');
    expect(target.seen.at(-1)!.rawHeaders.join().toLowerCase()).not.toContain('proxy-');
    exit.manner = 'cut-body';
    client.write(`GET ${target.url}/bytes/3 HTTP/1.1\r\nHost: t\r\n\r\n`);
    expect((await client.rest()).endsWith('x'.repeat(100))).toBe(true);
  });
  it('never answers when it stalls', async () => {
    const exit = await exitOf({ scheme: 'http', manner: 'stall' });
    const client = await RawClient.open(exit.port);
    client.write('CONNECT a.example:443 HTTP/1.1\r\n\r\n').end();
    expect(await client.rest()).toBe('');
  });
  it('speaks TLS with a certificate nobody trusts', async () => {
    const exit = await exitOf({ scheme: 'https' });
    const hello = (rejectUnauthorized: boolean): Promise<string> =>
      new Promise((resolve) => {
        const socket = connectTls({ port: exit.port, host: '127.0.0.1', rejectUnauthorized });
        socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
        socket.once('secureConnect', () => {
          socket.write(`CONNECT 127.0.0.1:${target.port} HTTP/1.1\r\nHost: t\r\n\r\n`);
          socket.once('data', (bytes: Buffer) => resolve(bytes.toString().slice(0, 12)));
        });
      });
    expect(await hello(true)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(await hello(false)).toBe('HTTP/1.1 200');
  });
  it('gives its address as a URL that an import understands', () => {
    const exit = new FakeExit({ scheme: 'socks5', host: '::1', credentials: { username: 'a@b', password: 'c:d' } });
    expect(exit.url).toBe('socks5://a%40b:c%3Ad@[::1]:0');
  });
});
