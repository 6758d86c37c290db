import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { turn } from '../../base/turn.ts';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';

let house: StoredHouse;
beforeEach(() => {
  house = openStoredHouse();
});
afterEach(() => house.close());

const addExit = async (host: string, more: object = {}) =>
  (await house.call('exits.create', { body: { scheme: 'http', host, port: 8000, ...more } })).data;
const newest = async (query: object = {}) =>
  (await house.call('changes.list', { query })).items.find((it) => it.action !== 'export')!;
const takeBack = async (id?: string, body: object = {}) => {
  const report = await house.call('changes.takeBack', { params: { id: id ?? (await newest()).id }, body });
  // A large one goes on part by part.
  const ended = async (run: string) => (await house.call('writeRuns.get', { params: { id: run } })).endedAt !== null;
  while (report.run !== null && !(await ended(report.run.id))) await turn();
  return report;
};
const exitCount = async () => (await house.call('exits.list', {})).total;
const passwordOf = async (id: string) => {
  const text: unknown = await house.call('exits.export', { query: { format: 'urls', passwords: 'true' } });
  return String(text).includes(`:${id}@`);
};

describe('what a change keeps', () => {
  it('is told field by field, with who and by which way, and never a secret', async () => {
    const { id } = await addExit('a.example', { username: 'u', password: 'first-secret' });
    await house.call('exits.update', { params: { id }, body: { weight: 7, password: 'second-secret' } });
    const change = await newest();
    expect(change).toMatchObject({ actor: 'a admin', via: 'token', noun: 'exits', objectId: id, notTakenBack: null });
    const detail = await house.call('changes.get', { params: { id: change.id } });
    expect(detail.diff).toMatchObject([{ objectId: id, name: 'u@a.example:8000', did: 'updated' }]);
    expect(detail.diff[0]!.fields).toEqual([
      { field: 'password', before: null, after: null, secret: true },
      { field: 'weight', before: 1, after: 7, secret: false },
    ]);
    expect(JSON.stringify(detail)).not.toContain('secret-');
    const stored = house.database.sqlite.prepare('select sealed from change_parts').pluck().all() as Buffer[];
    expect(stored.every((it) => !it.includes('a.example'))).toBe(true);
  });
  it('tells that the password of a proxy user changed, and neither of its verifiers', async () => {
    const { data } = await house.call('proxyUsers.create', { body: { name: 'alice' } });
    const verifiers = () =>
      house.database.sqlite.prepare('select verifier, old_verifier from proxy_users').raw().get() as string[];
    await house.call('proxyUsers.newPassword', { params: { id: data.id }, body: { graceMs: 3_600_000 } });
    const detail = await house.call('changes.get', { params: { id: (await newest()).id } });
    const secrets = detail.diff[0]!.fields.filter((it) => it.secret);
    expect(secrets.map((it) => it.field).sort()).toEqual(['oldVerifier', 'verifier']);
    for (const verifier of verifiers()) expect(JSON.stringify(detail)).not.toContain(verifier);
  });
  it('is found by actor, noun, object, way and time', async () => {
    const { id } = await addExit('a.example');
    house.clock.now += 1000;
    await house.call('pools.create', { body: { name: 'p', strategy: 'random', query: null, memberIds: [id] } });
    const total = async (query: object) => (await house.call('changes.list', { query })).total;
    expect(await total({ actor: 'a admin' })).toBe(2);
    expect(await total({ via: 'system' })).toBe(1);
    expect(await total({ noun: 'pools', via: 'token' })).toBe(1);
    expect(await total({ objectId: id })).toBe(2);
    expect(await total({ since: house.clock.now })).toBe(1);
    expect(await total({ actor: 'nobody' })).toBe(0);
  });
  it('is let go after thirty days', async () => {
    await addExit('a.example');
    house.clock.now += 31 * 86_400_000;
    for (let i = 0; i < 66; i++) await house.call('settings.update', { body: { requests: { kept: 1000 + i } } });
    const { items } = await house.call('changes.list', { query: { noun: 'exits' } });
    expect(items).toEqual([]);
    expect(house.database.sqlite.prepare('select count(*) from change_parts').pluck().get()).toBeLessThanOrEqual(66);
  });
});

