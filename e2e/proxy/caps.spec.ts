// A cap over several workers and the death of each process: what passes stays within the cap and its stated bound, and all of it can be used.
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { expect, test } from '@playwright/test';
import { type Gyre, until } from '../harness/processes.ts';
import { get } from '../harness/requests.ts';
import { inForce, openWorld } from '../harness/world.ts';

interface User {
  readonly id: string;
  readonly use: { readonly month: { readonly bytes: number }; readonly spentUntil: number | null };
}
/** It does nothing any more, whether its parent has heard of that or not. */
function isGone(pid: number): boolean {
  try {
    return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}
const cap = 30_000_000;
const piece = 100_000;
/** Credit of all workers: 1 % of the cap. */
const credit = cap / 100;
/** Requests right before a kill, which may be forgotten; as many as may be on their way to control; and as much as control has not written. */
const forgotten = 10;

test('a cap holds over three workers and the kill of a worker and of control, and all of it can be used', async () => {
  test.setTimeout(120_000);
  const { gyre, target, close } = await openWorld(2, { workers: 3 });
  const made = await gyre.ask<{ data: User; revision: number }>('POST', '/proxy-users', {
    ...{ name: 'alice', password: 'a long enough password', caps: { bytesPerMonth: cap } },
  });
  await inForce(gyre, made.revision);
  const userOf = (): Promise<User> => gyre.ask<User>('GET', `/proxy-users/${made.data.id}`);
  const login = `Basic ${Buffer.from('alice:a long enough password').toString('base64')}`;
  const url = `http://a.test:${target.port}/bytes/${piece}`;
  let passed = 0;
  let refused = 0;
  /** A connection of its own each time: the workers share them. */
  const ask = async (): Promise<void> => {
    const status = await get(gyre.proxyPort, new Agent(), url, { 'proxy-authorization': login });
    if (status === 200) passed += piece;
    else if (status === 429) refused++;
  };
  const some = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += 10) await Promise.all(Array.from({ length: 10 }, ask));
  };
  const known = async (lost: number): Promise<void> => {
    const all = passed - lost * piece;
    await until(async () => (await userOf()).use.month.bytes >= all || undefined, 'what passed is known');
  };
  await some(60);
  await known(0);
  const [victim] = await gyre.workerPids();
  await some(forgotten);
  process.kill(victim!, 'SIGKILL');
  await whole(gyre, victim);
  await some(60);
  await known(forgotten);
  const control = await gyre.controlPid();
  await some(forgotten);
  process.kill(control, 'SIGKILL');
  // What is told to one that is about to be gone would be forgotten besides.
  await until(() => Promise.resolve(isGone(control) || undefined), 'control is gone');
  // Workers go on with what they hold.
  const alone = passed;
  await some(30);
  expect(passed).toBeGreaterThan(alone);
  await until(
    async () => ((await gyre.controlPid().catch(() => control)) !== control ? true : undefined),
    'control is back',
  );
  await whole(gyre, undefined);
  await until(async () => {
    await some(10);
    return (await userOf()).use.spentUntil !== null || undefined;
  }, 'the cap is spent');
  const before = refused;
  await some(10);
  expect(refused - before).toBe(10);
  const { use } = await userOf();
  expect(use.month.bytes).toBeGreaterThanOrEqual(cap);
  // And what ten requests at once carry when it ends.
  const bound = cap + credit + 3 * 65_536 + 10 * piece;
  expect(use.month.bytes).toBeLessThan(bound);
  // Heads and answers that were cut short are counted too.
  expect(passed).toBeGreaterThan(cap * 0.9);
  expect(passed).toBeLessThan(bound + 3 * forgotten * piece);

  const raised = await gyre.ask<{ revision: number }>('PATCH', `/proxy-users/${made.data.id}`, {
    caps: { bytesPerMonth: 10 * cap },
  });
  await inForce(gyre, raised.revision);
  expect(await get(gyre.proxyPort, new Agent(), url, { 'proxy-authorization': login })).toBe(200);
  await close();
});

const whole = (gyre: Gyre, without: number | undefined): Promise<true> =>
  until(async () => {
    const pids = await gyre.workerPids().catch(() => []);
    return pids.length === 3 && !(pids as readonly (number | undefined)[]).includes(without) ? true : undefined;
  }, 'three workers run');
