import { beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import { type HealthEventRow, HealthEventStore, keptMs, mostPerExit } from '../../storage/stores/health-event-store.ts';

const now = 1_800_000_000_000;

describe('changes of state at rest', () => {
  let house: StoredHouse;
  let store: HealthEventStore;
  let ids: string[];
  const row = (seq: number, over: Partial<HealthEventRow> = {}): HealthEventRow => ({
    ...{ seq, exitId: ids[0]!, at: now - 1000 + seq, from: 'healthy', to: 'ejected' },
    ...{ reason: 'connection_refused', detail: `3 failures in a row`, by: 'traffic', ejections: 1, untilAt: now },
    ...over,
  });
  const seqsOf = (rows: readonly { readonly seq: number }[]): number[] => rows.map((it) => it.seq);

  beforeEach(async () => {
    house = openStoredHouse();
    const made = [];
    for (const port of [8001, 8002])
      made.push(
        await house.call('exits.create', { body: { scheme: 'http', host: '192.0.2.1', port, label: `p${port}` } }),
      );
    ids = made.map((it) => it.data.id);
    store = new HealthEventStore(house.database);
    return () => house.close();
  });

  it('come newest first, of all, of one exit, or into one state', () => {
    store.save(
      [row(1), row(2, { to: 'probation' }), row(3, { exitId: ids[1]! }), row(4, { exitId: 'exit_gone' })],
      now,
    );
    expect(seqsOf(store.page({}, Infinity, 10))).toEqual([3, 2, 1]);
    expect(store.page({}, Infinity, 10).at(-1)).toEqual(row(1));
    expect(seqsOf(store.page({ exitId: ids[0]! }, Infinity, 10))).toEqual([2, 1]);
    expect(seqsOf(store.page({ to: 'ejected' }, Infinity, 10))).toEqual([3, 1]);
    expect(seqsOf(store.page({}, 3, 1))).toEqual([2]);
    expect([store.count({}), store.count({ exitId: ids[1]! }), store.lastSeq()]).toEqual([3, 1, 3]);
  });
  it('keep the newest of each exit, and none for longer than a month', () => {
    const many = Array.from({ length: mostPerExit + 20 }, (_, i) => row(i + 1));
    store.save([row(1000, { exitId: ids[1]!, at: now - keptMs - 1 })], now);
    store.save(many, now);
    expect(store.count({ exitId: ids[0]! })).toBe(mostPerExit);
    expect(seqsOf(store.page({ exitId: ids[0]! }, Infinity, 1000)).at(-1)).toBe(21);
    expect(store.count({ exitId: ids[1]! })).toBe(0);
    // Told again after a failed write: nothing changes.
    store.save(many.slice(-5), now);
    expect(store.count({})).toBe(mostPerExit);
  });
  it('go with their exit', async () => {
    store.save([row(1), row(2, { exitId: ids[1]! })], now);
    await house.call('exits.remove', { params: { id: ids[0]! } });
    expect(seqsOf(store.page({}, Infinity, 10))).toEqual([2]);
  });
  it('are read page by page over REST, with the name of the exit', async () => {
    store.save([row(1), row(2), row(3, { exitId: ids[1]! })], now);
    const first = await house.call('health.events', { query: { limit: 2 } });
    expect(first.items.map((it) => [it.id, it.exitLabel])).toEqual([
      ['3', 'p8002'],
      ['2', 'p8001'],
    ]);
    expect(first.total).toBe(3);
    const second = await house.call('health.events', { query: { limit: 2, cursor: first.nextCursor! } });
    expect(second.items.map((it) => it.id)).toEqual(['1']);
    expect(second.nextCursor).toBeNull();
    const one = await house.call('health.events', { query: { exitId: ids[1]! } });
    expect(one.items.map((it) => it.id)).toEqual(['3']);
  });
});
