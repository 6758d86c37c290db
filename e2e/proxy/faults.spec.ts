// What the promises say happens when exits and processes die under load.
import { cp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { expect, test } from '@playwright/test';
import { startFakeExit } from '@gyre/server/testkit/fake-exit';
import { startFakeTarget } from '@gyre/server/testkit/fake-target';
import { load } from '../harness/load.ts';
import { type Gyre, startGyre, until } from '../harness/processes.ts';
import { get, tunnel } from '../harness/requests.ts';
import { importExits, openWorld } from '../harness/world.ts';

/** What was not answered with 200. */
async function failuresOf(...args: Parameters<typeof load<number | string>>): Promise<(number | string)[]> {
  return (await load(...args)).filter((answer) => answer !== 200);
}

/** The process ids of two workers, once both are linked to control. */
const bothWorkers = (gyre: Gyre): Promise<number[]> =>
  until(async () => {
    const pids = await gyre.workerPids().catch(() => []);
    return pids.length === 2 ? pids : undefined;
  }, 'two workers are linked');

test('an exit of three dies under load and no client sees an error', async () => {
  const { gyre, target, exits, close } = await openWorld(3);
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const url = `http://a.test:${target.port}/`;
  const dies = (n: number) => void (n === 300 && exits[1]!.kill());
  expect(await failuresOf(1000, 50, () => get(gyre.proxyPort, agent, url), dies)).toEqual([]);
  await until(async () => {
    const { items } = await gyre.ask<{ items: { health: { state: string } }[] }>('GET', '/exits?q=state:ejected');
    return items.length === 1 || undefined;
  }, 'the dead exit is ejected');
  await exits[1]!.revive();
  const dies2 = (n: number) => void (n === 300 && exits[0]!.kill());
  expect(await failuresOf(1000, 50, () => tunnel(gyre.proxyPort, `a.test:${target.port}`), dies2)).toEqual([]);
  agent.destroy();
  await close();
});

test('a dead exit comes back by itself', async () => {
  const { gyre, target, exits, close } = await openWorld(2);
  await gyre.ask('PATCH', '/settings', {
    probe: { intervalMs: 5000, timeoutMs: 2000 },
    health: { baseEjectionMs: 1000 },
  });
  await exits[0]!.kill();
  const agent = new Agent({ keepAlive: true });
  const states = async (): Promise<string> => {
    const { items } = await gyre.ask<{ items: { health: { state: string } }[] }>('GET', '/exits?sort=label');
    return items.map((exit) => exit.health.state).join();
  };
  await until(async () => {
    await get(gyre.proxyPort, agent, `http://a.test:${target.port}/`);
    return (await states()).includes('ejected') || undefined;
  }, 'it is ejected');
  await exits[0]!.revive();
  await until(async () => ((await states()) === 'healthy,healthy' ? true : undefined), 'it is healthy again', 30_000);
  agent.destroy();
  await close();
});

test('a killed worker is back in under a second and only its own connections break', async () => {
  const { gyre, target, close } = await openWorld(3, { workers: 2 });
  const before = await bothWorkers(gyre);
  const killedAt = Date.now();
  process.kill(before[0]!, 'SIGKILL');
  await until(async () => {
    const now = await gyre.workerPids();
    return (now.length === 2 && !now.includes(before[0]!)) || undefined;
  }, 'two workers run again');
  // Promised is one second; a busy machine may need longer to start any program at all.
  test.info().annotations.push({ type: 'back after', description: `${Date.now() - killedAt} ms` });
  expect(Date.now() - killedAt).toBeLessThan(5000);
  const authority = `a.test:${target.port}`;
  expect(
    await failuresOf(
      50,
      5,
      () => tunnel(gyre.proxyPort, authority),
      () => {},
    ),
  ).toEqual([]);
  await close();
});

test('a killed control process is not noticed by traffic, and its changes are there after', async () => {
  const { gyre, target, close } = await openWorld(3, { workers: 2 });
  const workers = await bothWorkers(gyre);
  const control = await gyre.controlPid();
  const { revision } = await gyre.ask<{ revision: number }>('POST', '/pools', { name: 'kept' });
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const url = `http://a.test:${target.port}/`;
  const kill = (n: number) => void (n === 100 && process.kill(control, 'SIGKILL'));
  expect(await failuresOf(1500, 20, () => get(gyre.proxyPort, agent, url), kill)).toEqual([]);
  await until(
    async () => (await fetch(`${gyre.adminUrl}/readyz`).catch(() => undefined))?.ok || undefined,
    'control is back',
  );
  expect(await gyre.controlPid()).not.toBe(control);
  expect((await bothWorkers(gyre)).sort()).toEqual(workers.sort());
  const pools = await gyre.ask<{ items: { name: string }[] }>('GET', '/pools');
  expect(pools.items.map((pool) => pool.name)).toContain('kept');
  const now = await gyre.ask<{ revision: number }>('GET', '/revisions/current');
  expect(now.revision).toBeGreaterThanOrEqual(revision);
  agent.destroy();
  await close();
});

test('changes of everything under load drop no connection and fail no request', async () => {
  const { gyre, target, exits, close } = await openWorld(4, { workers: 2 });
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const url = `http://a.test:${target.port}/`;
  const { items } = await gyre.ask<{ items: { id: string }[] }>('GET', '/pools');
  const { items: listed } = await gyre.ask<{ items: { id: string }[] }>('GET', '/exits');
  const pool = `/pools/${items[0]!.id}`;
  const changes: (() => Promise<unknown>)[] = [
    () => gyre.ask('PATCH', pool, { strategy: 'least-in-flight', retry: { maxAttempts: 4 } }),
    () => gyre.ask('PATCH', '/settings', { limits: { headTimeoutMs: 20_000 } }),
    () => gyre.ask('PATCH', `/exits/${listed[0]!.id}`, { adminState: 'draining', weight: 7 }),
    () => gyre.ask('POST', '/rules', { name: 'nobody', when: { targets: ['other.test'] }, then: { refuse: {} } }),
    () => gyre.ask('DELETE', `/exits/${listed[1]!.id}`),
    () =>
      importExits(gyre, Array.from({ length: 300 }, (_, i) => `http://u${i}@127.0.0.1:${exits[2]!.port}`).join('\n')),
    () => gyre.ask('PATCH', pool, { query: 'scheme:http' }),
  ];
  const made: Promise<unknown>[] = [];
  const change = (n: number): void => {
    const next = n % 200 === 0 ? changes[n / 200 - 1] : undefined;
    if (next !== undefined) made.push(next());
  };
  const opened = new Set<unknown>();
  agent.on('free', (socket) => opened.add(socket));
  expect(await failuresOf(2000, 20, () => get(gyre.proxyPort, agent, url), change)).toEqual([]);
  await Promise.all(made);
  expect(made).toHaveLength(changes.length);
  // Each lane kept the connection it began with.
  expect(opened.size).toBeLessThanOrEqual(20);
  agent.destroy();
  await close();
});

test('SIGTERM drains: a request under way ends, then all processes do', async () => {
  const { gyre, target, close } = await openWorld(1);
  const agent = new Agent();
  const slow = get(gyre.proxyPort, agent, `http://a.test:${target.port}/slow/800`);
  await until(() => (target.seen.length > 0 ? true : undefined), 'the request is under way');
  const ended = gyre.stop();
  expect(await slow).toBe(200);
  expect(await ended).toBe(0);
  await close();
});

test('everything is there after a restart', async () => {
  const target = await startFakeTarget();
  const exit = await startFakeExit({
    scheme: 'http',
    label: 'kept',
    credentials: { username: 'u', password: 'p:w' },
    sources: target.sources,
  });
  const first = await startGyre();
  await importExits(first, exit.url);
  const dataDir = first.dataDir;
  const agent = new Agent();
  const url = `http://a.test:${target.port}/`;
  expect(await get(first.proxyPort, agent, url)).toBe(200);
  process.kill(await first.controlPid(), 'SIGKILL');
  const copy = `${dataDir}-copy`;
  await cp(dataDir, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  await first.stop();
  const second = await startGyre({ dataDir: copy });
  expect(await get(second.proxyPort, agent, url)).toBe(200);
  await second.stop();
  await rm(copy, { recursive: true, force: true });
  await exit.close();
  await target.close();
});
