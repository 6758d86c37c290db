import type { Scope } from '@gyre/shared/vocabulary';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextOf, openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import type { ServiceContext } from './context.ts';

let house: StoredHouse;
beforeEach(() => (house = openStoredHouse()));
afterEach(() => house.close());

const as = (id: string, scope: Scope = 'operate'): ServiceContext => {
  const context = contextOf(scope);
  return { ...context, actor: { ...context.actor, id, name: id } };
};
const ann = as('ann');
const bob = as('bob');
const usual = { q: 'country:DE', sort: '-latency' as const, cols: ['latency', 'label'] };
const names = async (context: ServiceContext) =>
  (await house.services.verbs['views.list'](context, emptyInput)).items.map((it) => it.name);
const emptyInput = { params: undefined, query: undefined, body: undefined } as never;
const input = (params: object | undefined, body?: object) => ({ params, query: undefined, body }) as never;
const save = async (context: ServiceContext, name: string, shared = false, q = usual.q) =>
  (await house.services.verbs['views.create'](context, input(undefined, { ...usual, name, shared, q }))).data;
const change = async (context: ServiceContext, id: string, body: object) =>
  house.services.verbs['views.update'](context, input({ id }, body));
const remove = async (context: ServiceContext, id: string) =>
  house.services.verbs['views.remove'](context, input({ id }));

describe('saved views', () => {
  it('are seen by who made them until they are shared', async () => {
    const { id } = await save(ann, 'slow');
    expect(await names(ann)).toEqual(['slow']);
    expect(await names(bob)).toEqual([]);
    await change(ann, id, { shared: true, name: 'slow in Germany' });
    expect((await house.services.verbs['views.list'](bob, emptyInput)).items).toMatchObject([
      { ...usual, name: 'slow in Germany', shared: true, mine: false, owner: 'ann' },
    ]);
    expect(house.commits).toEqual([]);
  });

  it('are changed by who made them, and shared ones by an admin of everything', async () => {
    const mine = await save(ann, 'mine');
    const ours = await save(ann, 'ours', true);
    await expect(change(bob, mine.id, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(remove(as('carl', 'admin'), mine.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(remove(bob, ours.id)).rejects.toMatchObject({ code: 'forbidden' });
    await remove(as('carl', 'admin'), ours.id);
    await remove(ann, mine.id);
    expect(await names(ann)).toEqual([]);
  });

  it('are not saved by who may only read', async () => {
    await expect(save(as('eve', 'read'), 'mine')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('have a name of their own and a query that can be read', async () => {
    await save(ann, 'slow');
    await save(bob, 'slow');
    await expect(save(ann, 'slow')).rejects.toMatchObject({ code: 'conflict' });
    await expect(save(ann, 'bad', false, 'latency:fast')).rejects.toMatchObject({ code: 'validation' });
  });
});
