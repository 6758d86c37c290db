// CONNECT through a worker on real sockets.
import { describe, expect, it, vi } from 'vitest';
import { nativeOfRun, recordOf } from '../testkit/house.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { poolRecord, proxyUserRecord } from '../testkit/records.ts';
import { extraBytes } from '../testkit/manners.ts';
import { stage } from './stage.ts';

const world = stage();
const { exit, house } = world;
const head = (more = '') =>
  `CONNECT a.test:${world.target.port} HTTP/1.1\r\nHost: a.test:${world.target.port}\r\n${more}\r\n`;
const get = 'GET / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n';
const basic = (text: string) => `Proxy-Authorization: Basic ${Buffer.from(text).toString('base64')}\r\n`;

describe('CONNECT', () => {
  it('opens a tunnel and says which exit carries it', async () => {
    const e = await exit({ label: 'one' });
    const { port } = await house({ exits: [recordOf(e, { country: 'DE' })] });
    const client = await RawClient.open(port);
    const reply = await client.write(head()).until('\r\n\r\n');
    expect(reply).toMatch(/^HTTP\/1\.1 200 /);
    expect(reply).toContain('X-Gyre-Exit: exit_one');
    expect(reply).toContain('X-Gyre-Country: DE');
    expect(await client.write(get).rest()).toContain('one\n');
  });

  it('loses no byte that a client sends before the tunnel is open', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(port);
    expect(await client.write(head() + get).rest()).toMatch(/200 OK[^]*http\n$/);
  });

  it('loses no byte that comes right behind the exit’s reply', async () => {
    const e = await exit({ manner: 'extra-bytes' });
    const { port } = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(port);
    await client.write(head()).until('\r\n\r\n');
    expect(await client.until(extraBytes)).toBe(extraBytes);
  });

  it('keeps half-close: a client that is done sending still gets its answer', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(port);
    await client.write(head()).until('\r\n\r\n');
    expect(await client.write(get).end().rest()).toContain('http\n');
  });

  it('carries megabytes both ways and counts them', async () => {
    const e = await exit();
    const taken = nativeOfRun && vi.spyOn(nativeOfRun.relay, 'take');
    const h = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(h.port);
    await client.write(head()).until('\r\n\r\n');
    const body = 'y'.repeat(3_000_000);
    client.write(
      `POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const answer = await client.rest();
    client.end();
    expect(answer.length).toBeGreaterThan(body.length);
    await h.until(() => h.reportedOf('exit_http').upBytes > body.length, 'bytes up');
    await h.until(() => h.reportedOf('exit_http').downBytes >= answer.length, 'bytes down');
    const inRelay = taken?.mock.results.filter((it) => (it.value as number) >= 0) ?? [];
    expect(inRelay).toHaveLength(nativeOfRun === undefined ? 0 : 1);
    taken?.mockRestore();
  });

  it('tells of the bytes of a tunnel while it is open, and of none twice', async () => {
    const e = await exit();
    const h = await house({ exits: [recordOf(e)] });
    const inFlight = () => h.heard.flatMap((it) => (it.type === 'report' ? [it.report.inFlight] : [])).at(-1);
    const client = await RawClient.open(h.port);
    await client.write(head()).until('\r\n\r\n');
    const body = 'y'.repeat(300_000);
    const post = `POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    let [up, down] = [0, 0];
    for (let times = 1; times <= 3; times++) {
      down += (await client.write(post).until('\r\n0\r\n\r\n')).length;
      up += post.length;
      await h.until(() => h.reportedOf('exit_http').upBytes === up, `${times} × bytes up`);
      await h.until(() => h.reportedOf('exit_http').downBytes === down, `${times} × bytes down`);
      expect(inFlight()).toBe(1);
    }
    client.end();
    await h.until(() => inFlight() === 0, 'the end');
    expect(h.reportedOf('exit_http')).toMatchObject({ ok: 1, upBytes: up, downBytes: down });
  });

  it.each(['cut-head', 'lie', 'reject-auth', 'refuse-target'] as const)(
    'goes on to another exit when one does %s',
    async (manner) => {
      const bad = await exit({ label: 'bad', manner });
      const good = await exit({ label: 'good' });
      const h = await house({ exits: [recordOf(bad), recordOf(good)] });
      const client = await RawClient.open(h.port);
      const reply = await client.write(head()).until('\r\n\r\n');
      expect(reply).toContain('X-Gyre-Exit: exit_good');
      expect(reply).toContain('X-Gyre-Attempts: 2');
      await h.until(() => h.reportedOf('exit_good').ok === 1, 'the good outcome');
    },
  );

  it('goes on when an exit stalls, and when nothing listens there', async () => {
    const stalls = await exit({ label: 'stalls', manner: 'stall' });
    const dead = await exit({ label: 'dead' });
    const good = await exit({ label: 'good' });
    await dead.kill();
    // Tiers come in their order, also for further attempts.
    const pools = [poolRecord('pool_default', { attemptMs: 200, strategy: 'priority' })];
    const exits = [stalls, dead, good].map((it, priority) => ({ ...recordOf(it), priority }));
    const h = await house({ exits, pools });
    const reply = await (await RawClient.open(h.port)).write(head()).until('\r\n\r\n');
    expect(reply).toContain('X-Gyre-Exit: exit_good');
    expect(reply).toContain('X-Gyre-Attempts: 3');
    await h.until(() => h.reportedOf('exit_stalls').failed === 1 && h.reportedOf('exit_dead').failed === 1, 'failures');
  });

  it('tells the client why when all exits failed', async () => {
    const dead = await exit();
    await dead.kill();
    const { port } = await house({ exits: [recordOf(dead)] });
    const reply = await (await RawClient.open(port)).write(head()).response();
    expect(reply.status).toBe(502);
    expect(reply.head).toContain('Proxy-Status: gyre; error=connection_refused');
    expect(reply.body).toContain('connection_refused');
  });

  it('keeps its own headers to itself where the listener says so, also in failures', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)], listener: { answerHeaders: false } });
    expect(await (await RawClient.open(port)).write(head()).until('\r\n\r\n')).not.toMatch(/gyre/i);
    await e.kill();
    const plain = `GET http://a.test:${world.target.port}/ HTTP/1.1\r\nHost: a.test\r\n\r\n`;
    for (const request of [head(), plain]) {
      const reply = await (await RawClient.open(port)).write(request).response();
      expect(reply.status).toBe(502);
      expect(reply.head).not.toContain('X-Gyre');
    }
  });

  it('answers 504 when the total deadline passes', async () => {
    const stalls = await exit({ manner: 'stall' });
    const pools = [poolRecord('pool_default', { totalMs: 300, attemptMs: 5000 })];
    const { port } = await house({ exits: [recordOf(stalls)], pools });
    expect((await (await RawClient.open(port)).write(head()).response()).status).toBe(504);
  });

  it('answers 503 when there is no exit, and never leaves the pool or the country', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e, { country: 'DE' })] });
    const client = await RawClient.open(port);
    const reply = await client.write(head('X-Gyre-Country: fr\r\n')).response();
    expect(reply.status).toBe(503);
    expect(e.accepted).toBe(0);
  });

  it('closes the exit’s connection when the client leaves while it is dialled', async () => {
    const stalls = await exit({ manner: 'stall' });
    const h = await house({ exits: [recordOf(stalls)] });
    const client = await RawClient.open(h.port);
    client.write(head());
    await expect.poll(() => stalls.connections).toBe(1);
    client.cut();
    await expect.poll(() => stalls.connections).toBe(0);
    expect(h.reportedOf('exit_http').failed).toBe(0);
  });

  it('closes the exit’s connection when the client resets an open tunnel', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(port);
    await client.write(head()).until('\r\n\r\n');
    expect(e.connections).toBe(1);
    client.reset();
    await expect.poll(() => e.connections).toBe(0);
  });

  it('shows the client a cut when the exit dies in a tunnel', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)] });
    const client = await RawClient.open(port);
    await client.write(head()).until('\r\n\r\n');
    await e.kill();
    await client.closed();
  });
});

