// Absolute-form requests through a worker on real sockets.
import { describe, expect, it } from 'vitest';
import { recordOf } from '../testkit/house.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { poolRecord } from '../testkit/records.ts';
import { stage } from './stage.ts';

const world = stage();
const { exit, house } = world;
const url = (path: string) => `http://a.test:${world.target.port}${path}`;
const ask = (path: string, more = '', method = 'GET') =>
  `${method} ${url(path)} HTTP/1.1\r\nHost: a.test:${world.target.port}\r\n${more}\r\n`;

/** Everything an exchange must do, whatever the exit's scheme. */
describe.each(['http', 'https', 'socks5h', 'socks4a'] as const)('an exchange through a %s exit', (scheme) => {
  const open = async () => {
    const e = await exit({ scheme });
    const h = await house({ exits: [recordOf(e)] });
    return { e, h, client: await RawClient.open(h.port) };
  };

  it('answers on a kept connection, request after request', async () => {
    const { client } = await open();
    for (let i = 0; i < 3; i++) expect(await client.write(ask('/')).response()).toMatchObject({ status: 200 });
  });
  it('handles pipelined requests in order', async () => {
    const { client } = await open();
    client.write(ask('/slow/30') + ask('/status/404') + ask('/bytes/3'));
    expect((await client.response()).body).toBe('slow\n');
    expect((await client.response()).status).toBe(404);
    expect((await client.response()).body).toBe('xxx');
  });
  it('streams a body both ways', async () => {
    const { client } = await open();
    const body = '#'.repeat(300_000);
    client.write(ask('/echo', `Content-Length: ${body.length}\r\nConnection: close\r\n`, 'POST') + body);
    const answer = await client.rest();
    expect(answer.split('#').length - 1).toBe(body.length);
  });
  it('passes a chunked body on', async () => {
    const { client } = await open();
    client.write(ask('/echo', 'Transfer-Encoding: chunked\r\nConnection: close\r\n', 'POST'));
    client.write('5\r\nhello\r\n').write('6;x=1\r\n world\r\n0\r\n\r\n');
    expect(await client.rest()).toContain('hello');
  });
  it('passes trailers on', async () => {
    const { client } = await open();
    expect(await client.write(ask('/trailers', 'TE: trailers\r\nConnection: close\r\n')).rest()).toMatch(
      /0\r\nX-Sum: 42\r\n\r\n$/i,
    );
  });
  it('knows that HEAD, 204 and 304 have no body', async () => {
    const { client } = await open();
    client.write(ask('/bytes/9', '', 'HEAD'));
    expect(await client.until('\r\n\r\n')).toMatch(/content-length: 9/i);
    for (const status of [204, 304]) {
      client.write(ask(`/status/${status}`));
      expect(await client.until('\r\n\r\n')).toContain(` ${status} `);
    }
    expect((await client.write(ask('/bytes/2')).response()).body).toBe('xx');
  });
  it('answers 100-continue before the body comes', async () => {
    const { client } = await open();
    client.write(ask('/echo', 'Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n', 'POST'));
    expect(await client.until('\r\n\r\n')).toContain(' 100 ');
    expect(await client.write('ok').rest()).toContain('ok');
  });
  it('serves an HTTP/1.0 client and closes', async () => {
    const { client } = await open();
    const answer = await client.write(`GET ${url('/echo')} HTTP/1.0\r\n\r\n`).rest();
    expect(answer).toMatch(/^HTTP\/1\.1 200/);
    expect(answer).not.toMatch(/transfer-encoding/i);
  });
  it('ends a body that ends with the connection by closing', async () => {
    const { client } = await open();
    expect(await client.write(ask('/close')).until('until the end')).toContain(' 200 ');
    // The practice exits that parse HTTP make chunks of such a body, and keep their connection.
    if (scheme.startsWith('socks')) expect(await client.closed()).toBe('end');
  });
  it('upgrades to a WebSocket and relays its bytes', async () => {
    const { client } = await open();
    client.write(
      ask('/', 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n').replace('http:', 'ws:'),
    );
    expect(await client.until('\r\n\r\n')).toContain(' 101 ');
    client.write('ping over the tunnel');
    expect(await client.until('tunnel')).toBe('ping over the tunnel');
  });
  it('is invisible to the target', async () => {
    const { client } = await open();
    const more = 'X-Odd-CASE: 1\r\nProxy-Connection: keep-alive\r\nX-Gyre-Country: \r\n'.replace(
      'X-Gyre-Country: \r\n',
      '',
    );
    client.write(ask('/headers', `${more}accept: */*\r\n`));
    const { body } = await client.response();
    const { rawHeaders } = JSON.parse(body) as { rawHeaders: string[] };
    const names = rawHeaders.filter((_, i) => i % 2 === 0);
    expect(names.map((n) => n.toLowerCase())).toEqual(expect.arrayContaining(['host', 'x-odd-case', 'accept']));
    expect(names.join()).not.toMatch(/proxy|via|forwarded|gyre/i);
    // The practice exits that parse HTTP lower the case themselves; through a tunnel every byte must be as sent.
    if (scheme.startsWith('socks')) expect(names).toEqual(['Host', 'X-Odd-CASE', 'accept']);
  });
  it('shows a cut, never a whole answer, when the target dies in the middle', async () => {
    const { client } = await open();
    client.write(ask('/cut'));
    const head = await client.until('\r\n\r\n');
    expect(head).toContain(' 200 ');
    expect((await client.rest().catch(() => '')).length).toBeLessThan(100);
  });
  it('shows a cut when a chunked answer breaks off', async () => {
    const { client } = await open();
    expect(await client.write(ask('/chunked-cut')).rest()).not.toMatch(/0\r\n\r\n$/);
  });
});

describe('an exchange', () => {
  it('keeps its connection to an HTTP exit between requests', async () => {
    const e = await exit();
    const h = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(h.port);
    for (let i = 0; i < 5; i++) await client.write(ask('/')).response();
    expect(e.accepted).toBe(1);
    expect(e.seen).toHaveLength(5);
    await expect.poll(() => h.reported().rows.length).toBe(5);
    const { rows } = h.reported();
    expect(rows.map((it) => [it.reuse, it.carrier])).toEqual([1, 2, 3, 4, 5].map((place) => [place, rows[0]!.id]));
  });
  it('rotates on a kept connection', async () => {
    const exits = await Promise.all(['a', 'b', 'c'].map((label) => exit({ label })));
    const { port } = await house({ exits: exits.map((e) => recordOf(e)) });
    const client = await RawClient.open(port);
    const bodies: string[] = [];
    for (let i = 0; i < 6; i++) bodies.push((await client.write(ask('/')).response()).body.trim());
    expect(bodies).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
  });
  it('sends its exit’s credentials and none of the client’s', async () => {
    const e = await exit({ credentials: { username: 'u', password: 'p' } });
    const { port } = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(port);
    const reply = await client.write(ask('/', 'Proxy-Authorization: Basic bm9ib2R5OngK\r\n')).response();
    expect(reply.status).toBe(407);
    expect((await client.write(ask('/')).response()).status).toBe(200);
  });
  it.each(['cut-head', 'lie', 'reject-auth', 'busy'] as const)(
    'goes on to another exit when one does %s',
    async (manner) => {
      const bad = await exit({ label: 'bad', manner });
      const good = await exit({ label: 'good' });
      const { port } = await house({ exits: [recordOf(bad), recordOf(good)] });
      const client = await RawClient.open(port);
      expect((await client.write(ask('/')).response()).body).toBe('good\n');
    },
  );
  it('does not repeat a POST that was sent', async () => {
    const bad = await exit({ label: 'bad', manner: 'cut-head' });
    const good = await exit({ label: 'good' });
    const { port } = await house({ exits: [recordOf(bad), recordOf(good)] });
    const client = await RawClient.open(port);
    const reply = await client.write(`${ask('/', 'Content-Length: 2\r\n', 'POST')}hi`).response();
    expect(reply.status).toBe(502);
    expect(good.seen).toHaveLength(0);
  });
  it('repeats a POST whose exit could not be reached', async () => {
    const dead = await exit({ label: 'dead' });
    const good = await exit({ label: 'good' });
    await dead.kill();
    const { port } = await house({ exits: [recordOf(dead), recordOf(good)] });
    const client = await RawClient.open(port);
    expect(
      await client.write(`${ask('/echo', 'Content-Length: 2\r\nConnection: close\r\n', 'POST')}hi`).rest(),
    ).toContain('hi');
  });
  it('repeats a PUT with a small body through another exit, whole', async () => {
    const bad = await exit({ label: 'bad', manner: 'cut-head' });
    const good = await exit({ label: 'good' });
    const { port } = await house({ exits: [recordOf(bad), recordOf(good)] });
    const client = await RawClient.open(port);
    const body = '#'.repeat(20_000);
    const more = `Content-Length: ${body.length}\r\nConnection: close\r\n`;
    expect((await client.write(ask('/echo', more, 'PUT') + body).rest()).split('#').length - 1).toBe(20_000);
  });
  it('never mixes two answers when an exit dies in the middle of one', async () => {
    const bad = await exit({ label: 'bad', manner: 'cut-body' });
    const good = await exit({ label: 'good' });
    const h = await house({ exits: [recordOf(bad), recordOf(good)] });
    const client = await RawClient.open(h.port);
    const answer = await client.write(ask('/')).rest();
    expect(answer).toMatch(/^HTTP\/1\.1 200/);
    expect(answer).not.toContain('good');
    expect(answer.endsWith('x'.repeat(100))).toBe(true);
    await h.until(() => h.reportedOf('exit_bad').failed === 1, 'the broken answer');
  });
  it('uses a kept connection that the exit closed meanwhile without the client noticing', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(port);
    await client.write(ask('/')).response();
    for (const socket of e.sockets) socket.destroy();
    expect((await client.write(ask('/')).response()).status).toBe(200);
  });
  it('answers 504 when the first byte takes too long', async () => {
    const e = await exit();
    const pools = [poolRecord('pool_default', { firstByteMs: 150, maxAttempts: 1 })];
    const { port } = await house({ exits: [recordOf(e)], pools });
    expect((await (await RawClient.open(port)).write(ask('/slow/2000')).response()).status).toBe(504);
  });
  it('lets a request go whose body stops in the middle', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)], settings: { idleTimeoutMs: 300 } });
    const client = await RawClient.open(port);
    client.write(`${ask('/slow/4000', 'Content-Length: 100\r\n', 'POST')}only this`);
    expect((await client.response()).status).toBe(504);
    await expect.poll(() => e.connections).toBe(0);
  });
  it('closes the exit’s connection when the client leaves in the middle', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(port);
    client.write(ask('/slow/3000'));
    await expect.poll(() => e.seen.length).toBe(1);
    client.reset();
    await expect.poll(() => e.connections).toBe(0);
  });
});

