// A pool over many exits changes while others write: commits are told in their order, and pools end with the members they shall have.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import { walkPart } from '../catalogue/member-walk.ts';

const count = walkPart + 500;
let house: StoredHouse;
beforeEach(async () => {
  house = openStoredHouse();
  const lines = Array.from({ length: count }, (_, i) => `http://u${i}:p@10.0.0.1:${1000 + i}#exit ${i}`);
  await house.call('exits.import', { body: lines.join('\n') });
});
afterEach(() => house.close());
const change = (id: string, query: string) => house.call('pools.update', { params: { id }, body: { query } });

/** What workers hear of a pool, one commit after the other: the exits they think are in it. */
function heardOf(pool: string): Set<number> {
  const members = new Set<number>();
  for (const commit of house.commits)
    for (const { poolId, joined, left } of commit.members.all()) {
      if (poolId !== pool) continue;
      for (const seq of joined) members.add(seq);
      for (const seq of left) members.delete(seq);
    }
  return members;
}
const told = () => house.commits.map((it) => it.revision);

it('answers when all were asked', async () => {
  const { data } = await house.call('pools.create', { body: { name: 'many', query: 'scheme:http' } });
  expect(data.members).toBe(count);
  expect(heardOf(data.id).size).toBe(count);
  expect(told().at(-1)).toBe(house.services.inventory.revision());
});

it('ends with the last of two queries, told in order', async () => {
  const { data } = await house.call('pools.create', { body: { name: 'many', query: null } });
  const [first, second] = await Promise.all([change(data.id, 'scheme:http'), change(data.id, 'scheme:socks5')]);
  expect(second.revision).toBe(first.revision + 1);
  expect(second.data.members).toBe(0);
  expect(heardOf(data.id).size).toBe(0);
  expect(told()).toEqual([...told()].sort((a, b) => a - b));
});

it('tells a write behind it later, and takes in what that write changed', async () => {
  const { data } = await house.call('pools.create', { body: { name: 'many', query: null } });
  const changing = change(data.id, 'admin:enabled');
  const before = told().length;
  const { items } = await house.call('exits.list', { query: { limit: 1, sort: '-added' } });
  const last = items[0]!.id;
  await house.call('exits.update', { params: { id: last }, body: { adminState: 'disabled' } });
  expect((await changing).data.members).toBe(count - 1);
  expect(told().length).toBe(before + 2);
  expect(told()).toEqual([...told()].sort((a, b) => a - b));
});

it('leaves nobody in a pool that was removed meanwhile', async () => {
  const { data } = await house.call('pools.create', { body: { name: 'many', query: null } });
  const changing = change(data.id, 'scheme:http').catch(() => undefined);
  await house.call('pools.remove', { params: { id: data.id } });
  await changing;
  expect(heardOf(data.id).size).toBe(0);
  const { total } = await house.call('exits.list', { query: { q: 'pool:none', limit: 1 } });
  expect(total).toBe(count);
});
