// Byte caps of proxy users, with a real control and a worker on real sockets: refused in every protocol, cut while they run, raised at once,
// and what becomes of them when control is gone, comes back, or the day turns.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api, type EndpointId, type EndpointOf } from '@gyre/shared/contract/api';
import type { Response } from '@gyre/shared/contract/contract';
import { type Clock, systemClock } from '../src/base/clock.ts';
import { silentLog } from '../src/base/log.ts';
import { type Control, startControl } from '../src/control/control.ts';
import { dayMs } from '../src/core/limits/period.ts';
import { startWorker, type Worker } from '../src/dataplane/worker.ts';
import type { Link } from '../src/link/link.ts';
import { memoryLink } from '../src/link/memory-link.ts';
import type { ToControl, ToWorker } from '../src/link/messages.ts';
import { freePort } from '../testkit/free-port.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { openTunnel } from '../testkit/tunnel.ts';
import { stage } from './stage.ts';

const world = stage();
const context = { actor: { kind: 'system', id: 'system', name: 'rosa', scope: 'admin' }, requestId: 'r' } as const;
const soon = { timeout: 5000, interval: 5 };
const credentials = { username: 'alice', password: 'correct horse' };
const proof = `Proxy-Authorization: Basic ${Buffer.from('alice:correct horse').toString('base64')}\r\n`;

let directory = '';
let port = 0;
let control: Control;
let worker: Worker;
let link: Link<ToControl, ToWorker>;
let relink: (link: Link<ToControl, ToWorker>) => void;
let id = '';
/** Added to the time of day of control, ms. */
let later = 0;
const clock: Clock = { ...systemClock, now: () => systemClock.now() + later };

const start = (): Promise<Control> =>
  startControl({
    config: {
      ...{ dataDir: directory, proxy: { host: '127.0.0.1', port }, workers: 1, version: '0.0.0' },
      ...{ secretKey: 'a key', adminUsername: undefined, adminPassword: undefined, adminToken: undefined },
      allowPrivateTargets: true,
    },
    ...{ clock, chance: () => 0.5, log: silentLog, restore: () => {} },
  });
const join_ = (): void => {
  const [down, up] = memoryLink<ToWorker, ToControl>();
  control.accept(down);
  link = up;
  relink(up);
};
beforeEach(async () => {
  later = 0;
  directory = mkdtempSync(join(tmpdir(), 'gyre-caps-'));
  port = await freePort();
  control = await start();
  worker = startWorker({
    ...{ worker: 1, workers: 1, seed: 1, log: silentLog },
    connect: (linked) => {
      relink = linked;
      return { close: () => {} };
    },
  });
  join_();
  await control.whenReady;
  const { host, port: at } = await world.exit({ label: 'one' });
  await call('exits.create', { body: { scheme: 'http', host, port: at, label: 'one' } });
  const made = await call('proxyUsers.create', { body: { name: 'alice', password: credentials.password } });
  id = made.data.id;
  await settled();
});
afterEach(async () => {
  worker.stop();
  await control.close();
  rmSync(directory, { recursive: true });
});

interface Zod {
  parse(value: unknown): unknown;
}
async function call<I extends EndpointId>(name: I, given: { params?: object; query?: object; body?: object } = {}) {
  const endpoint = api.find((it) => it.id === name) as unknown as { query?: Zod; body?: Zod };
  const { params, query = {}, body = {} } = given;
  const verb = control.services.verbs[name as 'siteBans.list'] as unknown as (c: object, i: object) => unknown;
  const input = { params, query: endpoint.query?.parse(query), body: endpoint.body?.parse(body), ifVersion: undefined };
  return (await verb(context, input)) as Response<EndpointOf<I>>;
}
const settled = () =>
  vi.waitFor(() => {
    const { running, revision, workers } = control.running.fleet.revisionState();
    expect([running, workers[0]?.revision]).toEqual([1, revision]);
  }, soon);
const cap = async (caps: object): Promise<void> => {
  await call('proxyUsers.update', { params: { id }, body: { caps } });
  await settled();
};
const alice = () => call('proxyUsers.get', { params: { id } });

async function get(path: string): Promise<string> {
  const client = await RawClient.open(port);
  const host = `a.test:${world.target.port}`;
  client.write(`GET http://${host}${path} HTTP/1.1\r\nHost: ${host}\r\n${proof}Connection: close\r\n\r\n`);
  return client.rest();
}
const tunnel = (by: 'connect' | 'socks5') =>
  openTunnel(port, { by, host: 'a.test', port: world.target.port, credentials });
/** Uses some bytes, and waits until control has heard of them. */
async function use(bytes: number): Promise<void> {
  const before = (await alice()).use.month.bytes;
  await get(`/bytes/${bytes}`);
  await vi.waitFor(async () => expect((await alice()).use.month.bytes).toBeGreaterThanOrEqual(before + bytes), soon);
}