describe('what is not a request', () => {
  const cases: readonly [string, () => string][] = [
    ['both framings', () => ask('/', 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n', 'POST')],
    ['two lengths', () => ask('/', 'Content-Length: 3\r\nContent-Length: 4\r\n', 'POST')],
    ['a folded header', () => ask('/', 'X-A: 1\r\n 2\r\n')],
    ['a bare CR', () => ask('/', 'X-A: 1\r2\r\n')],
    ['a NUL', () => ask('/', 'X-A: \0\r\n')],
    ['a space before the colon', () => ask('/', 'X-A : 1\r\n')],
    ['an origin-form target', () => 'GET / HTTP/1.1\r\nHost: a.test\r\n\r\n'],
    ['a foreign scheme', () => 'GET ftp://a.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n'],
    ['CONNECT without a port', () => 'CONNECT a.test HTTP/1.1\r\n\r\n'],
    ['CONNECT to port 0', () => 'CONNECT a.test:0 HTTP/1.1\r\n\r\n'],
    ['HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['noise', () => '\x80\x00\xff\xfe'],
  ];
  it.each(cases)('answers 400 to %s and closes', async (_name, bytes) => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(port);
    expect(await client.write(bytes()).rest()).toMatch(/^HTTP\/1\.1 (400|505) /);
    expect(e.seen).toHaveLength(0);
    expect((await (await RawClient.open(port)).write(ask('/')).response()).status).toBe(200);
  });
  it('answers 408 to a head that does not end', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)], settings: { headTimeoutMs: 200 } });
    expect(await (await RawClient.open(port)).write('GET http://a.test/ HT').rest()).toContain(' 408 ');
  });
  it('refuses a head that is too large', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(port);
    expect(await client.write(`GET ${url('/')} HTTP/1.1\r\nX: ${'x'.repeat(70_000)}`).rest()).toContain(' 400 ');
  });
});
