// A backup is restored while clients are served: nothing of theirs breaks, and what was there then is there again.
import { mkdirSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Gyre, until } from '../harness/processes.ts';
import { get } from '../harness/requests.ts';
import { importExits, openWorld } from '../harness/world.ts';

interface Made {
  readonly data: { readonly id: string };
}
const labels = async (gyre: Gyre): Promise<string[]> => {
  const { items } = await gyre.ask<{ items: { label: string }[] }>('GET', '/exits?limit=500');
  return items.map((it) => it.label).sort();
};

test('a backup is restored under load without a failed request, and workers run what was there then', async () => {
  const world = await openWorld(3, { workers: 2 });
  const { gyre, target } = world;
  const before = await labels(gyre);
  const { data } = await gyre.ask<Made>('POST', '/backups');
  await importExits(gyre, 'http://127.0.0.1:9#new');
  await gyre.ask('POST', '/pools', { name: 'later' });
  const { revision } = await gyre.ask<{ revision: number }>('GET', '/revisions/current');

  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const url = `http://a.test:${target.port}/`;
  const answers: Record<string, number> = {};
  let loading = true;
  const client = async (): Promise<void> => {
    while (loading) {
      const answer = await get(gyre.proxyPort, agent, url);
      answers[answer] = (answers[answer] ?? 0) + 1;
    }
  };
  const clients = Array.from({ length: 8 }, client);
  await gyre.ask('POST', `/backups/${data.id}/restore`, { confirm: data.id });
  const restored = await until(async () => {
    const state = await gyre.api('GET', '/revisions/current').catch(() => undefined);
    if (state?.status !== 200) return undefined;
    const now = (await state.json()) as { revision: number; running: number; total: number };
    return (now.revision > revision && now.running === 2 && now) || undefined;
  }, 'both workers run the restored one');
  expect(restored.revision).toBe(revision + 1);
  expect(await labels(gyre)).toEqual(before);
  const pools = await gyre.ask<{ items: { name: string }[] }>('GET', '/pools');
  expect(pools.items.map((it) => it.name)).not.toContain('later');
  const changes = await gyre.ask<{ items: { noun: string; summary: string }[] }>('GET', '/changes?limit=1');
  expect(changes.items[0]).toMatchObject({ noun: 'backups', summary: expect.stringContaining(data.id) });

  loading = false;
  await Promise.all(clients);
  agent.destroy();
  expect(Object.keys(answers)).toEqual(['200']);
  // What was there before is a backup itself, and can be restored in turn.
  const { items } = await gyre.ask<{ items: { id: string; why: string }[] }>('GET', '/backups');
  expect(items.map((it) => it.why)).toEqual(['restore', 'asked']);
  await gyre.ask('POST', `/backups/${items[0]!.id}/restore`, { confirm: items[0]!.id });
  await until(async () => {
    const all = await labels(gyre).catch(() => undefined);
    return all?.includes('new') || undefined;
  }, 'what was there before is there again');
  await world.close();
});

test('a restore that cannot be made loses nothing', async () => {
  const world = await openWorld(2, { workers: 1 });
  const { gyre } = world;
  const { data } = await gyre.ask<Made>('POST', '/backups');
  await importExits(gyre, 'http://127.0.0.1:9#new');
  const before = await labels(gyre);
  // What would be written first is in the way.
  mkdirSync(join(gyre.dataDir, 'gyre.db.new'));
  await gyre.ask('POST', `/backups/${data.id}/restore`, { confirm: data.id });
  await until(() => gyre.output().includes('cannot be restored') || undefined, 'the restore has failed');
  const after = await until(() => labels(gyre).catch(() => undefined), 'the API answers again');
  expect(after).toEqual(before);
  await world.close();
});
