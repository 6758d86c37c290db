import { beforeEach, describe, expect, it } from 'vitest';
import { openRunningWorld, type RunningWorld } from '../../../testkit/running-world.ts';
import { requestRow } from '../../../testkit/reports.ts';

let world: RunningWorld;
beforeEach(() => {
  world = openRunningWorld();
  return () => world.house.close();
});
const failed = { ok: false, code: 'connection_timeout', origin: 'exit', attempts: 2 } as const;
const list = (q: string, more: object = {}) => world.house.call('requests.list', { query: { q, limit: 100, ...more } });
const idsOf = async (q: string, more: object = {}) => (await list(q, more)).items.map((it) => it.id);

describe('requests of the log', () => {
  beforeEach(() =>
    world.history.take([
      requestRow('req_1', { at: 1000, target: 'www.shop.example:443', proxyUser: 'Alice', ms: 50 }),
      requestRow('req_2', { at: 2000, target: 'shop.example:443', ...failed, ms: 9000, rule: 'rule_7', country: 'DE' }),
      requestRow('req_3', { at: 3000, target: '198.51.100.7:80', exitId: null, exitLabel: null, status: 407 }),
    ]),
  );
  it.each([
    ['', ['req_3', 'req_2', 'req_1']],
    ['site:shop.example', ['req_2', 'req_1']],
    ['site:shop.example ok:no', ['req_2']],
    ['-site:shop.example', ['req_3']],
    ['code:connection_timeout,no_eligible_exit', ['req_2']],
    ['code:none user:alice', ['req_1']],
    ['proxyuser:none exit:none', ['req_3']],
    ['took:>1s tries:2', ['req_2']],
    ['-took:>1s', ['req_3', 'req_1']],
    ['rule:rule_7 country:de', ['req_2']],
    ['198.51', ['req_3']],
    ['exit:ONE', ['req_2', 'req_1']],
    ['status:>=400', ['req_3']],
  ])('answer %s', async (q, ids) => {
    expect(await idsOf(q)).toEqual(ids);
  });
  it('come in pages, between two moments', async () => {
    const first = await list('', { limit: 2 });
    expect(first.items.map((it) => it.id)).toEqual(['req_3', 'req_2']);
    expect(await idsOf('', { limit: 2, cursor: first.nextCursor })).toEqual(['req_1']);
    expect(await idsOf('', { from: 2000, to: 3000 })).toEqual(['req_2']);
  });
  it('say at which character a query goes wrong', async () => {
    await expect(list('ok:no speed:3')).rejects.toThrow(/character 7: there is no field "speed"/);
    await expect(list('ok:perhaps')).rejects.toThrow(/character 4/);
  });
  it('open by their id, and are not found when they are not kept', async () => {
    expect((await world.house.call('requests.get', { params: { id: 'req_2' } })).code).toBe('connection_timeout');
    await expect(world.house.call('requests.get', { params: { id: 'req_9' } })).rejects.toThrow(/req_9/);
  });
  it('are exported as they match', async () => {
    const csv = await world.house.call('requests.export', { query: { q: 'ok:no', format: 'csv', limit: 10 } });
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv).toContain('1970-01-01T00:00:02.000Z,req_2,no,connection_timeout');
    const json = await world.house.call('requests.export', { query: { q: '', format: 'json', limit: 2 } });
    expect(JSON.parse(json)).toHaveLength(2);
    const none = await world.house.call('requests.export', { query: { q: 'nothing like it', format: 'json' } });
    expect(JSON.parse(none)).toEqual([]);
  });
  it('are exported page by page, no more than were asked for', async () => {
    world.history.take(Array.from({ length: 2500 }, (_, i) => requestRow(`req_more_${i}`, { at: 4000 + i })));
    await world.history.write();
    const sizes: number[] = [];
    const search = world.history.search.bind(world.history);
    world.history.search = async (of) => {
      const found = await search(of);
      sizes.push(found.rows.length);
      return found;
    };
    const csv = await world.house.call('requests.export', { query: { format: 'csv', limit: 2100 } });
    expect(csv.split('\r\n')).toHaveLength(2102);
    expect(sizes).toEqual([1000, 1000, 100]);
    const json = await world.house.call('requests.export', { query: { format: 'json', limit: 2100 } });
    const ids = (JSON.parse(json) as { id: string }[]).map((it) => it.id);
    expect([new Set(ids).size, ids[0], ids.at(-1)]).toEqual([2100, 'req_more_2499', 'req_more_400']);
  });
});
