import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import { unused } from '../limits/use-view.ts';
import type { Running } from '../running-port.ts';

let house: StoredHouse;
let running: Running | undefined;
beforeEach(() => {
  running = undefined;
  house = openStoredHouse({ running: () => running });
});
afterEach(() => house.close());

const frame = () => house.services.inventory.frame();
const records = () => house.services.inventory.exitRecords('', 1000);
const exit = async (host: string, country: string) =>
  (await house.call('exits.create', { body: { scheme: 'http', host, port: 1, place: { country } } })).data.id;

describe('a fresh installation', () => {
  it('has one pool that holds everything, no proxy user, and no listener but the one of flags', async () => {
    expect(frame()).toMatchObject({ pools: [{ name: 'default', everything: true }], users: [], listeners: [] });
    const { items } = await house.call('pools.list');
    expect(items).toMatchObject([{ name: 'default', query: '', builtIn: true, members: 0 }]);
    house.services.ensureFlagListener('127.0.0.1', 8080);
    expect(frame().listeners).toMatchObject([
      { host: '127.0.0.1', port: 8080, requireAuth: false, poolId: items[0]!.id, answerHeaders: true },
    ]);
  });
});

describe('pools', () => {
  it('follow their query: when exits change, when the query changes, when health moves', async () => {
    const [de, at] = [await exit('a.example', 'de'), await exit('b.example', 'at')];
    const { data: pool } = await house.call('pools.create', { body: { name: 'mine', query: 'country:de' } });
    expect(pool).toMatchObject({ members: 1, eligible: 1, states: { unproven: 1 } });
    const seqOf = (id: string): number => records().find((it) => it.id === id)!.seq;
    const moves = () => house.commits.at(-1)!.members.all();
    expect(house.commits.at(-1)).toMatchObject({ noun: 'pools', frame: true, exitIds: [] });
    expect(moves()).toEqual([{ poolId: pool.id, joined: [seqOf(de)], left: [] }]);
    const members = () =>
      records()
        .filter((it) => it.pools.includes(pool.id))
        .map((it) => it.id);
    expect(members()).toEqual([de]);

    await house.call('exits.update', { params: { id: at }, body: { place: { country: 'de' } } });
    expect(members()).toEqual([de, at]);

    await house.call('pools.update', { params: { id: pool.id }, body: { query: 'country:de -state:ejected' } });
    expect(house.commits.at(-1)).toMatchObject({ exitIds: [] });
    expect(moves()).toEqual([]);
    const { inventory } = house.services;
    const row = {
      sinceAt: 1,
      untilAt: 9,
      reason: null,
      ejections: 1,
      lastProbeAt: null,
      lastProbeMs: null,
      lastProbeFailure: null,
    };
    const before = inventory.revision();
    inventory.saveHealth([
      { exitId: de, state: 'ejected', ...row },
      { exitId: at, state: 'healthy', ...row },
    ]);
    expect(members()).toEqual([at]);
    expect(house.commits.at(-1)).toMatchObject({ revision: before + 1, noun: 'exits', exitIds: [], frame: false });
    expect(moves()).toEqual([{ poolId: pool.id, joined: [], left: [seqOf(de)] }]);
    expect(inventory.revision()).toBe(before + 1);

    await house.call('pools.update', { params: { id: pool.id }, body: { query: '' } });
    expect(frame().pools[1]).toMatchObject({ name: 'mine', everything: true });
    expect((await house.call('pools.get', { params: { id: pool.id } })).members).toBe(2);
  });
  it('keep members named one by one, besides those of the query', async () => {
    const [de, at] = [await exit('a.example', 'de'), await exit('b.example', 'at')];
    const body = { name: 'mine', query: 'country:de', memberIds: [at] };
    const { data: pool } = await house.call('pools.create', { body });
    expect(pool).toMatchObject({ members: 2, fixedMembers: 1 });
    const both = { addMembers: [de], removeMembers: [at], query: null };
    const changed = await house.call('pools.update', { params: { id: pool.id }, body: both, ifVersion: 1 });
    expect(changed.data).toMatchObject({ members: 1, fixedMembers: 1, query: null, version: 2 });
    expect(records().map((it) => it.pools)).toEqual([[pool.id], []]);
    // Who is in a pool that holds everything is listed nowhere, named or not.
    await house.call('pools.create', { body: { name: 'all', query: '', memberIds: [at] } });
    expect(records().map((it) => it.pools)).toEqual([[pool.id], []]);
    await house.call('exits.remove', { params: { id: de } });
    expect(await house.call('pools.get', { params: { id: pool.id } })).toMatchObject({ members: 0, fixedMembers: 0 });
  });
  it('cannot be named twice, query by membership, or go while somebody uses them', async () => {
    const { data: pool } = await house.call('pools.create', { body: { name: 'mine' } });
    const again = (body: object) => house.call('pools.create', { body: { name: 'other', ...body } });
    await expect(again({ name: 'mine' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(again({ query: 'pool:default' })).rejects.toMatchObject({
      code: 'validation',
      fields: [{ pointer: '/query' }],
    });
    await expect(again({ query: 'used:<1h' })).rejects.toMatchObject({ code: 'validation' });
    await expect(again({ memberIds: ['exit_x'] })).rejects.toMatchObject({ code: 'not_found' });
    await expect(again({ retry: { attemptMs: 5000, totalMs: 2000 } })).rejects.toMatchObject({ code: 'validation' });
    await house.call('proxyUsers.create', { body: { name: 'alice', pools: ['mine'] } });
    await expect(house.call('pools.remove', { params: { id: pool.id } })).rejects.toMatchObject({ code: 'conflict' });
    const { items } = await house.call('pools.list');
    await expect(house.call('pools.remove', { params: { id: items[0]!.id } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(house.call('pools.update', { params: { id: pool.id }, body: {}, ifVersion: 7 })).rejects.toMatchObject(
      { code: 'precondition' },
    );
  });
  it('say what a query would match', async () => {
    await exit('a.example', 'de');
    await exit('b.example', 'at');
    expect(await house.call('pools.preview', { query: { q: 'example' } })).toEqual({
      members: 2,
      eligible: 2,
      countries: 2,
    });
    await expect(house.call('pools.preview', { query: { q: 'pool:x' } })).rejects.toMatchObject({ code: 'validation' });
  });
});

describe('proxy users', () => {
  it('get a password that is told once and verified under the key of the house', async () => {
    const { data, password } = await house.call('proxyUsers.create', { body: { name: 'alice' } });
    expect(password).toMatch(/^[A-Za-z0-9_-]{20,}$/);
    expect(data.pools).toMatchObject([{ name: 'default' }]);
    const { settings, users } = frame();
    const verifier = (it: string) => createHmac('sha256', settings.verifierKey).update(it).digest('hex');
    expect(users).toMatchObject([
      { name: 'alice', enabled: true, verifier: verifier(password), pools: [data.pools[0]!.id] },
    ]);
    const renewed = await house.call('proxyUsers.newPassword', {
      params: { id: data.id },
      body: { password: 'longenough' },
    });
    expect(renewed.password).toBe('longenough');
    expect(frame().users[0]!.verifier).toBe(verifier('longenough'));
    expect(JSON.stringify(await house.call('proxyUsers.list'))).not.toContain('verifier');
  });
  it('have what is stored and what waits for the next write in their figures', async () => {
    const { data } = await house.call('proxyUsers.create', { body: { name: 'alice' } });
    const row = { userId: data.id, requests: 2, upBytes: 10, downBytes: 30, oldUsedAt: null, oldUsedFrom: null };
    house.services.inventory.saveTraffic([], [{ ...row, lastUsedAt: 5 }], []);
    const waiting = { ...row, requests: 1, lastUsedAt: 9 };
    const use = unused({ bytesPerDay: null, bytesPerMonth: null, resetDay: 1 }, house.clock.now);
    running = {
      limits: { useOf: () => use },
      traffic: { ofUser: (id: string) => (id === data.id ? waiting : undefined) },
    } as unknown as Running;
    const told = { requests: 3, upBytes: 20, downBytes: 60, lastUsedAt: 9 };
    expect(await house.call('proxyUsers.get', { params: { id: data.id } })).toMatchObject(told);
    expect((await house.call('proxyUsers.list')).items).toMatchObject([told]);
  });
  it('keep the old password for as long as they are told, and end it when they are told', async () => {
    const { data } = await house.call('proxyUsers.create', { body: { name: 'alice' } });
    const before = frame().users[0]!.verifier;
    const params = { id: data.id };
    const renewed = await house.call('proxyUsers.newPassword', { params, body: { graceMs: 3_600_000 } });
    const until = house.clock.now + 3_600_000;
    expect(renewed.data.oldPassword).toEqual({ until, lastUsedAt: null, lastUsedFrom: null });
    expect(frame().users[0]!.old).toEqual({ verifier: before, until });
    const used = { userId: data.id, requests: 1, upBytes: 0, downBytes: 0, lastUsedAt: 1 };
    house.services.inventory.saveTraffic([], [{ ...used, oldUsedAt: house.clock.now, oldUsedFrom: '10.0.0.7' }], []);
    house.services.inventory.saveTraffic([], [{ ...used, oldUsedAt: null, oldUsedFrom: null }], []);
    const read = await house.call('proxyUsers.get', { params });
    expect(read.oldPassword).toEqual({ until, lastUsedAt: house.clock.now, lastUsedFrom: '10.0.0.7' });
    await house.call('proxyUsers.update', { params, body: { endOldPassword: true } });
    expect(frame().users[0]!.old).toBeUndefined();
    expect((await house.call('proxyUsers.get', { params })).oldPassword).toBeNull();
  });
  it('may use the pools they are given, by id or name, in that order', async () => {
    const { data: pool } = await house.call('pools.create', { body: { name: 'mine' } });
    const { data } = await house.call('proxyUsers.create', {
      body: { name: 'bob', pools: ['mine', 'default', pool.id] },
    });
    expect(data.pools.map((it) => it.name)).toEqual(['mine', 'default']);
    const { id } = data;
    await house.call('proxyUsers.update', {
      params: { id },
      body: { pools: ['default'], enabled: false },
      ifVersion: 1,
    });
    expect(frame().users).toMatchObject([{ enabled: false, pools: { length: 1 } }]);
    await expect(
      house.call('proxyUsers.update', { params: { id }, body: { note: 'x' }, ifVersion: 1 }),
    ).rejects.toMatchObject({ code: 'precondition' });
    await expect(house.call('proxyUsers.create', { body: { name: 'bob' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(house.call('proxyUsers.create', { body: { name: 'c', pools: ['no'] } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
  it('may name one exit unless that is taken away', async () => {
    const { data } = await house.call('proxyUsers.create', { body: { name: 'alice' } });
    expect(data.mayChooseExit).toBe(true);
    const taken = await house.call('proxyUsers.update', { params: { id: data.id }, body: { mayChooseExit: false } });
    expect(taken.data.mayChooseExit).toBe(false);
    await house.call('proxyUsers.update', { params: { id: data.id }, body: { note: 'x' } });
    expect(frame().users).toMatchObject([{ name: 'alice', mayChooseExit: false }]);
    await house.call('proxyUsers.create', { body: { name: 'bob', mayChooseExit: false } });
    expect(frame().users).toMatchObject([{}, { name: 'bob', mayChooseExit: false }]);
  });
  it('add up what they used', async () => {
    const { data } = await house.call('proxyUsers.create', { body: { name: 'alice' } });
    const used = {
      userId: data.id,
      requests: 2,
      upBytes: 3,
      downBytes: 4,
      lastUsedAt: 5,
      oldUsedAt: null,
      oldUsedFrom: null,
    };
    house.services.inventory.saveTraffic([], [used, { ...used, lastUsedAt: 4 }, { ...used, userId: 'puser_gone' }], []);
    expect(await house.call('proxyUsers.get', { params: { id: data.id } })).toMatchObject({
      requests: 4,
      upBytes: 6,
      downBytes: 8,
      lastUsedAt: 5,
    });
  });
});

describe('listeners', () => {
  const open = (body: object) =>
    house.call('listeners.create', { body: { name: 'l', host: '127.0.0.1', port: 9001, ...body } });

  it('ask for credentials as soon as there is a proxy user, and always where others can come in', async () => {
    house.services.ensureFlagListener('127.0.0.1', 8080);
    await open({ host: '0.0.0.0', port: 9002 });
    await open({ auth: 'never' });
    await open({ auth: 'required', port: 9003 });
    const asked = () => frame().listeners.map((it) => it.requireAuth);
    expect(asked()).toEqual([false, true, false, true]);
    const { data } = await house.call('proxyUsers.create', { body: { name: 'alice' } });
    expect(asked()).toEqual([true, true, false, true]);
    await house.call('proxyUsers.remove', { params: { id: data.id } });
    expect(asked()).toEqual([false, true, false, true]);
  });
  it('are open to the world only when that is confirmed, and shown so', async () => {
    const body = { host: '0.0.0.0', auth: 'never' };
    await expect(open(body)).rejects.toMatchObject({ code: 'validation', fields: [{ pointer: '/confirmOpen' }] });
    const { data } = await open({ ...body, confirmOpen: true });
    expect(data).toMatchObject({ open: true, workers: 0, workersBound: 0 });
    const { id } = data;
    await house.call('listeners.update', { params: { id }, body: { name: 'renamed' } });
    const closed = await house.call('listeners.update', { params: { id }, body: { auth: 'auto' } });
    expect(closed.data.open).toBe(false);
    await expect(house.call('listeners.update', { params: { id }, body: { auth: 'never' } })).rejects.toMatchObject({
      code: 'validation',
    });
  });
  it('need a free address, an existing pool and scope admin', async () => {
    await open({});
    await expect(open({})).rejects.toMatchObject({ code: 'conflict' });
    await expect(open({ port: 9004, poolId: 'pool_x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      house.call('listeners.create', { body: { name: 'x', host: '::1', port: 1 }, scope: 'operate' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
  it('have wishes of their own, in the grammar of usernames', async () => {
    const { data } = await open({ profile: 'country-de,at-ttl-10m' });
    expect(data.profile).toBe('country-de,at-ttl-10m');
    const change = (body: object) => house.call('listeners.update', { params: { id: data.id }, body });
    await expect(change({ profile: 'country-xx' })).rejects.toMatchObject({ fields: [{ pointer: '/profile' }] });
    await expect(change({ profile: 'colour-red' })).rejects.toMatchObject({ fields: [{ pointer: '/profile' }] });
    await expect(open({ port: 9005, profile: 'pool-nope' })).rejects.toMatchObject({ code: 'not_found' });
    await change({ name: 'renamed' });
    expect(frame().listeners).toMatchObject([{ profile: 'country-de,at-ttl-10m' }]);
    await change({ profile: 'pool-default' });
    expect(frame().listeners).toMatchObject([{ profile: 'pool-default' }]);
    await change({ profile: '' });
    expect(frame().listeners).toMatchObject([{ profile: '' }]);
  });
  it('of flags move with the flag and cannot be moved or removed otherwise', async () => {
    const { services } = house;
    services.ensureFlagListener('127.0.0.1', 8080);
    const [flagged] = (await house.call('listeners.list')).items;
    const { id } = flagged!;
    expect(flagged).toMatchObject({ fromFlags: true, name: 'main', open: false });
    const revision = services.inventory.revision();
    services.ensureFlagListener('127.0.0.1', 8080);
    expect(services.inventory.revision()).toBe(revision);
    await expect(house.call('listeners.update', { params: { id }, body: { port: 1 } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(house.call('listeners.remove', { params: { id } })).rejects.toMatchObject({ code: 'conflict' });
    await house.call('listeners.update', { params: { id }, body: { auth: 'never' } });
    services.ensureFlagListener('0.0.0.0', 8080);
    expect((await house.call('listeners.list')).items).toMatchObject([
      { id, host: '0.0.0.0', auth: 'auto', open: false },
    ]);
    await open({ port: 9009 });
    services.ensureFlagListener('127.0.0.1', 9009);
    expect((await house.call('listeners.list')).items).toMatchObject([
      { host: '127.0.0.1', port: 9009, fromFlags: true, name: 'l' },
    ]);
  });
  it('that are disabled are not told to workers', async () => {
    const { data } = await open({ enabled: false });
    expect(frame().listeners).toEqual([]);
    await house.call('listeners.update', { params: { id: data.id }, body: { enabled: true } });
    expect(frame().listeners).toHaveLength(1);
  });
});

describe('settings', () => {
  it('keep their defaults where nothing was said, and are refused where they contradict each other', async () => {
    const before = await house.call('settings.get');
    const change = (body: object) => house.call('settings.update', { body });
    const { data } = await change({ probe: { intervalMs: 20_000 }, refusedPorts: [25] });
    expect(data).toEqual({ ...before, probe: { ...before.probe, intervalMs: 20_000 }, refusedPorts: [25] });
    expect((await change({ probe: { target: 'example.com:443' } })).data.probe).toMatchObject({
      intervalMs: 20_000,
      target: 'example.com:443',
    });
    expect(frame().settings.refusedPorts).toEqual([25]);
    await expect(change({ probe: { timeoutMs: 30_000 } })).rejects.toMatchObject({ code: 'validation' });
    await expect(change({ probe: { target: 'nonsense' } })).rejects.toMatchObject({ code: 'validation' });
    expect((await house.call('settings.get')).probe.timeoutMs).toBe(before.probe.timeoutMs);
  });
  it('ask nobody for addresses until somebody is named, and only over HTTP', async () => {
    const change = (echoTargets: string[]) => house.call('settings.update', { body: { places: { echoTargets } } });
    const before = await house.call('settings.get');
    expect(before.places).toEqual({ echoTargets: [], intervalMs: 86_400_000, counts: 'measured' });
    expect(before.requests).toMatchObject({ samplePercent: 10, kept: 5000 });
    const wrong = ['ftp://a.example/', 'a.example', 'http://u:p@a.example/', ''];
    for (const target of wrong)
      await expect(change(['http://ok.example/', target])).rejects.toMatchObject({
        fields: [{ pointer: '/places/echoTargets/1' }],
      });
    const { data } = await change(['http://echo.example/ip', 'https://[2001:db8::1]/']);
    expect(data).toEqual({ ...before, places: { ...before.places, echoTargets: data.places.echoTargets } });
    expect(data.places.echoTargets).toHaveLength(2);
    expect((await house.call('settings.update', { body: { requests: { kept: 200 } } })).data).toEqual({
      ...data,
      requests: { ...before.requests, kept: 200 },
    });
  });
  it('let the environment decide about private targets', async () => {
    const decided = openStoredHouse({ allowPrivateTargets: true });
    expect(decided.services.inventory.settings().allowPrivateTargets).toBe(true);
    await expect(decided.call('settings.update', { body: { allowPrivateTargets: false } })).rejects.toMatchObject({
      code: 'conflict',
    });
    decided.close();
  });
});
