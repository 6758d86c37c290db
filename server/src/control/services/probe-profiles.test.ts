import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import type { ProbeRun } from '@gyre/shared/contract/health';
import { ProbePlans } from '../health/probe-plans.ts';
import type { Running } from '../running-port.ts';

let house: StoredHouse;
let running: Running | undefined;
beforeEach(() => {
  running = undefined;
  house = openStoredHouse({ running: () => running });
});
afterEach(() => house.close());

const create = async (name: string, more: object = {}) =>
  (await house.call('probeProfiles.create', { body: { name, ...more } })).data;
const update = async (id: string, body: object, ifVersion?: number) =>
  (
    await house.call('probeProfiles.update', {
      params: { id },
      body,
      ...(ifVersion === undefined ? {} : { ifVersion }),
    })
  ).data;
const pool = async (name: string, more: object = {}) =>
  (await house.call('pools.create', { body: { name, ...more } })).data;
const wrong = (pointer: string) => ({ code: 'validation', fields: [{ pointer }] });

describe('probe profiles', () => {
  it('are made, read, changed and removed, each with its line in the audit', async () => {
    const made = await create('shop', { target: 'https://shop.example/', expect: { statuses: ['200-299'] } });
    expect(made).toMatchObject({
      ...{ name: 'shop', method: 'GET', verifyTls: true, failures: 2, successes: 2, pools: [], version: 1 },
      expect: { statuses: ['200-299'], header: null, bodyText: null },
    });
    const changed = await update(made.id, { expect: { bodyText: 'cart' }, failures: 5 }, 1);
    expect(changed).toMatchObject({ failures: 5, expect: { statuses: ['200-299'], bodyText: 'cart' }, version: 2 });
    expect(await house.call('probeProfiles.get', { params: { id: made.id } })).toEqual(changed);
    expect(await house.call('probeProfiles.list')).toMatchObject({ items: [changed], total: 1 });
    await expect(update(made.id, { failures: 4 }, 1)).rejects.toMatchObject({ code: 'precondition' });
    const { revision } = await house.call('probeProfiles.remove', { params: { id: made.id } });
    await expect(house.call('probeProfiles.get', { params: { id: made.id } })).rejects.toMatchObject({
      code: 'not_found',
    });
    const told = house.commits.map((it) => [it.noun, it.ids]);
    expect(told).toEqual([...Array(3)].map(() => ['probe-profiles', [made.id]]));
    expect(house.services.inventory.revision()).toBe(revision);
    const { items } = await house.call('changes.list');
    expect(items.slice(0, 3).map((it) => it.summary)).toEqual([
      'probe profile shop',
      'probe profile shop: expect, failures',
      'probe profile shop',
    ]);
  });

  it('have names of their own', async () => {
    await create('a');
    const b = await create('b');
    await expect(create('a')).rejects.toMatchObject({ code: 'conflict' });
    await expect(update(b.id, { name: 'a' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await update(b.id, { name: 'b' })).version).toBe(2);
  });

  it('need scope operate', async () => {
    await expect(house.call('probeProfiles.create', { body: { name: 'a' }, scope: 'read' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('say what is wrong with them', async () => {
    const bad: readonly (readonly [string, object])[] = [
      ['/target', { target: 'nonsense' }],
      ['/target', { target: 'http://u:p@shop.example/' }],
      ['/target', { target: 'http://127.0.0.1:8080/' }],
      ['/target', { target: 'localhost:80' }],
      ['/target', { target: 'https://shop.example:25/' }],
      ['/expect', { target: 'shop.example:443', expect: { statuses: ['200'] } }],
      ['/expect/statuses/1', { target: 'http://shop.example/', expect: { statuses: ['200', '299-200'] } }],
      ['/expect/bodyText', { target: 'http://shop.example/', method: 'HEAD', expect: { bodyText: 'x' } }],
      ['/timeoutMs', { intervalMs: 5000, timeoutMs: 6000 }],
    ];
    for (const [pointer, body] of bad) await expect(create('x', body)).rejects.toMatchObject(wrong(pointer));
    expect((await house.call('probeProfiles.list')).total).toBe(0);
  });

  it('may go to private targets where those are allowed', async () => {
    await house.call('settings.update', { body: { allowPrivateTargets: true } });
    expect((await create('mine', { target: 'http://127.0.0.1:8080/' })).target).toBe('http://127.0.0.1:8080/');
  });
});

describe('a pool', () => {
  it('names its profile by id or name, and none that is none', async () => {
    const shop = await create('shop');
    const a = await pool('a', { probeProfileId: 'shop' });
    expect(a.probeProfileId).toBe(shop.id);
    await pool('b', { probeProfileId: shop.id });
    expect((await house.call('probeProfiles.get', { params: { id: shop.id } })).pools).toEqual(['a', 'b']);
    await expect(pool('c', { probeProfileId: 'none' })).rejects.toMatchObject({ code: 'not_found' });
    const change = (body: object) => house.call('pools.update', { params: { id: a.id }, body });
    await expect(change({ probeProfileId: 'none' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await change({ query: 'tag:x' })).data.probeProfileId).toBe(shop.id);
    expect((await change({ probeProfileId: null })).data.probeProfileId).toBeNull();
  });
  it('keeps the profile it names', async () => {
    const shop = await create('shop');
    await pool('a', { probeProfileId: 'shop' });
    await pool('b', { probeProfileId: 'shop' });
    await expect(house.call('probeProfiles.remove', { params: { id: shop.id } })).rejects.toMatchObject({
      ...{ code: 'conflict', message: /2 pools name it/ },
      fields: [{ message: 'pool "a"' }, { message: 'pool "b"' }],
    });
  });
});

describe('the plan of an exit', () => {
  it('is that of the first of its pools, by name, that names one; else the settings', async () => {
    const exit = async (tags: string[], port: number) =>
      (await house.call('exits.create', { body: { scheme: 'http', host: 'gate.example', port, tags } })).data.id;
    const [both, one, none] = [await exit(['a', 'z'], 1), await exit(['z'], 2), await exit([], 3)];
    const { inventory } = house.services;
    const plans = new ProbePlans({ inventory, settings: () => inventory.settings() });
    const intervals = () => [both, one, none].map((id) => plans.of(id).intervalMs);
    await create('slow', { intervalMs: 300_000 });
    const quick = await create('quick', { intervalMs: 10_000, failures: 4 });
    await pool('zoo', { query: 'tag:z', probeProfileId: 'slow' });
    expect(plans.refresh()).toBe(true);
    expect(plans.refresh()).toBe(false);
    expect(intervals()).toEqual([300_000, 300_000, 60_000]);
    await pool('ant', { query: 'tag:a', probeProfileId: 'quick' });
    plans.refresh();
    expect(intervals()).toEqual([10_000, 300_000, 60_000]);
    expect(plans.of(both).thresholds).toEqual({ failures: 4, successes: 2 });
    expect(plans.of(none).thresholds).toBeUndefined();
    await update(quick.id, { intervalMs: 20_000 });
    expect(plans.refresh()).toBe(true);
    const { items } = await house.call('pools.list');
    const everything = items.find((it) => it.builtIn)!.id;
    await house.call('pools.update', { params: { id: everything }, body: { probeProfileId: 'slow' } });
    plans.refresh();
    expect(intervals()).toEqual([20_000, 300_000, 300_000]);
  });
});

describe('probe runs', () => {
  it('take ids, a query, or all that are enabled', async () => {
    const started: (readonly string[])[] = [];
    const view: ProbeRun = { id: 'prun_1', total: 0, done: 0, ok: 0, startedAt: 1, endedAt: null, failures: [] };
    const known = (id: string) => (id === view.id ? view : undefined);
    const start = (ids: readonly string[]) => (started.push(ids) > 3 ? undefined : view);
    const add = async (port: number, more: object = {}) =>
      (await house.call('exits.create', { body: { scheme: 'http', host: 'gate.example', port, ...more } })).data.id;
    const [a, b] = [await add(1, { tags: ['x'] }), await add(2)];
    const off = await add(3);
    await house.call('exits.update', { params: { id: off }, body: { adminState: 'disabled' } });
    running = { probeRuns: { start, list: () => [view], find: known, stop: known } } as unknown as Running;
    const run = (body: object) => house.call('health.probe', { body });
    expect(await run({ ids: [b, off, b] })).toEqual(view);
    await run({ q: 'tag:x' });
    await run({});
    expect(started).toEqual([[b, off], [a], [a, b]]);
    await expect(run({})).rejects.toMatchObject({ code: 'limit' });
    await expect(run({ ids: ['exit_none'] })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run({ ids: [a], q: '' })).rejects.toMatchObject({ code: 'validation' });
    expect(await house.call('health.probeRuns')).toEqual({ items: [view] });
    expect(await house.call('health.probeRun', { params: { id: 'prun_1' } })).toEqual(view);
    expect(await house.call('health.stopProbeRun', { params: { id: 'prun_1' } })).toEqual(view);
    for (const verb of ['health.probeRun', 'health.stopProbeRun'] as const)
      await expect(house.call(verb, { params: { id: 'prun_2' } })).rejects.toMatchObject({ code: 'not_found' });
  });
});
