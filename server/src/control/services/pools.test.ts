import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';

let house: StoredHouse;
beforeEach(() => {
  house = openStoredHouse();
});
afterEach(() => house.close());

const create = async (name: string, more: object = {}) =>
  (await house.call('pools.create', { body: { name, ...more } })).data;
const update = async (id: string, body: object) => (await house.call('pools.update', { params: { id }, body })).data;
const remove = (id: string, query: object = {}) => house.call('pools.remove', { params: { id }, query });
const frame = () => house.services.inventory.frame();
const byName = (name: string) => frame().pools.find((it) => it.name === name)!;

describe('policies of a pool', () => {
  it('have defaults, and what is changed leaves the rest alone', async () => {
    const pool = await create('mine', { session: { ttlMs: 5000 }, rotation: { everyRequests: 3 } });
    expect(pool).toMatchObject({
      session: { ttlMs: 5000, expiry: 'sliding', guarantee: 'same-country' },
      queue: { maxWaiting: 100, waitMs: 5000 },
      rotation: { everyRequests: 3, periodMs: 60_000 },
      fallbacks: [],
    });
    const body = { session: { guarantee: 'strict', expiry: 'fixed' }, queue: { maxWaiting: 0 }, strategy: 'every-n' };
    const changed = await update(pool.id, body);
    expect(changed).toEqual(await house.call('pools.get', { params: { id: pool.id } }));
    expect(changed).toMatchObject({
      session: { ttlMs: 5000, expiry: 'fixed', guarantee: 'strict' },
      queue: { maxWaiting: 0, waitMs: 5000 },
      rotation: { everyRequests: 3, periodMs: 60_000 },
      retry: pool.retry,
    });
    expect(byName('mine')).toMatchObject({
      ...{ strategy: 'every-n', everyRequests: 3, periodMs: 60_000, sessionTtlMs: 5000, sessionSliding: false },
      ...{ guarantee: 'strict', maxWaiting: 0, waitMs: 5000, fallbacks: [] },
    });
    expect(byName('default')).toMatchObject({ sessionTtlMs: 600_000, sessionSliding: true, guarantee: 'same-country' });
  });
});

describe('fallbacks', () => {
  it('are named by id or name, each once, in order', async () => {
    const [a, b] = [await create('a'), await create('b')];
    const c = await create('c', { fallbacks: ['b', a.id, b.id] });
    expect(c.fallbacks).toEqual([
      { id: b.id, name: 'b' },
      { id: a.id, name: 'a' },
    ]);
    expect(byName('c').fallbacks).toEqual([b.id, a.id]);
    expect((await house.call('pools.list')).items.at(-1)?.fallbacks).toEqual(c.fallbacks);
    expect((await update(c.id, { query: '' })).fallbacks).toEqual(c.fallbacks);
    expect((await update(c.id, { fallbacks: [] })).fallbacks).toEqual([]);
  });
  it('that are none are refused by name', async () => {
    const a = await create('a');
    await expect(create('b', { fallbacks: ['a', 'nope'] })).rejects.toMatchObject({
      code: 'not_found',
      message: /"nope"/,
    });
    await expect(update(a.id, { fallbacks: ['pool_x'] })).rejects.toMatchObject({ code: 'not_found' });
  });
  it('never go in a circle, however long', async () => {
    const a = await create('a');
    const b = await create('b', { fallbacks: ['a'] });
    const c = await create('c', { fallbacks: ['default', 'b'] });
    await expect(update(a.id, { fallbacks: ['a'] })).rejects.toMatchObject({ fields: [{ pointer: '/fallbacks' }] });
    await expect(update(a.id, { fallbacks: ['default', 'c'] })).rejects.toMatchObject({
      code: 'conflict',
      message: /a → c → b → a/,
      fields: [{ pointer: '/fallbacks', code: 'cycle' }],
    });
    await update(b.id, { fallbacks: [] });
    expect((await update(a.id, { fallbacks: [c.id] })).fallbacks).toHaveLength(1);
  });
});

describe('removing a pool', () => {
  const busy = async () => {
    const old = await create('old');
    await create('other', { fallbacks: ['old', 'default'] });
    await house.call('proxyUsers.create', { body: { name: 'alice', pools: ['old', 'other'] } });
    const listener = { name: 'door', host: '127.0.0.1', port: 9001 };
    await house.call('listeners.create', { body: { ...listener, poolId: old.id, profile: 'pool-old-ttl-10m' } });
    await house.call('listeners.create', { body: { ...listener, name: 'side', port: 9002, profile: 'pool-old' } });
    const wished = { wishedPools: [old.id], session: true };
    await house.call('rules.create', { body: { name: 'one', when: wished, then: { poolId: 'old' } } });
    return old;
  };

  it('is refused with the list of everything that names it', async () => {
    const old = await busy();
    const fields = ['proxy user "alice"', 'listener "door"', 'listener "side"', 'rule "one"', 'pool "other"'];
    await expect(remove(old.id)).rejects.toMatchObject({
      code: 'conflict',
      message: /5 things name it/,
      fields: fields.map((it) => ({ message: expect.stringContaining(it) as string })),
    });
    expect(byName('old')).toBeDefined();
  });
  it('puts another pool in its place everywhere, in one revision', async () => {
    const old = await busy();
    const heir = await create('heir');
    const before = house.services.inventory.revision();
    await remove(old.id, { repointTo: 'heir' });
    const { pools, users, listeners, rules } = frame();
    expect(pools.map((it) => it.name)).toEqual(['default', 'other', 'heir']);
    expect(byName('other').fallbacks).toEqual([heir.id, byName('default').id]);
    expect(users[0]?.pools).toEqual([heir.id, byName('other').id]);
    expect(listeners.map((it) => [it.poolId, it.profile])).toEqual([
      [heir.id, 'pool-heir-ttl-10m'],
      [byName('default').id, 'pool-heir'],
    ]);
    expect(rules).toMatchObject([{ when: { wishedPools: [heir.id], session: true }, then: { poolId: heir.id } }]);
    expect(house.services.inventory.revision()).toBe(before + 1);
    expect(house.commits.at(-1)).toMatchObject({ noun: 'pools', frame: true });
    expect((await house.call('proxyUsers.list')).items).toMatchObject([{ version: 2 }]);
  });
  it('by a pool that falls back to it leaves that without itself', async () => {
    const old = await busy();
    await remove(old.id, { repointTo: 'other' });
    expect(byName('other').fallbacks).toEqual([byName('default').id]);
    expect(frame().users[0]?.pools).toEqual([byName('other').id]);
  });
  it('is refused when pools would fall back in a circle then, and nothing is written', async () => {
    const old = await create('old');
    await create('a', { fallbacks: ['old'] });
    await create('b', { fallbacks: ['a'] });
    const before = frame();
    await expect(remove(old.id, { repointTo: 'b' })).rejects.toMatchObject({ code: 'conflict', message: /a → b → a/ });
    expect(frame()).toEqual(before);
  });
  it('wants another pool that exists', async () => {
    const old = await create('old');
    await expect(remove(old.id, { repointTo: 'nope' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(remove(old.id, { repointTo: 'old' })).rejects.toMatchObject({ code: 'validation' });
    const { id } = byName('default');
    await expect(remove(id, { repointTo: 'old' })).rejects.toMatchObject({ code: 'conflict' });
    await remove(old.id, { repointTo: 'default' });
    expect(frame().pools).toHaveLength(1);
  });
});
