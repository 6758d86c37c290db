// Nothing happens twice: whatever exits do, at whatever moment, a request that is not idempotent reaches the target at most once, and every client sees
// exactly one answer, whole or visibly cut.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultResilience } from '@gyre/shared/contract/resilience';
import { isIdempotent } from '../src/core/retry/policy.ts';
import { type FaultExit, faults, startFaultExit } from '../testkit/fault-exit.ts';
import { startHouse, type TestHouse } from '../testkit/house.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { exitRecord, poolRecord } from '../testkit/records.ts';

const exits: FaultExit[] = [];
let house: TestHouse | undefined;
beforeAll(async () => {
  for (let i = 0; i < 3; i++) exits.push(await startFaultExit());
  // Everything is tried elsewhere that may be, with a budget that never ends.
  const { budget, retryOn } = defaultResilience;
  const resilience = {
    ...defaultResilience,
    budget: { ...budget, retryFloor: 100_000, hedgeFloor: 100_000 },
    retryOn: { ...retryOn, targetStatuses: [403] },
  };
  const times = { attemptMs: 200, firstByteMs: 100, totalMs: 2000 };
  house = await startHouse({
    exits: exits.map(({ port }, i) => exitRecord(`exit_${i}`, { port })),
    pools: [poolRecord('pool_default', { maxAttempts: 3, resilience, ...times })],
  });
}, 20_000);
afterAll(async () => {
  house?.stop();
  for (const exit of exits) await exit.close();
});

/** `none` · `small` with the head · `late` a part of it a moment behind the head · `large` more than is kept for another attempt. */
const bodies = ['none', 'small', 'late', 'large'] as const;
const requests = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'POST', 'PATCH', 'BREW'),
  body: fc.constantFrom(...bodies),
});
const fault = fc.constantFrom(...faults);
const scenes = fc.record({
  faults: fc.tuple(fault, fault, fault),
  // On one connection, one after the other: the second may go out on a kept connection to an exit.
  requests: fc.array(requests, { minLength: 1, maxLength: 2 }),
});

let ids = 0;
type Asked = typeof requests extends fc.Arbitrary<infer R> ? R : never;

async function send(client: RawClient, id: string, { method, body }: Asked): Promise<string> {
  const text = body === 'none' ? '' : body === 'large' ? `${id}${'#'.repeat(100_000)}` : `${id} body`;
  const length = body === 'none' ? '' : `Content-Length: ${text.length}\r\n`;
  client.write(`${method} http://a.test/ HTTP/1.1\r\nHost: a.test\r\nX-Id: ${id}\r\n${length}\r\n`);
  if (body !== 'late') return (void client.write(text), text);
  client.write(text.slice(0, 3));
  await new Promise((resolve) => setTimeout(resolve, 5));
  client.write(text.slice(3));
  return text;
}

/** The answer as the client sees it; undefined when the connection was cut in the middle. */
async function hear(client: RawClient, method: string): Promise<{ status: number; head: string } | undefined> {
  const head = await client.until('\r\n\r\n').catch(() => '');
  if (head === '') return undefined;
  const length = method === 'HEAD' ? 0 : Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  const whole = await client.bytes(length).then(
    () => true,
    () => false,
  );
  return whole ? { status: Number(head.split(' ')[1]), head } : undefined;
}

async function play(scene: typeof scenes extends fc.Arbitrary<infer S> ? S : never): Promise<void> {
  exits.forEach((exit, i) => (exit.fault = scene.faults[i]!));
  const client = await RawClient.open(house!.port);
  for (const asked of scene.requests) {
    const id = `r${ids++}`;
    const text = await send(client, id, asked);
    const answer = await hear(client, asked.method);
    const reached = exits.flatMap((exit) => exit.reached(id));
    if (!isIdempotent(asked.method))
      expect(reached.length, `${asked.method} ${scene.faults.join()}`).toBeLessThanOrEqual(1);
    // What a target gets is the request as it was, never a part of it (unless the exit answers too early).
    if (!scene.faults.includes('early')) for (const body of reached) expect(body === text).toBe(true);
    if (answer === undefined) break;
    expect([200, 429, 502, 503, 504]).toContain(answer.status);
    if (answer.status === 200) expect(reached.length).toBeGreaterThanOrEqual(1);
    if (/^connection: close/im.test(answer.head)) break;
  }
  // Nothing comes behind the answers; behind one that was cut at most the part of its body that had come.
  client.end();
  expect('he'.startsWith(await client.rest().catch(() => ''))).toBe(true);
}

it('whatever fails when, no side effect is repeated and every client gets one answer', async () => {
  await fc.assert(fc.asyncProperty(scenes, play), { numRuns: 80 });
  expect(ids).toBeGreaterThan(80);
}, 60_000);

/** The answers of three clients, one after the other. */
async function threeTimes(method: 'GET' | 'POST'): Promise<(number | undefined)[]> {
  const answers: (number | undefined)[] = [];
  for (let i = 0; i < 3; i++) {
    const client = await RawClient.open(house!.port);
    await send(client, `r${ids++}`, { method, body: 'small' });
    answers.push((await hear(client, method))?.status);
    client.cut();
  }
  return answers;
}

it('each fault by itself, beside exits that work: what may be repeated is', async () => {
  for (const one of faults) {
    exits.forEach((exit, i) => (exit.fault = i === 0 ? one : 'work'));
    const allowed = one === 'cut-body' ? [200, undefined] : [200];
    for (const status of await threeTimes('GET')) expect(allowed, one).toContain(status);
    for (const status of await threeTimes('POST')) expect([...allowed, 502, 504], one).toContain(status);
  }
}, 30_000);
