import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeEcho, startFakeEcho } from './fake-echo.ts';
import { type FakeTarget, startFakeTarget } from './fake-target.ts';
import { RawClient } from './raw-client.ts';

let target: FakeTarget;
let echo: FakeEcho;
beforeAll(async () => {
  target = await startFakeTarget();
  echo = await startFakeEcho();
});
afterAll(() => Promise.all([target.close(), echo.close()]));
const get = (path: string, lines = ''): Promise<RawClient> =>
  RawClient.open(target.port).then((client) => client.write(`GET ${path} HTTP/1.1\r\nHost: t\r\n${lines}\r\n`));

describe('the practice target', () => {
  it('answers by path', async () => {
    expect(await (await get('/bytes/7')).response()).toMatchObject({ status: 200, body: 'xxxxxxx' });
    expect(await (await get('/status/418')).response()).toMatchObject({ status: 418 });
    expect((await (await get('/headers', 'X-A: 1\r\n')).response()).body).toContain('"X-A","1"');
    expect((await (await get('/slow/1')).response()).body).toBe('slow\n');
  });
  it('names the exit a connection comes from, and keeps what it saw', async () => {
    const client = await RawClient.open(target.port);
    target.sources.set(client.socket.localPort!, 'fra-1');
    client.write('GET / HTTP/1.1\r\nHost: t\r\n\r\n');
    expect((await client.response()).body).toBe('fra-1\n');
    expect(target.seen.at(-1)).toMatchObject({ method: 'GET', url: '/', exit: 'fra-1' });
    target.sources.forget(client.socket.localPort!);
    client.write('GET / HTTP/1.1\r\nHost: t\r\n\r\n');
    expect((await client.response()).body).toBe('no exit\n');
    client.cut();
  });
  it('echoes bodies, sends trailers, and cuts', async () => {
    const client = await RawClient.open(target.port);
    client.write('POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhello');
    expect(await client.until('0\r\n\r\n')).toContain('5\r\nhello\r\n');
    expect(await (await get('/trailers')).until('X-Sum: 42\r\n\r\n')).toContain('two');
    expect((await (await get('/cut')).rest()).endsWith('x'.repeat(50))).toBe(true);
    expect((await (await get('/chunked-cut')).rest()).endsWith('half\r\n')).toBe(true);
    expect((await (await get('/close')).rest()).endsWith('\r\n\r\nuntil the end')).toBe(true);
  });
  it('echoes bytes behind an upgrade', async () => {
    const client = await get('/', 'Connection: upgrade\r\nUpgrade: echo\r\n');
    await client.until('\r\n\r\n');
    expect((await client.write('ping').bytes(4)).toString()).toBe('ping');
    client.cut();
  });
});

describe('the echo without HTTP', () => {
  it('sends everything back and keeps half-close', async () => {
    const client = await RawClient.open(echo.port);
    expect(await client.write('one two').end().rest()).toBe('one two');
    expect(echo.accepted()).toBe(1);
  });
});