describe('credentials', () => {
  const users = [proxyUserRecord('alice', 'open sesame', ['pool_default'])];
  const guarded = async () => {
    const e = await exit();
    return house({ exits: [recordOf(e, { country: 'DE' })], users, listener: { requireAuth: true } });
  };

  it('asks for them and takes them on the same connection', async () => {
    const { port } = await guarded();
    const client = await RawClient.open(port);
    const asked = await client.write(head()).response();
    expect(asked.status).toBe(407);
    expect(asked.head).toContain('Proxy-Authenticate: Basic realm="gyre", charset="UTF-8"');
    expect(await client.write(head(basic('alice:open sesame'))).until('\r\n\r\n')).toMatch(/^HTTP\/1\.1 200/);
  });
  it.each(['alice:wrong', 'bob:open sesame', 'nonsense'])('refuses %s', async (pair) => {
    const { port } = await guarded();
    const reply = await (await RawClient.open(port)).write(head(basic(pair))).response();
    expect(reply.status).toBe(407);
  });
  it('reads wishes from the username, and says which key is wrong only to who knows the password', async () => {
    const { port } = await guarded();
    const ask = async (pair: string) => (await RawClient.open(port)).write(head(basic(pair))).response();
    expect((await ask('alice-country-fr:open sesame')).status).toBe(503);
    const wrong = await ask('alice-colour-red:open sesame');
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain('colour: is unknown; known are pool, country, region, city');
    expect((await ask('alice-colour-red:wrong')).status).toBe(407);
  });
  it('lets a header win over the username', async () => {
    const { port } = await guarded();
    const client = await RawClient.open(port);
    const more = `${basic('alice-country-fr:open sesame')}X-Gyre-Country: de\r\n`;
    expect(await client.write(head(more)).until('\r\n\r\n')).toMatch(/^HTTP\/1\.1 200/);
  });
  it('refuses a pool the proxy user may not use', async () => {
    const e = await exit();
    const pools = [poolRecord('pool_default'), poolRecord('pool_gold')];
    const { port } = await house({ exits: [recordOf(e)], users, pools, listener: { requireAuth: true } });
    const reply = await (await RawClient.open(port)).write(head(basic('alice-pool-gold:open sesame'))).response();
    expect(reply.status).toBe(403);
  });
});

describe('the guard', () => {
  it.each(['127.0.0.1:80', '10.0.0.8:80', '[::1]:80', 'localhost:80', '169.254.169.254:80', '[::ffff:127.0.0.1]:80'])(
    'refuses %s with 403',
    async (authority) => {
      const e = await exit();
      const { port } = await house({ exits: [recordOf(e)], settings: { allowPrivateTargets: false } });
      const reply = await (await RawClient.open(port)).write(`CONNECT ${authority} HTTP/1.1\r\n\r\n`).response();
      expect(reply.status).toBe(403);
      expect(e.accepted).toBe(0);
    },
  );
  it('turns away connections beyond the limit with 429', async () => {
    const e = await exit();
    const { port } = await house({ exits: [recordOf(e)], settings: { maxConnections: 1 } });
    const first = await RawClient.open(port);
    await first.write(head()).until('\r\n\r\n');
    const second = await RawClient.open(port);
    expect(await second.rest()).toMatch(/^HTTP\/1\.1 429 [^]*Retry-After/);
  });
});
