// Where requests leave, with real processes: a country, and a strict session through everything that can happen to it.
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startFakeExit } from '@gyre/server/testkit/fake-exit';
import { load } from '../harness/load.ts';
import { startGyre, type Gyre, until } from '../harness/processes.ts';
import { importExits, inForce, openWorld } from '../harness/world.ts';

const password = 'secret-word';
interface Answer {
  readonly status: number | string;
  readonly exit: string;
}

/** One plain GET on a kept connection, as `user`; says which exit carried it. */
function get(port: number, agent: Agent, user: string, url: string): Promise<Answer> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const headers = { host: new URL(url).host, 'proxy-authorization': authorization };
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: url, agent, headers }, (answer) => {
      const exit = String(answer.headers['x-gyre-exit'] ?? '');
      answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, exit }));
      answer.on('error', (error) => resolve({ status: error.message, exit }));
    });
    asked
      .on('error', (error: NodeJS.ErrnoException) => resolve({ status: error.code ?? error.message, exit: '' }))
      .end();
  });
}
async function addUser(gyre: Gyre, name: string): Promise<void> {
  const { revision } = await gyre.ask<{ revision: number }>('POST', '/proxy-users', { name, password });
  await inForce(gyre, revision);
}

test('a country is kept over ten thousand requests, and refused when it is gone', async () => {
  const world = await openWorld(4);
  const { gyre, target } = world;
  const { items } = await gyre.ask<{ items: { id: string }[] }>('GET', '/exits');
  for (const [i, { id }] of items.entries())
    await gyre.ask('PATCH', `/exits/${id}`, { place: { country: i < 2 ? 'DE' : 'US' } });
  await addUser(gyre, 'alice');
  const german = new Set(items.slice(0, 2).map((it) => it.id));
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const url = `http://a.test:${target.port}/`;
  const ask = () => get(gyre.proxyPort, agent, 'alice-country-de', url);
  const answers = await load(10_000, 50, ask, () => {});
  expect(answers.filter((it) => it.status !== 200 || !german.has(it.exit))).toEqual([]);
  expect(new Set(answers.map((it) => it.exit))).toEqual(german);
  const { revision } = await gyre.ask<{ revision: number }>('POST', '/exits/bulk', {
    selection: { ids: [...german] },
    action: { verb: 'set-state', adminState: 'disabled' },
  });
  await inForce(gyre, revision);
  expect((await ask()).status).toBe(503);
  agent.destroy();
  await world.close();
});

test('a strict session shows one exit through the death of processes, an import and a change of its pool', async () => {
  const world = await openWorld(5, { workers: 2 });
  const { gyre, target } = world;
  await addUser(gyre, 'alice');
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const url = `http://a.test:${target.port}/`;
  const ask = () => get(gyre.proxyPort, agent, 'alice-session-a-guarantee-strict', url);
  const newcomers = await Promise.all(
    Array.from({ length: 4 }, (_, i) => startFakeExit({ scheme: 'http', label: `n${i}`, sources: target.sources })),
  );
  const events: Promise<unknown>[] = [];
  const happen = (n: number): void => {
    if (n === 2000) events.push(gyre.workerPids().then(([first]) => process.kill(first!, 'SIGKILL')));
    if (n === 4000) events.push(gyre.controlPid().then((pid) => process.kill(pid, 'SIGKILL')));
    if (n === 6500)
      events.push(
        until(() => importExits(gyre, newcomers.map((it) => it.url).join('\n')).catch(() => undefined), 'imported'),
      );
    if (n === 8000) events.push(changePool(gyre));
  };
  const answers = await load(10_000, 20, ask, happen);
  await Promise.all(events);
  expect(new Set(answers.filter((it) => it.exit !== '').map((it) => it.exit)).size).toBe(1);
  // Only connections of the worker that was killed broke.
  expect(answers.filter((it) => it.status !== 200).length).toBeLessThanOrEqual(200);
  expect(answers.filter((it) => typeof it.status === 'number' && it.status !== 200)).toEqual([]);
  agent.destroy();
  await world.close();
  await Promise.all(newcomers.map((it) => it.close()));
});
/** Another strategy, and a member less that is not the session's. */
async function changePool(gyre: Gyre): Promise<void> {
  const { items } = await gyre.ask<{ items: { id: string }[] }>('GET', '/pools');
  await gyre.ask('PATCH', `/pools/${items[0]!.id}`, { strategy: 'least-in-flight', query: '-label:n0' });
}

test('sessions outlive a restart, and rules send one site to another country', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gyre-e2e-'));
  const world = await openWorld(6, { dataDir });
  const { gyre, target } = world;
  await addUser(gyre, 'alice');
  await addUser(gyre, 'bob');
  const agent = new Agent({ keepAlive: false });
  const url = `http://www.example.test:${target.port}/`;
  const exitFor = async (port: number, user: string): Promise<string> => (await get(port, agent, user, url)).exit;
  const names = Array.from({ length: 8 }, (_, i) => `s${i}`);
  const homes = new Map<string, string>();
  for (const name of names) homes.set(name, await exitFor(gyre.proxyPort, `alice-session-${name}`));
  const bobs = await Promise.all(names.map((name) => exitFor(gyre.proxyPort, `bob-session-${name}`)));
  expect(bobs).not.toEqual([...homes.values()]);
  await until(async () => {
    const { total } = await gyre.ask<{ total: number }>('GET', '/sessions');
    return total === 16 || undefined;
  }, 'all sessions are known');
  await gyre.stop();
  const again = await startGyre({ dataDir });
  for (const [name, home] of homes) expect(await exitFor(again.proxyPort, `alice-session-${name}`)).toBe(home);

  const { items } = await again.ask<{ items: { id: string }[] }>('GET', '/exits');
  const british = items[3]!.id;
  await again.ask('PATCH', `/exits/${british}`, { place: { country: 'GB' } });
  const rule = { name: 'britain', when: { targets: ['*.example.test'] }, then: { criteria: { countries: ['GB'] } } };
  const { revision, data } = await again.ask<{ revision: number; data: { id: string } }>('POST', '/rules', rule);
  await inForce(again, revision);
  for (let i = 0; i < 6; i++) expect(await exitFor(again.proxyPort, 'alice')).toBe(british);
  const elsewhere = new Set<string>();
  for (let i = 0; i < 6; i++)
    elsewhere.add((await get(again.proxyPort, agent, 'alice', `http://a.test:${target.port}/`)).exit);
  expect(elsewhere.size).toBeGreaterThan(3);
  const walk = await again.ask<{ rule: { id: string } | null; outcome: { exitId: string } }>('POST', '/explain', {
    ...{ proxyUser: 'alice', target: 'www.example.test', kind: 'exchange', method: 'GET' },
  });
  expect(walk).toMatchObject({ rule: { id: data.id }, outcome: { exitId: british } });
  await again.stop();
  await world.close();
  await rm(dataDir, { recursive: true, force: true });
});
