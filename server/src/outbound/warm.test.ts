import { afterEach, describe, expect, it } from 'vitest';
import { type FakeExit, startFakeExit } from '../../testkit/fake-exit.ts';
import { type FarAway, startFarAway } from '../../testkit/far-away.ts';
import { recordOf } from '../../testkit/house.ts';
import type { Exit } from '../core/model/exit.ts';
import { noAttempts } from '../core/retry/attempt-counts.ts';
import { warmIdleMs } from '../core/retry/warm-size.ts';
import { exitOf } from '../core/snapshot/exit-facts.ts';
import type { Connection } from '../net/connection.ts';
import { Deadlines } from '../net/deadlines.ts';
import { Resolver } from '../net/resolve.ts';
import { Warm } from './warm.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** An https exit behind a forwarder, and a clock that the test sets. */
async function setUp(): Promise<{
  warm: Warm;
  exit: Exit;
  far: FarAway;
  fake: FakeExit;
  go: (ms: number) => void;
  counts: ReturnType<typeof noAttempts>;
}> {
  const fake = await startFakeExit({ scheme: 'https' });
  const far = await startFarAway(fake.port, 10);
  let ahead = 0;
  const now = (): number => performance.now() + ahead;
  const deadlines = new Deadlines(now);
  const counts = noAttempts();
  const ground = { deadlines, now, resolver: new Resolver(now), mayReachAddress: () => undefined };
  const warm = new Warm(ground, counts);
  closers.push(
    () => fake.close(),
    () => far.close(),
    () => warm.closeAll(),
  );
  const exit = exitOf(recordOf(fake, { port: far.port }));
  const go = (ms: number): void => {
    ahead += ms;
    deadlines.advance();
  };
  return { warm, exit, far, fake, go, counts };
}
/** It was asked for twice, and opening takes long: some are opened ahead. */
async function busy(most = 4) {
  const world = await setUp();
  const { warm, exit } = world;
  warm.opened(exit, 100);
  for (let i = 0; i < 20; i++) warm.take(exit, most, warmIdleMs);
  await expect.poll(() => warm.size).toBeGreaterThan(0);
  return world;
}
const takenFrom = ({ warm, exit }: { warm: Warm; exit: Exit }): Connection => {
  const connection = warm.take(exit, 4, warmIdleMs);
  closers.push(() => connection?.cut());
  return connection!;
};

describe('warm connections', () => {
  it('are opened for an exit that is busy and far, and handed out open', async () => {
    const world = await busy();
    const connection = takenFrom(world);
    expect(connection.nodeSocket.writable).toBe(true);
    expect('encrypted' in connection.nodeSocket).toBe(true);
    expect(world.counts).toMatchObject({ warmHits: 1, warmMisses: 20 });
  });
  it('are none for an exit that opens at once', async () => {
    const { warm, exit, far } = await setUp();
    warm.opened(exit, 1);
    for (let i = 0; i < 20; i++) warm.take(exit, 4, warmIdleMs);
    await new Promise(setImmediate);
    expect([warm.size, far.accepted]).toEqual([0, 0]);
  });
  it('are never more than the pool allows', async () => {
    const { warm, far } = await busy(2);
    await expect.poll(() => warm.size).toBe(2);
    expect(far.accepted).toBe(2);
  });
  it('that the exit closed are not handed out', async () => {
    const { warm, far, exit } = await busy();
    far.cutAll();
    await expect.poll(() => warm.size).toBe(0);
    expect(warm.take(exit, 4, warmIdleMs)).toBeUndefined();
  });
  it('that have been idle for longer than the request can use are not handed out', async () => {
    const { warm, exit, go } = await busy();
    go(2000);
    expect(warm.take(exit, 4, 1000)).toBeUndefined();
    expect(warm.take(exit, 4, warmIdleMs)).toBeDefined();
  });
  it('end when they have been idle for long', async () => {
    const { warm, far, go } = await busy();
    await expect.poll(() => far.open).toBe(warm.size);
    go(warmIdleMs + 200);
    expect(warm.size).toBe(0);
    await expect.poll(() => far.open).toBe(0);
  });
  it('end with their exit', async () => {
    const { warm, exit, far } = await busy();
    warm.drop(exit.id);
    expect(warm.size).toBe(0);
    await expect.poll(() => far.open).toBe(0);
  });
  it('of an exit that leads elsewhere now are not handed out; other logins do not matter', async () => {
    const { warm, exit } = await busy();
    expect(warm.take({ ...exit, login: 'other' }, 4, warmIdleMs)).toBeDefined();
    expect(warm.take({ ...exit, port: 9 }, 4, warmIdleMs)).toBeUndefined();
    expect(warm.size).toBe(0);
  });
  it('are left alone for a while after one could not be opened', async () => {
    const { warm, exit, far, fake } = await setUp();
    await fake.close();
    warm.opened(exit, 100);
    for (let i = 0; i < 20; i++) warm.take(exit, 4, warmIdleMs);
    await expect.poll(() => far.accepted).toBeGreaterThan(0);
    await expect.poll(() => far.open).toBe(0);
    const { accepted } = far;
    for (let i = 0; i < 20; i++) warm.take(exit, 4, warmIdleMs);
    await new Promise(setImmediate);
    expect(far.accepted).toBe(accepted);
  });
});