describe('a proxy user that has spent its cap', () => {
  it('is refused with 429 until the cap begins anew, by every protocol, and the log and Explain say why', async () => {
    await cap({ bytesPerDay: 200_000 });
    await use(210_000);
    await vi.waitFor(async () => expect(await get('/')).toMatch(/^HTTP\/1\.1 429 /), soon);
    const refused = await get('/');
    const wait = Number(/Retry-After: (\d+)/.exec(refused)![1]);
    const leftS = (dayMs - (systemClock.now() % dayMs)) / 1000;
    expect(Math.abs(wait - leftS)).toBeLessThan(5);
    expect(refused).toContain('Proxy-Status: gyre; error=quota_spent; details="200 kB per day; begins anew at ');
    await expect(tunnel('connect')).rejects.toThrow(/^429/);
    await expect(tunnel('socks5')).rejects.toThrow(/^2/);

    await vi.waitFor(async () => expect((await alice()).use.refusedToday).toBeGreaterThanOrEqual(4), soon);
    const { use: seen } = await alice();
    expect(seen.spentUntil).toBe(seen.day.resetsAt);
    await vi.waitFor(() => {
      const rows = control.running.traffic.recent(50).filter((it) => it.code === 'quota_spent');
      expect(new Set(rows.map((it) => it.kind))).toEqual(new Set(['exchange', 'connect', 'socks5']));
      expect(rows[0]).toMatchObject({ proxyUser: 'alice', origin: 'house', attempts: 0 });
    }, soon);
    const asked = await call('explain.ask', { body: { target: 'a.test', proxyUser: 'alice' } });
    expect(asked.outcome).toMatchObject({ code: 'quota_spent', status: 429 });
    expect(asked.outcome.text).toContain('200 kB per day');
  });

  it('may go on within 100 ms when its cap is raised or taken away', async () => {
    await cap({ bytesPerMonth: 100_000 });
    await use(110_000);
    await vi.waitFor(async () => expect(await get('/')).toMatch(/^HTTP\/1\.1 429 /), soon);
    // The quickest of some: a busy machine has pauses of its own.
    const took: number[] = [];
    for (const bytesPerMonth of [10_000_000, 50_000, null, 50_000, 20_000_000, 50_000, null]) {
      const at = performance.now();
      await call('proxyUsers.update', { params: { id }, body: { caps: { bytesPerMonth } } });
      const wanted = bytesPerMonth === 50_000 ? /^HTTP\/1\.1 429 / : /^HTTP\/1\.1 200 /;
      await vi.waitFor(async () => expect(await get('/')).toMatch(wanted), { timeout: 5000, interval: 2 });
      took.push(performance.now() - at);
    }
    expect(Math.min(...took)).toBeLessThan(100);
    expect((await alice()).caps).toEqual({ bytesPerDay: null, bytesPerMonth: null, resetDay: 1 });
  });

  it('may go on when the change that capped it is taken back', async () => {
    await use(200_000);
    await call('proxyUsers.update', { params: { id }, body: { caps: { bytesPerMonth: 100_000 } } });
    const [changed] = (await call('changes.list')).items;
    await vi.waitFor(async () => expect(await get('/')).toMatch(/^HTTP\/1\.1 429 /), soon);
    await call('changes.takeBack', { params: { id: changed!.id } });
    await vi.waitFor(async () => expect(await get('/')).toMatch(/^HTTP\/1\.1 200 /), soon);
    expect((await alice()).caps.bytesPerMonth).toBeNull();
  });

  it('counts what it used before it had a cap', async () => {
    await use(300_000);
    await cap({ bytesPerMonth: 300_000 });
    await vi.waitFor(async () => expect(await get('/')).toMatch(/^HTTP\/1\.1 429 /), soon);
  });

  it('begins anew when the day turns, and the month does not', async () => {
    await cap({ bytesPerDay: 100_000, bytesPerMonth: 10_000_000_000, resetDay: new Date().getUTCDate() % 28 || 28 });
    await use(110_000);
    await vi.waitFor(async () => expect(await get('/')).toMatch(/^HTTP\/1\.1 429 /), soon);
    later = dayMs;
    await vi.waitFor(async () => expect(await get('/')).toMatch(/^HTTP\/1\.1 200 /), soon);
    expect((await alice()).use.day.bytes).toBeLessThan(100_000);
  });
});

describe('what runs when a cap is spent', () => {
  it('a tunnel is closed after the last bytes, and the log says so', async () => {
    await cap({ bytesPerMonth: 500_000 });
    for (const by of ['connect', 'socks5'] as const) {
      const client = await tunnel(by);
      client.write('GET /bytes/3000000 HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n');
      const got = (await client.rest()).length;
      expect(got).toBeGreaterThan(by === 'connect' ? 400_000 : 0);
      // The cap, the credit of one worker, and a chunk.
      expect(got).toBeLessThan(500_000 + 65_536 + 65_536);
      await cap({ bytesPerMonth: 1_000_000 });
    }
    await vi.waitFor(() => {
      const cut = control.running.traffic.recent(50).filter((it) => it.code === 'quota_spent' && it.attempts === 1);
      expect(cut.map((it) => it.exitLabel)).toContain('one');
    }, soon);
  });
  it('an answer breaks off, and never looks whole', async () => {
    await cap({ bytesPerMonth: 500_000 });
    const got = await get('/bytes/3000000');
    expect(got).toMatch(/^HTTP\/1\.1 200 /);
    expect(got.length).toBeLessThan(500_000 + 65_536 + 65_536);
    expect(Number(/content-length: (\d+)/i.exec(got)![1])).toBe(3_000_000);
  });
});

describe('while control is gone', () => {
  it('a worker spends what it holds and its credit, no more; what it spent is told to the next control', async () => {
    await cap({ bytesPerMonth: 4_000_000 });
    await use(1000);
    link.close();
    await control.close();
    let through = 0;
    for (let tries = 0; tries < 200; tries++) {
      const got = await get('/bytes/50000');
      if (got.startsWith('HTTP/1.1 429 ')) {
        expect(got).toContain('Retry-After: 2\r\n');
        break;
      }
      through += 50_000;
    }
    // Half of what was free is one worker's slice.
    expect(through).toBeGreaterThan(1_500_000);
    expect(through).toBeLessThan(2_000_000 + 65_536 + 100_000);
    control = await start();
    join_();
    await settled();
    await vi.waitFor(async () => expect((await alice()).use.month.bytes).toBeGreaterThan(through), soon);
    await vi.waitFor(async () => expect(await get('/')).toMatch(/^HTTP\/1\.1 200 /), soon);
  });
});
