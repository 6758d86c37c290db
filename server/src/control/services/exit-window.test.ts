import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';

let house: StoredHouse;
beforeEach(async () => {
  house = openStoredHouse();
  const text = Array.from({ length: 300 }, (_, i) => `http://u${i}:p@gw${i % 7}.example:8000#${(i * 37) % 300}`);
  await house.call('exits.import', { body: text.join('\n') });
});
afterEach(() => house.close());

const window_ = (query: object) => house.call('exits.window', { query });
const bulk = (q: string, action: object) => house.call('exits.bulk', { body: { selection: { q }, action } });

describe('a window on the list of exits', () => {
  it.each(['label', '-label', 'host', '-host', 'added', '-added', 'latency', '-latency', 'price', 'state', '-used'])(
    'has the rows of the list by cursor in the order %s',
    async (sort) => {
      const { items } = await house.call('exits.list', { query: { sort, limit: 300 } });
      const first = await window_({ sort, count: 200 });
      const second = await window_({ sort, handle: first.handle, from: 200 });
      expect(second.handle).toBe(first.handle);
      expect([...first.items, ...second.items]).toEqual(items);
      expect(first.total).toBe(300);
    },
  );
  it('keeps its order while labels change, and sorts them in when it is asked for anew', async () => {
    const first = await window_({ sort: 'label', count: 3 });
    const { id } = first.items[0]!;
    await house.call('exits.update', { params: { id }, body: { label: 'zz' } });
    const same = await window_({ sort: 'label', handle: first.handle, count: 3 });
    expect(same.items.map((it) => it?.id)).toEqual(first.items.map((it) => it?.id));
    expect(same.items[0]).toMatchObject({ label: 'zz' });
    const anew = await window_({ sort: '-label', count: 1 });
    expect(anew.items[0]?.id).toBe(id);
  });
  it('says which rows do not match any more, and which are gone', async () => {
    const first = await window_({ q: 'admin:enabled', sort: 'added', count: 3 });
    const ids = first.items.map((it) => it!.id);
    await house.call('exits.bulk', {
      body: { selection: { ids: [ids[1]] }, action: { verb: 'set-state', adminState: 'disabled' } },
    });
    await house.call('exits.remove', { params: { id: ids[2]! } });
    const later = await window_({ q: 'admin:enabled', sort: 'added', handle: first.handle, count: 3 });
    expect(later).toMatchObject({ misfits: [1, 2], total: 300 });
    expect(later.items[2]).toBeNull();
  });
  it('does not show an exit that got the number of one that is gone', async () => {
    const first = await window_({ sort: '-added', count: 1 });
    await house.call('exits.remove', { params: { id: first.items[0]!.id } });
    const { data } = await house.call('exits.create', { body: { scheme: 'http', host: 'other.example', port: 1 } });
    expect((await window_({ sort: '-added', count: 1 })).items[0]?.id).toBe(data.id);
    const later = await window_({ sort: '-added', handle: first.handle, at: data.id, count: 1 });
    expect(later).toMatchObject({ handle: first.handle, items: [null], at: null });
  });
  it('does not show an exit that came back and got such a number', async () => {
    const [old] = (await window_({ sort: 'added', count: 1 })).items;
    await house.call('exits.remove', { params: { id: old!.id } });
    const removal = (await house.call('changes.list', {})).items[0]!;
    const first = await window_({ sort: '-added', count: 1 });
    await house.call('exits.remove', { params: { id: first.items[0]!.id } });
    await house.call('changes.takeBack', { params: { id: removal.id }, body: {} });
    expect((await window_({ sort: '-added', count: 1 })).items[0]?.id).toBe(old!.id);
    const later = await window_({ sort: '-added', handle: first.handle, at: old!.id, count: 1 });
    expect(later).toMatchObject({ handle: first.handle, items: [null], at: null });
  });
  it('is built again when its order is gone after five minutes, and says where an exit is in it', async () => {
    const first = await window_({ sort: 'label' });
    const { id } = first.items[60]!;
    house.clock.now += 5 * 60_000 + 1;
    const again = await window_({ sort: 'label', handle: first.handle, at: id, from: 60, count: 5 });
    expect(again.handle).not.toBe(first.handle);
    expect(again).toMatchObject({ at: 60, from: 60, total: 300 });
    expect(again.items[0]?.id).toBe(id);
  });
  it('is kept for eight orders of one admin, and is nobody else’s', async () => {
    const first = await window_({ q: '1' });
    for (let i = 2; i <= 8; i++) await window_({ q: String(i) });
    expect((await window_({ q: '1', handle: first.handle })).handle).toBe(first.handle);
    await window_({ q: '9' });
    await window_({ q: '10' });
    expect((await window_({ q: '1', handle: first.handle })).handle).toBe(first.handle);
    expect((await window_({ q: '2', handle: first.handle })).handle).not.toBe(first.handle);
  });
  it('tells counts of all that match with a new order, and stays in the list when it is asked for what is behind its end', async () => {
    await bulk('gw1.example', { verb: 'add-tags', tags: ['eu'] });
    const found = await window_({ q: 'tag:eu', facets: 'true', from: 5000 });
    expect(found.facets).toMatchObject({ total: found.total, tags: [{ value: 'eu', count: found.total }] });
    expect(found.from).toBe(found.total - 1);
    await expect(window_({ q: 'state:hapy' })).rejects.toMatchObject({ code: 'validation' });
  });
});