describe('taking back', () => {
  it('removes what was made, and brings back what was removed with its password and its pool', async () => {
    const exit = await addExit('a.example', { username: 'u', password: 'pw-1', tags: ['x'] });
    const { data: pool } = await house.call('pools.create', {
      body: { name: 'p', strategy: 'random', query: null, memberIds: [exit.id] },
    });
    await house.call('exits.remove', { params: { id: exit.id } });
    expect(await exitCount()).toBe(0);
    const report = await takeBack();
    expect(report).toMatchObject({ restored: 2, conflicts: [] });
    expect(await house.call('exits.get', { params: { id: exit.id } })).toMatchObject({
      label: 'u@a.example:8000',
      tags: ['x'],
      hasPassword: true,
      version: 2,
    });
    expect(await passwordOf('pw-1')).toBe(true);
    expect(await house.call('pools.get', { params: { id: pool.id } })).toMatchObject({ members: 1 });
    expect(house.commits.at(-2)).toMatchObject({ noun: 'exits', exitIds: [exit.id], probe: [exit.id] });
    // And once more: the take-back is a change as well.
    await takeBack();
    expect(await exitCount()).toBe(0);
    await expect(takeBack((await newest({ noun: 'pools' })).id)).resolves.toMatchObject({ removed: 1 });
  });
  it('gives former values and leaves alone what others changed since', async () => {
    const { id } = await addExit('a.example');
    await house.call('exits.update', { params: { id }, body: { weight: 5 } });
    const change = await newest();
    await house.call('exits.update', { params: { id }, body: { label: 'new name' } });
    await takeBack(change.id);
    expect(await house.call('exits.get', { params: { id } })).toMatchObject({
      weight: 1,
      label: 'new name',
      version: 4,
    });
    await expect(takeBack(change.id)).rejects.toMatchObject({ code: 'conflict' });
  });
  it('says which field conflicts and by whom, and writes over it only when told to', async () => {
    const { id } = await addExit('a.example');
    await house.call('exits.update', { params: { id }, body: { weight: 5 } });
    const change = await newest();
    await house.call('exits.update', { params: { id }, body: { weight: 9 } });
    const dry = await takeBack(change.id, { dryRun: true });
    expect(dry.conflicts).toMatchObject([
      { objectId: id, kind: 'changed', by: 'a admin', fields: [{ field: 'weight', then: 5, now: 9, back: 1 }] },
    ]);
    await expect(takeBack(change.id)).rejects.toMatchObject({
      code: 'conflict',
      fields: [{ pointer: `/exits/${id}/weight`, code: 'changed' }],
    });
    expect((await house.call('exits.get', { params: { id } })).weight).toBe(9);
    await takeBack(change.id, { overwrite: true });
    expect((await house.call('exits.get', { params: { id } })).weight).toBe(1);
  });
  it('takes back a whole import and a bulk edit', async () => {
    const { id } = await addExit('old.example', { username: 'u', password: 'pw-old' });
    const lines = ['http://u:pw-new@old.example:8000', 'http://b.example:1', 'http://c.example:2'].join('\n');
    await house.call('exits.import', { query: { dryRun: 'false' }, body: { text: lines } });
    expect(await exitCount()).toBe(3);
    expect(await passwordOf('pw-new')).toBe(true);
    await takeBack();
    expect(await exitCount()).toBe(1);
    expect(await passwordOf('pw-old')).toBe(true);
    await house.call('exits.bulk', {
      body: { selection: { ids: [id] }, action: { verb: 'set-state', adminState: 'draining' } },
    });
    await takeBack();
    expect((await house.call('exits.get', { params: { id } })).adminState).toBe('enabled');
    await house.call('exits.bulk', { body: { selection: { q: '' }, action: { verb: 'remove' } } });
    await takeBack();
    expect(await passwordOf('pw-old')).toBe(true);
  });
  it('takes back an import of very many exits with a pool, and that again, with their passwords', async () => {
    const pool = (await house.call('pools.create', { body: { name: 'many', strategy: 'random', query: null } })).data;
    const text = Array.from({ length: 5_100 }, (_, i) => `http://u${i}:pw-${i}@a.example:8000`).join('\n');
    await house.call('exits.import', { query: { dryRun: 'false', poolId: pool.id }, body: { text } });
    const imported = await newest();
    const passwords = () => {
      const ids = [...house.services.inventory.exitBriefs()].map((it) => it.id);
      return house.services.inventory
        .exitRecordsOf(ids)
        .map((it) => `${it.username} ${it.password} ${it.pools.length}`);
    };
    const before = passwords();
    // The second time they are read from storage.
    expect(passwords()).toEqual(before);
    expect(before[5_099]).toBe('u5099 pw-5099 1');
    const detail = await house.call('changes.get', { params: { id: imported.id } });
    expect(detail).toMatchObject({ objects: 10_200, more: 10_100 });
    expect(detail.diff[0]).toMatchObject({ did: 'created', name: 'u0@a.example:8000' });
    const [first] = house.services.inventory.exitBriefs();
    await house.call('exits.update', { params: { id: first!.id }, body: { weight: 3 } });
    await expect(takeBack(imported.id)).rejects.toMatchObject({ code: 'conflict' });
    await takeBack();
    await expect(takeBack(imported.id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await takeBack(imported.id, { overwrite: true })).toMatchObject({ removed: 10_200 });
    expect(await exitCount()).toBe(0);
    await takeBack();
    expect(passwords()).toEqual(before);
  }, 60_000);
  it('puts rules back at their places', async () => {
    const names = async () => (await house.call('rules.list', {})).items.map((it) => it.name);
    for (const name of ['a', 'b', 'c', 'd'])
      await house.call('rules.create', { body: { name, when: {}, then: { direct: true } } });
    const [a, b] = (await house.call('rules.list', {})).items;
    await house.call('rules.move', { params: { id: a!.id }, body: { to: 2 } });
    expect(await names()).toEqual(['b', 'c', 'a', 'd']);
    await takeBack();
    expect(await names()).toEqual(['a', 'b', 'c', 'd']);
    await house.call('rules.remove', { params: { id: b!.id } });
    const removed = (await newest()).id;
    await house.call('rules.create', { body: { name: 'e', when: {}, then: { direct: true }, at: 0 } });
    await takeBack(removed);
    expect(await names()).toEqual(['e', 'a', 'b', 'c', 'd']);
  });
  it('brings back a pool with what was pointed elsewhere, and a proxy user with its password', async () => {
    const { data: one } = await house.call('pools.create', { body: { name: 'one', strategy: 'random', query: '' } });
    const { data: two } = await house.call('pools.create', { body: { name: 'two', strategy: 'random', query: '' } });
    const { data: user } = await house.call('proxyUsers.create', { body: { name: 'alice', pools: [one.id] } });
    const verifier = () => house.database.sqlite.prepare('select verifier from proxy_users').pluck().get();
    const before = verifier();
    await house.call('pools.remove', { params: { id: one.id }, query: { repointTo: two.id } });
    await takeBack();
    expect((await house.call('proxyUsers.get', { params: { id: user.id } })).pools).toMatchObject([{ name: 'one' }]);
    await house.call('proxyUsers.remove', { params: { id: user.id } });
    await takeBack();
    expect(verifier()).toBe(before);
    expect((await house.call('proxyUsers.get', { params: { id: user.id } })).pools).toMatchObject([{ name: 'one' }]);
    // Used again since, so making it is not taken back.
    const made = (await house.call('changes.list', { query: { noun: 'pools' } })).items.find(
      (it) => it.summary === 'pool one',
    )!;
    await expect(takeBack(made.id, { overwrite: true })).rejects.toMatchObject({ code: 'conflict' });
    expect((await house.call('pools.get', { params: { id: one.id } })).name).toBe('one');
  });
  it('says that a pool it would take away has got members since', async () => {
    const { data: pool } = await house.call('pools.create', { body: { name: 'late', query: '' } });
    const made = await newest();
    const { data: exit } = await house.call('exits.create', { body: { scheme: 'http', host: 'm.example', port: 1 } });
    await house.call('pools.update', { params: { id: pool.id }, body: { addMembers: [exit.id] } });
    await expect(takeBack(made.id)).rejects.toMatchObject({ code: 'conflict' });
    await takeBack(made.id, { overwrite: true });
    await expect(house.call('pools.get', { params: { id: pool.id } })).rejects.toMatchObject({ code: 'not_found' });
  });
  it('does not take a pool from a listener whose profile names it', async () => {
    await house.call('pools.create', { body: { name: 'named', query: '' } });
    const made = await newest();
    await house.call('listeners.create', {
      body: { name: 'l', host: '127.0.0.1', port: 1234, profile: 'pool-named' },
      scope: 'admin',
    });
    await expect(takeBack(made.id, { overwrite: true })).rejects.toMatchObject({ code: 'conflict' });
  });
  it('gives settings their former values, one by one', async () => {
    await house.call('settings.update', { body: { requests: { kept: 1234 } } });
    const change = await newest();
    await house.call('settings.update', { body: { probe: { intervalMs: 90_000 } } });
    await takeBack(change.id);
    expect(await house.call('settings.get')).toMatchObject({ requests: { kept: 5000 }, probe: { intervalMs: 90_000 } });
    await expect(
      house.call('changes.takeBack', { params: { id: change.id }, body: {}, scope: 'read' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
  it('needs the scope of what it writes', async () => {
    await house.call('settings.update', { body: { requests: { kept: 1234 } } });
    const { id } = await newest();
    await expect(house.call('changes.takeBack', { params: { id }, body: {}, scope: 'operate' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
  it('says so when there is nothing to take back, or the place is taken', async () => {
    await house.call('tokens.create', { body: { name: 't', scope: 'read' } });
    expect(await newest()).toMatchObject({ notTakenBack: 'final' });
    const exit = await addExit('a.example');
    await house.call('exits.remove', { params: { id: exit.id } });
    const removed = (await newest()).id;
    await addExit('a.example');
    await expect(takeBack(removed)).rejects.toMatchObject({ code: 'conflict', fields: [{ code: 'taken' }] });
    expect(await exitCount()).toBe(1);
  });
});
