// Issue 4: kill -9 of anything, at any time, under load: no acknowledged write lost, no session moved, nothing leaked.
// Six times in `npm test`, twenty in `npm run soak`.
import { readdir, readFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { expect, test } from '@playwright/test';
import { type Gyre, until } from '../harness/processes.ts';
import { get } from '../harness/requests.ts';
import { inForce, openWorld } from '../harness/world.ts';

const kills = process.env['GYRE_SOAK'] === undefined ? 6 : 20;
const sessions = 12;

/** Open descriptors, and resident memory in MB, of a process. */
async function held(pid: number): Promise<{ readonly descriptors: number; readonly mb: number }> {
  const descriptors = (await readdir(`/proc/${pid}/fd`)).length;
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return { descriptors, mb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 };
}
const supervisorOf = async (pid: number): Promise<number> =>
  Number(/PPid:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Where each session leaves: label of its exit by name. */
async function placesOf(gyre: Gyre): Promise<ReadonlyMap<string, string>> {
  const { items } = await gyre.ask<{ items: { name: string; exitId: string }[] }>('GET', '/sessions?limit=500');
  return new Map(items.map((it) => [it.name, it.exitId]));
}
/** Two workers and control, none of those that were killed: what is listed may be from a moment ago. */
const whole = (gyre: Gyre, killed: ReadonlySet<number>): Promise<readonly number[]> =>
  until(
    async () => {
      const pids = [...(await gyre.workerPids().catch(() => [])), await gyre.controlPid().catch(() => 0)];
      return pids.length === 3 && pids.every((pid) => pid !== 0 && !killed.has(pid)) ? pids : undefined;
    },
    'two workers and control run',
    30_000,
  );

test('killing anything under load loses no write, moves no session and leaks nothing', async () => {
  test.setTimeout(300_000);
  const { gyre, target, close } = await openWorld(6, { workers: 2 });
  const alice = { name: 'alice', password: 'a long enough password' };
  const { revision } = await gyre.ask<{ revision: number }>('POST', '/proxy-users', alice);
  await inForce(gyre, revision);
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const url = `http://a.test:${target.port}/`;
  const asUser = (name: string): Promise<number | string> => {
    const login = Buffer.from(`${alice.name}-session-${name}-guarantee-strict:${alice.password}`);
    return get(gyre.proxyPort, agent, url, { 'proxy-authorization': `Basic ${login.toString('base64')}` });
  };
  const names = Array.from({ length: sessions }, (_, i) => `s${i}`);
  for (const name of names) expect(await asUser(name)).toBe(200);
  const placed = await until(async () => {
    const places = await placesOf(gyre);
    return places.size === sessions ? places : undefined;
  }, 'control knows every session');
  const supervisor = await supervisorOf(await gyre.controlPid());
  const before = await held(supervisor);

  let over = false;
  let answered = 0;
  const lane = async (i: number): Promise<void> => {
    for (let n = i; !over; n++) if ((await asUser(names[n % sessions]!)) === 200) answered++;
  };
  const lanes = Array.from({ length: 4 }, (_, i) => lane(i));
  const acknowledged: string[] = [];
  const killed = new Set<number>();
  // A generator of its own, so that each run kills in the same order.
  let seed = 7;
  const next = (most: number): number => (seed = (seed * 48271) % 2147483647) % most;
  for (let n = 0; n < kills; n++) {
    const pids = await whole(gyre, killed);
    const name = `kept${n}`;
    const written = gyre.ask('POST', '/pools', { name }).then(
      () => acknowledged.push(name),
      () => {},
    );
    // Sometimes in the middle of the write, sometimes right behind it.
    if (next(2) === 0) await written;
    const victim = pids[next(3)]!;
    killed.add(victim);
    process.kill(victim, 'SIGKILL');
    await written;
    const seen = answered;
    await until(() => (answered > seen ? true : undefined), 'traffic goes on');
  }
  over = true;
  await Promise.all(lanes);
  await whole(gyre, killed);
  const { items } = await gyre.ask<{ items: { name: string }[] }>('GET', '/pools?limit=500');
  expect(items.map((it) => it.name)).toEqual(expect.arrayContaining(acknowledged));
  for (const name of names) expect(await asUser(name)).toBe(200);
  await until(async () => {
    const places = await placesOf(gyre);
    return names.every((name) => places.get(name) === placed.get(name)) || undefined;
  }, 'every session is where it was');
  const after = await held(supervisor);
  expect(after.descriptors).toBeLessThanOrEqual(before.descriptors + 2);
  expect(after.mb).toBeLessThan(before.mb + 30);
  agent.destroy();
  await close();
});
