// Site bans over control: what one worker found holds in all, survives a restart, is explained, and follows verdicts about any recent request.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EndpointId, EndpointOf } from '@gyre/shared/contract/api';
import type { BodyInput, Response } from '@gyre/shared/contract/contract';
import { api } from '@gyre/shared/contract/api';
import { systemClock } from '../src/base/clock.ts';
import { silentLog } from '../src/base/log.ts';
import { type Control, startControl } from '../src/control/control.ts';
import { startWorker, type Worker } from '../src/dataplane/worker.ts';
import type { Link } from '../src/link/link.ts';
import { memoryLink } from '../src/link/memory-link.ts';
import { linkProtocol, type ToControl, type ToWorker } from '../src/link/messages.ts';
import { answer, type BlockingSite, startBlockingSite } from '../testkit/blocking-site.ts';
import { freePort } from '../testkit/free-port.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { stage } from './stage.ts';

const world = stage();
const context = { actor: { kind: 'system', id: 'system', name: 'rosa', scope: 'admin' }, requestId: 'r' } as const;
const soon = { timeout: 5000, interval: 10 };

let directory = '';
let port = 0;
let site: BlockingSite;
let control: Control;
let worker: Worker;
let relink: (link: Link<ToControl, ToWorker>) => void;

const start = (): Promise<Control> =>
  startControl({
    config: {
      ...{ dataDir: directory, proxy: { host: '127.0.0.1', port }, workers: 1, version: '0.0.0' },
      ...{ secretKey: 'a key', adminUsername: undefined, adminPassword: undefined, adminToken: undefined },
      allowPrivateTargets: undefined,
    },
    ...{ clock: systemClock, chance: () => 0.5, log: silentLog, restore: () => {} },
  });
const join_ = (): void => {
  const [down, up] = memoryLink<ToWorker, ToControl>();
  control.accept(down);
  relink(up);
};
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gyre-bans-'));
  port = await freePort();
  site = await startBlockingSite(world.target.sources);
  control = await start();
  worker = startWorker({
    ...{ worker: 1, workers: 2, seed: 1, log: silentLog },
    connect: (linked) => {
      relink = linked;
      return { close: () => {} };
    },
  });
  join_();
  await control.whenReady;
});
afterEach(async () => {
  worker.stop();
  await control.close();
  await site.close();
  rmSync(directory, { recursive: true });
});

async function call<I extends EndpointId>(id: I, given: { params?: object; query?: object; body?: object } = {}) {
  const endpoint = api.find((it) => it.id === id) as unknown as { query?: Zod; body?: Zod };
  const { params, query = {}, body = {} } = given;
  const verb = control.services.verbs[id as 'siteBans.list'] as unknown as (c: object, i: object) => unknown;
  const input = { params, query: endpoint.query?.parse(query), body: endpoint.body?.parse(body), ifVersion: undefined };
  return (await verb(context, input)) as Response<EndpointOf<I>>;
}
interface Zod {
  parse(value: unknown): unknown;
}
type Ask = BodyInput<EndpointOf<'explain.ask'>>;

async function twoExits(): Promise<Record<'a' | 'b', string>> {
  const ids = { a: '', b: '' };
  for (const label of ['a', 'b'] as const) {
    const { host, port: at } = await world.exit({ label });
    ids[label] = (await call('exits.create', { body: { scheme: 'http', host, port: at, label } })).data.id;
  }
  await settled();
  return ids;
}
const settled = () =>
  vi.waitFor(() => {
    const { running, revision, workers } = control.running.fleet.revisionState();
    expect([running, workers[0]?.revision]).toEqual([1, revision]);
  }, soon);

