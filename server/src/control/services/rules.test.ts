import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import { compileRules } from '../../core/rules/compile.ts';
import { type UseAsked, unused } from '../limits/use-view.ts';
import type { Running } from '../running-port.ts';

let house: StoredHouse;
/** Hits that are not stored yet. */
const fresh = new Map<string, { readonly hits: number; readonly lastHitAt: number }>();
beforeEach(() => {
  fresh.clear();
  const rules = { of: (id: string) => fresh.get(id) ?? { hits: 0, lastHitAt: null } };
  const traffic = { ofUser: () => undefined };
  const limits = { useOf: ({ caps }: UseAsked) => unused(caps, 0) };
  house = openStoredHouse({ running: () => ({ rules, traffic, limits }) as unknown as Running });
});
afterEach(() => house.close());

const create = async (body: object) =>
  (await house.call('rules.create', { body: { then: { direct: true }, ...body } })).data;
const refused = (body: object) => expect(create(body)).rejects;
const listed = async () => (await house.call('rules.list')).items;
const names = async () => (await listed()).map((it) => it.name);
const frame = () => house.services.inventory.frame();

describe('routing rules', () => {
  it('go to the workers in their order, those that are on, with ids for pools', async () => {
    const { data: pool } = await house.call('pools.create', { body: { name: 'mine' } });
    const a = await create({ name: 'a', when: { wishedPools: ['mine'] }, then: { poolId: 'mine' } });
    expect(a.then).toEqual({ poolId: pool.id });
    expect(house.commits.at(-1)).toMatchObject({ noun: 'rules', ids: [a.id], frame: true, exitIds: [] });
    await create({ name: 'off', enabled: false });
    const b = await create({ name: 'b', at: 0 });
    expect(frame().rules).toEqual([
      { id: b.id, name: 'b', when: {}, then: { direct: true } },
      { id: a.id, name: 'a', when: { wishedPools: [pool.id] }, then: { poolId: pool.id } },
    ]);
    expect(compileRules(frame().rules).rules).toHaveLength(2);
    await house.call('rules.update', { params: { id: b.id }, body: { enabled: false } });
    expect(frame().rules.map((it) => it.name)).toEqual(['a']);
  });

  it('keep targets in one spelling, and are named after them', async () => {
    const targets = ['Shop.Example.', 'shop.example', '10.1.2.3/8', 'bücher.example:443'];
    const made = await create({ when: { targets } });
    expect(made.when.targets).toEqual(['shop.example', '10.0.0.0/8', 'xn--bcher-kva.example:443']);
    expect(made.name).toBe('shop.example and 2 more');
    expect((await create({})).name).toBe('everything');
  });

  it('are put where they are wanted and moved, in one order without gaps for who looks', async () => {
    const ids = new Map<string, string>();
    for (const name of ['a', 'b', 'c', 'd']) ids.set(name, (await create({ name })).id);
    ids.set('x', (await create({ name: 'x', at: 2 })).id);
    expect(await names()).toEqual(['a', 'b', 'x', 'c', 'd']);
    await house.call('rules.remove', { params: { id: ids.get('b')! } });
    const move = (name: string, to: number) =>
      house.call('rules.move', { params: { id: ids.get(name)! }, body: { to } });
    await move('a', 2);
    expect(await names()).toEqual(['x', 'c', 'a', 'd']);
    await move('d', 0);
    expect(await names()).toEqual(['d', 'x', 'c', 'a']);
    await move('x', 99);
    expect(await names()).toEqual(['d', 'c', 'a', 'x']);
    await move('c', 1);
    expect(await names()).toEqual(['d', 'c', 'a', 'x']);
    expect((await create({ name: 'last', at: 50 })).name).toBe('last');
    expect((await names()).at(-1)).toBe('last');
    const { items } = await house.call('changes.list');
    expect(items.map((it) => it.summary)).toContain('rule a: to place 3');
    const pages = await house.call('rules.list', { query: { limit: '2' } });
    const rest = await house.call('rules.list', { query: { limit: '9', cursor: pages.nextCursor! } });
    expect([...pages.items, ...rest.items].map((it) => it.name)).toEqual(['d', 'c', 'a', 'x', 'last']);
    expect([pages.total, rest.nextCursor]).toEqual([5, null]);
  });

  it('are refused with their place when they cannot be read, and nothing changes', async () => {
    const before = house.services.inventory.revision();
    await refused({ when: { targets: ['ok.example', 'a b', 'c.example', 'x:0'] } }).toMatchObject({
      code: 'validation',
      message: 'Target 2 cannot be read, at character 2: a target holds no spaces.',
      fields: [{ pointer: '/when/targets/1' }, { pointer: '/when/targets/3' }],
    });
    await refused({ then: {} }).toMatchObject({ code: 'validation', fields: [{ pointer: '/then' }] });
    const both = { direct: true, poolId: 'default' };
    await refused({ then: both }).toMatchObject({ fields: [{ pointer: '/then/direct' }] });
    await refused({ then: { refuse: {}, direct: true } }).toMatchObject({ fields: [{ pointer: '/then/refuse' }] });
    await refused({ then: { criteria: {} } }).toMatchObject({ fields: [{ pointer: '/then/criteria' }] });
    expect(await listed()).toEqual([]);
    expect(house.services.inventory.revision()).toBe(before);
  });

  it('name only what exists', async () => {
    await house.call('proxyUsers.create', { body: { name: 'alice' } });
    await refused({ then: { poolId: 'nowhere' } }).toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('"nowhere"') as string,
    });
    await refused({ when: { wishedPools: ['nowhere'] } }).toMatchObject({ code: 'not_found' });
    await refused({ when: { listeners: ['listener_x'] } }).toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('"listener_x"') as string,
    });
    await refused({ when: { proxyUsers: ['alice', 'anonymous', 'mallory'] } }).toMatchObject({
      code: 'validation',
      fields: [{ pointer: '/when/proxyUsers/2', message: 'There is no proxy user "mallory".' }],
    });
    expect((await create({ when: { proxyUsers: ['alice', 'anonymous'] } })).when.proxyUsers).toHaveLength(2);
  });

  it('are changed only as they were seen, and stay as they are when the change is wrong', async () => {
    const { id } = await create({ name: 'a', when: { targets: ['shop.example'] } });
    const update = (body: object, ifVersion?: number) =>
      house.call('rules.update', { params: { id }, body, ifVersion });
    await expect(update({ name: 'b' }, 7)).rejects.toMatchObject({ code: 'precondition' });
    await expect(update({ then: {} })).rejects.toMatchObject({ code: 'validation' });
    await expect(update({ when: { targets: ['*x'] } })).rejects.toMatchObject({ code: 'validation' });
    const then = { refuse: { status: 451, text: 'no' } };
    expect((await update({ then }, 1)).data).toMatchObject({ name: 'a', when: { targets: ['shop.example'] }, then });
    expect(await house.call('rules.get', { params: { id } })).toMatchObject({ then, version: 2 });
    await house.call('rules.remove', { params: { id }, ifVersion: 2 });
    await expect(house.call('rules.get', { params: { id } })).rejects.toMatchObject({ code: 'not_found' });
    await expect(house.call('rules.move', { params: { id }, body: { to: 0 } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('may be read by readers and written by operators', async () => {
    const body = { then: { direct: true } };
    await expect(house.call('rules.create', { body, scope: 'read' })).rejects.toMatchObject({ code: 'forbidden' });
    const { data } = await house.call('rules.create', { body, scope: 'operate' });
    expect(await house.call('rules.get', { params: { id: data.id }, scope: 'read' })).toEqual(data);
  });

  it('show how often they decided, stored or not yet, whatever is written meanwhile', async () => {
    const { id } = await create({ name: 'a' });
    expect(await house.call('rules.get', { params: { id } })).toMatchObject({ hits: 0, lastHitAt: null });
    const save = (hits: number, lastHitAt: number) =>
      house.services.inventory.saveRuleHits([
        { id, hits, lastHitAt },
        { id: 'rule_gone', hits: 1, lastHitAt },
      ]);
    save(3, 1000);
    save(4, 900);
    expect(await listed()).toMatchObject([{ hits: 7, lastHitAt: 1000, version: 1 }]);
    fresh.set(id, { hits: 5, lastHitAt: 2000 });
    await house.call('rules.update', { params: { id }, body: { name: 'b' } });
    expect(await listed()).toMatchObject([{ hits: 12, lastHitAt: 2000, name: 'b' }]);
  });

  it('say which one before them keeps them from ever matching', async () => {
    const shop = await create({ name: 'shop', when: { targets: ['shop.example'] } });
    const all = await create({ name: 'all', when: { targets: ['*.example'] }, at: 0 });
    expect((await listed()).map((it) => it.shadowedBy)).toEqual([null, all.id]);
    expect(await house.call('rules.get', { params: { id: shop.id } })).toMatchObject({ shadowedBy: all.id });
    const off = await house.call('rules.update', { params: { id: all.id }, body: { enabled: false } });
    expect(off.data.shadowedBy).toBeNull();
    expect((await listed()).map((it) => it.shadowedBy)).toEqual([null, null]);
    await house.call('rules.update', { params: { id: all.id }, body: { enabled: true } });
    const moved = await house.call('rules.move', { params: { id: shop.id }, body: { to: 0 } });
    expect(moved.data.shadowedBy).toBeNull();
  });
});
