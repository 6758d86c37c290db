import { beforeEach, describe, expect, it } from 'vitest';
import { openRunningWorld, type RunningWorld } from '../../../testkit/running-world.ts';
import type { Binding } from '../../core/session/binding.ts';

let it_: RunningWorld;
let ids: string[];
beforeEach(async () => {
  it_ = openRunningWorld();
  ids = [];
  for (const [label, tag] of [
    ['de1', 'DE'],
    ['fr1', 'FR'],
    ['fr2', 'FR'],
    ['de2', 'DE'],
  ] as const) {
    const body = { scheme: 'http', host: `${label}.test`, port: 8080, label, place: { country: tag } };
    ids.push((await it_.house.call('exits.create', { body })).data.id);
  }
  return () => it_.house.close();
});

function bind(name: string, exitId: string, over: Partial<Binding> = {}): void {
  const { poolId } = { poolId: [...it_.world().poolsById.keys()][0]! };
  const exit = it_.world().findExit(exitId)!;
  it_.sessions.heard({}, [
    {
      ...{ key: `u\n${name}`, user: '', name, poolId, exitId, ip: null, asn: null, country: exit.exit.country ?? null },
      ...{ guarantee: 'any', ttlMs: 1000, sliding: true, createdAt: 0, usedAt: 0, expiresAt: 1e15 },
      ...{ generation: 0, moves: 0, moved: null, requests: 1, served: 1 },
      ...over,
    },
  ]);
}
const list = (query = {}) => it_.house.call('sessions.list', { query });
const idOf = async (name: string): Promise<string> => (await list({ q: name })).items[0]!.id;

describe('sessions', () => {
  it('are listed the one used last first, in pages, and found by name and exit', async () => {
    for (let i = 0; i < 5; i++) bind(`cart${i}`, ids[i % 2]!, { usedAt: i });
    const first = await list({ limit: 2 });
    expect(first.items.map((one) => one.name)).toEqual(['cart4', 'cart3']);
    const second = await list({ limit: 2, cursor: first.nextCursor });
    expect(second.items.map((one) => one.name)).toEqual(['cart2', 'cart1']);
    expect((await list({ q: 'ART3' })).total).toBe(1);
    expect((await list({ exitId: ids[1] })).items.map((one) => one.name)).toEqual(['cart3', 'cart1']);
  });
  it('come in the order asked for, over all pages, and a cursor holds for its order only', async () => {
    for (let i = 0; i < 5; i++) bind(`cart${i}`, ids[i % 2]!, { usedAt: i, requests: (i * 3) % 5, createdAt: i });
    const first = await list({ limit: 3, sort: '-requests' });
    expect(first.items.map((one) => one.requests)).toEqual([4, 3, 2]);
    const second = await list({ limit: 3, sort: '-requests', cursor: first.nextCursor });
    expect(second.items.map((one) => one.requests)).toEqual([1, 0]);
    expect(second).toMatchObject({ total: 5, nextCursor: null });
    expect((await list({ sort: '-age' })).items[0]).toMatchObject({ name: 'cart0' });
    expect((await list({ sort: 'exit' })).items.map((one) => one.exitLabel)).toEqual([
      'de1',
      'de1',
      'de1',
      'fr1',
      'fr1',
    ]);
    await expect(list({ sort: 'name', cursor: first.nextCursor })).rejects.toThrow(/cursor/);
    await expect(list({ sort: 'luck' })).rejects.toThrow();
  });
  it('are released one by one, or all of an exit', async () => {
    bind('a', ids[0]!);
    bind('b', ids[1]!);
    bind('c', ids[1]!);
    expect(await it_.house.call('sessions.release', { params: { id: await idOf('a') } })).toEqual({ released: 1 });
    expect(await it_.house.call('sessions.releaseMany', { body: { exitId: ids[1] } })).toEqual({ released: 2 });
    expect((await list()).total).toBe(0);
    await expect(it_.house.call('sessions.releaseMany', { body: {} })).rejects.toThrow(/name an exit/);
  });
  it('rotate to another exit of the same country, each time there is one', async () => {
    bind('a', ids[1]!, { guarantee: 'strict' });
    const id = await idOf('a');
    expect(await it_.house.call('sessions.rotate', { params: { id } })).toMatchObject({ exitId: ids[2], moves: 1 });
    expect(await it_.house.call('sessions.rotate', { params: { id } })).toMatchObject({ exitId: ids[1], moves: 2 });
  });
  it('rotate to another country only when nothing is left, and the guarantee lets them', async () => {
    await it_.house.call('exits.remove', { params: { id: ids[2]! } });
    bind('free', ids[1]!);
    bind('kept', ids[1]!, { guarantee: 'same-country' });
    const rotate = async (name: string) => it_.house.call('sessions.rotate', { params: { id: await idOf(name) } });
    expect(await rotate('free')).toMatchObject({ country: 'DE' });
    await expect(rotate('kept')).rejects.toThrow(/no other exit/);
  });
  it('go to the exit an admin chose, if it is enabled', async () => {
    bind('a', ids[0]!);
    const id = await idOf('a');
    const to = (exitId: string) => it_.house.call('sessions.repin', { params: { id }, body: { exitId } });
    expect(await to(ids[3]!)).toMatchObject({ exitId: ids[3], exitLabel: 'de2' });
    await expect(to('exit_nope')).rejects.toThrow(/exit_nope/);
  });
});