async function ask(): Promise<string> {
  const client = await RawClient.open(port);
  const host = `www.shop.test:${site.port}`;
  client.write(`GET http://${host}/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return client.rest();
}
const servedBy = (text: string): string => /served (\w+)/.exec(text)?.[1] ?? text.slice(9, 12);
const idOf = (text: string): string => /X-Gyre-Request: (\S+)/.exec(text)![1]!;
const bans = async () => (await call('siteBans.list')).items.map((it) => `${it.exitLabel} ${it.site} ${it.byName}`);

/** Another worker, played by the test. */
function secondWorker() {
  const [down, up] = memoryLink<ToWorker, ToControl>();
  const heard: ToWorker[] = [];
  control.accept(down);
  up.onMessage((message) => heard.push(message));
  up.send({ type: 'hello', protocol: linkProtocol, worker: 2, pid: 2, startedAt: 0, revision: 0, spending: [] });
  return { heard, send: (message: ToControl) => up.send(message), close: () => up.close() };
}

describe('a site ban', () => {
  it('found by one worker holds in the others, is listed with its rule, survives a restart and is explained', async () => {
    const { a } = await twoExits();
    const { data: rule } = await call('siteBanRules.create', { body: { name: 'shop 403', when: { statuses: [403] } } });
    await settled();
    const second = secondWorker();
    site.block('a', answer(403));
    for (let i = 0; i < 4; i++) expect(servedBy(await ask())).toBe('b');
    await vi.waitFor(async () => expect(await bans()).toEqual(['a shop.test shop 403']), soon);
    const told = () => second.heard.flatMap((m) => (m.type === 'site-bans' ? m.put : []));
    await vi.waitFor(() => expect(told()).toMatchObject([{ exit: a, site: 'shop.test', by: rule.id }]), soon);
    second.close();

    await control.close();
    control = await start();
    join_();
    await settled();
    expect(await bans()).toEqual(['a shop.test shop 403']);
    expect((await call('siteBanRules.list')).items[0]!.hits).toBe(1);
    const third = secondWorker();
    await vi.waitFor(() => expect(third.heard.at(-1)?.type).toBe('snapshot-end'), soon);
    const types = third.heard.map((m) => (m.type === 'site-bans' ? `site-bans ${m.whole} ${m.put.length}` : m.type));
    expect(types.slice(-2)).toEqual(['site-bans end 1', 'snapshot-end']);
    third.close();

    const body: Ask = { target: 'api.shop.test', kind: 'exchange' };
    const { pools, outcome } = await call('explain.ask', { body });
    const [dropped] = pools[0]!.dropped.filter((it) => it.reason === 'site_ban');
    expect(dropped).toMatchObject({ count: 1, examples: [{ id: a }] });
    expect(dropped!.examples[0]!.detail).toMatch(/^by shop 403, until 20\d\d-.*Z: status 403$/);
    expect(outcome.exitLabel).toBe('b');
    expect(control.metrics()).toContain('gyre_site_bans 1\n');

    site.block('a', undefined);
    await call('siteBans.lift', { body: { exitId: a } });
    await vi.waitFor(async () => expect(servedBy(await ask())).toBe('a'), soon);
  });

  it('of a person goes with its exit', async () => {
    const { a, b } = await twoExits();
    for (const exitId of [a, b]) await call('siteBans.create', { body: { exitId, site: 'shop.test' } });
    await vi.waitFor(async () => expect(servedBy(await ask())).toBe('503'), soon);
    await call('exits.remove', { params: { id: a } });
    await vi.waitFor(async () => expect(await bans()).toEqual(['b shop.test a person']), soon);
    expect(servedBy(await ask())).toBe('503');
  });
});

describe('a verdict', () => {
  it('by the API about any recent request bans, ends the ban, or counts as a failure of the exit', async () => {
    const ids = await twoExits();
    const text = await ask();
    const [id, exitId] = [idOf(text), ids[servedBy(text) as 'a' | 'b']];
    const judge = (verdict: string) => call('requests.verdict', { params: { id }, body: { verdict, banMs: 5000 } });
    const { ban } = await judge('blocked');
    expect(ban).toMatchObject({ exitId, site: 'shop.test', by: 'verdict', reason: 'rosa' });
    await vi.waitFor(async () => expect(servedBy(await ask())).not.toBe(servedBy(text)), soon);
    expect(await judge('ok')).toEqual({ exitId, site: 'shop.test', ban: null });
    expect(await bans()).toEqual([]);
    // The worker may report the good answer of the first request late, between two of them.
    await vi.waitFor(async () => {
      for (let i = 0; i < 3; i++) await judge('failed');
      expect(control.running.health.of(exitId)).toMatchObject({ state: 'ejected', reason: 'client_verdict' });
    }, soon);
    const unknown = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
    const wrong = call('requests.verdict', { params: { id: unknown }, body: { verdict: 'ok' } });
    await expect(wrong).rejects.toMatchObject({ code: 'not_found' });
  });

  it('by header counts although another worker hears it, if it is the same client’s', async () => {
    await twoExits();
    const text = await ask();
    const second = secondWorker();
    const say = (id: string, user: string) => second.send({ type: 'verdict', verdict: { id, word: 'blocked', user } });
    say(idOf(text), 'puser_somebody');
    say(`req_${'0'.repeat(26)}`, '');
    await vi.waitFor(() => expect(control.metrics()).toContain('outcome="other_user"} 1'), soon);
    expect(await bans()).toEqual([]);
    say(idOf(text), '');
    await vi.waitFor(async () => expect(await bans()).toHaveLength(1), soon);
    for (const outcome of ['counted', 'unknown', 'other_user'])
      expect(control.metrics()).toContain(`gyre_verdicts_total{verdict="blocked",outcome="${outcome}"} 1\n`);
    second.close();
  });
});
