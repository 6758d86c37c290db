// Connections opened ahead, through a whole worker: requests through a busy exit that is far away do not wait for its connection.
import { afterEach, describe, expect, it } from 'vitest';
import { defaultResilience, type WarmPolicy } from '@gyre/shared/contract/resilience';
import type { ExitRecord } from '../src/core/snapshot/records.ts';
import type { TrafficReport } from '../src/link/messages.ts';
import { type FarAway, startFarAway } from '../testkit/far-away.ts';
import { recordOf, type TestHouse } from '../testkit/house.ts';
import { RawClient } from '../testkit/raw-client.ts';
import { poolRecord } from '../testkit/records.ts';
import { stage } from './stage.ts';

const world = stage();
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const reportsOf = (h: TestHouse): TrafficReport[] => h.heard.flatMap((m) => (m.type === 'report' ? [m.report] : []));
const hits = (h: TestHouse): number => reportsOf(h).reduce((sum, { further }) => sum + further.warmHits, 0);

async function farExit(
  over: Partial<ExitRecord> = {},
  warm: Partial<WarmPolicy> = {},
): Promise<{ far: FarAway; h: TestHouse }> {
  const exit = await world.exit({ scheme: 'https', label: 'far' });
  const far = await startFarAway(exit.port, 40);
  closers.push(() => far.close());
  const resilience = { ...defaultResilience, warm: { ...defaultResilience.warm, ...warm } };
  const pools = [poolRecord('pool_default', { resilience })];
  const h = await world.house({ exits: [recordOf(exit, { port: far.port, ...over })], pools });
  return { far, h };
}
async function tunnel(h: TestHouse): Promise<void> {
  const client = await RawClient.open(h.port);
  expect(await client.write(`CONNECT a.test:${world.target.port} HTTP/1.1\r\n\r\n`).until('\r\n\r\n')).toContain(
    ' 200 ',
  );
  client.cut();
}
async function post(h: TestHouse): Promise<void> {
  const client = await RawClient.open(h.port);
  const url = `http://a.test:${world.target.port}/`;
  client.write(`POST ${url} HTTP/1.1\r\nHost: a.test\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx`);
  expect(await client.rest()).toContain(' 200 ');
}

describe('a busy exit far away', () => {
  it('has connections ready for tunnels', async () => {
    const { h } = await farExit();
    for (let i = 0; i < 12; i++) await tunnel(h);
    await h.until(() => hits(h) >= 5, 'dials that began with an open connection');
  });
  it('gets a new connection, unseen by the client, when one that was ready is gone', async () => {
    const { h, far } = await farExit();
    for (let i = 0; i < 12; i++) await tunnel(h);
    for (let i = 0; i < 5; i++) {
      far.cutAll();
      await Promise.all([tunnel(h), tunnel(h), tunnel(h)]);
    }
  });
  it('has none while it counts requests, unless that is allowed', async () => {
    const capped = await farExit({ maxInFlight: 10 });
    for (let i = 0; i < 8; i++) await tunnel(capped.h);
    expect(capped.far.accepted).toBe(8);
    const allowed = await farExit({ maxInFlight: 10 }, { cappedExits: true });
    for (let i = 0; i < 12; i++) await tunnel(allowed.h);
    await allowed.h.until(() => hits(allowed.h) > 0, 'a hit');
  });
  it('has none when the pool wants none', async () => {
    const { h, far } = await farExit({}, { enabled: false });
    for (let i = 0; i < 8; i++) await tunnel(h);
    expect(far.accepted).toBe(8);
  });
  it('loses them when it is ejected, and when it is removed', async () => {
    const { h, far } = await farExit();
    for (let i = 0; i < 12; i++) await tunnel(h);
    await expect.poll(() => far.open).toBeGreaterThan(0);
    h.health([['exit_far', 'ejected']]);
    await expect.poll(() => far.open).toBe(0);
  });
  it('takes a POST on a fresh one', async () => {
    const { h } = await farExit();
    for (let i = 0; i < 12; i++) await post(h);
    expect(world.target.seen.filter(({ method }) => method === 'POST')).toHaveLength(12);
  });
});
