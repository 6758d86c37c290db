import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { silentLog } from '../../base/log.ts';
import { type PlaceFacts, unknownPlace } from '../../core/places/facts.ts';
import type { StoredPlace } from '../inventory-port.ts';
import { placeBatchMs, PlaceKeeper } from './place-keeper.ts';

function setUp(stored: readonly StoredPlace[] = []) {
  const clock = new FakeClock();
  const saved: StoredPlace[][] = [];
  const world = new Map<string, Partial<PlaceFacts>>([
    ['203.0.113.7', { country: 'DE' }],
    ['2001:db8::7', { country: 'DE', city: 'Berlin' }],
  ]);
  const times = new Map(stored.map((it) => [it.exitId, it.measuredAt]));
  const disk = { full: false };
  const keeper = new PlaceKeeper({
    ...{ clock, log: silentLog },
    lookup: (ip) => ({ ...unknownPlace, ...world.get(ip) }),
    measuredAt: (id) => times.get(id),
    inventory: {
      loadPlaces: () => stored,
      savePlaces: (rows) => {
        if (disk.full) throw new Error('full');
        saved.push([...rows]);
      },
    },
  });
  return { clock, keeper, saved, world, times, disk };
}
const place = (i: number): StoredPlace => ({
  ...{ exitId: `exit_${i}`, ipv4: '203.0.113.7', ipv6: null, measuredAt: 1000 + i },
  ...{ ...unknownPlace, country: 'DE' },
});

describe('places that were measured', () => {
  it('are stored together, with what the databases say of both addresses', async () => {
    const { clock, keeper, saved } = setUp();
    keeper.put('exit_1', { ipv4: '203.0.113.7', ipv6: '2001:db8::7' }, 5);
    keeper.put('exit_2', { ipv4: '198.51.100.1', ipv6: null }, 6);
    await clock.advance(placeBatchMs);
    expect(saved).toEqual([
      [
        {
          ...{ exitId: 'exit_1', ipv4: '203.0.113.7', ipv6: '2001:db8::7', measuredAt: 5 },
          ...{ ...unknownPlace, country: 'DE', city: 'Berlin' },
        },
        { exitId: 'exit_2', ipv4: '198.51.100.1', ipv6: null, measuredAt: 6, ...unknownPlace },
      ],
    ]);
  });

  it('are not lost when the disk is full for a while, and are written at the end', async () => {
    const { clock, keeper, saved, disk } = setUp();
    disk.full = true;
    keeper.put('exit_1', { ipv4: '203.0.113.7', ipv6: null }, 5);
    await clock.advance(1000);
    expect(saved).toEqual([]);
    disk.full = false;
    keeper.close();
    expect(saved.flat().map((it) => it.exitId)).toEqual(['exit_1']);
  });

  it('are looked up again when the databases are other ones, and only those saved that are elsewhere', async () => {
    const { keeper, saved, world } = setUp(Array.from({ length: 1200 }, (_, i) => place(i)));
    await keeper.lookUpAll();
    expect(saved).toEqual([]);
    world.set('203.0.113.7', { country: 'AT' });
    await keeper.lookUpAll();
    expect(saved.map((rows) => rows.length)).toEqual([500, 500, 200]);
    expect(saved[0]![0]).toEqual({ ...place(0), country: 'AT' });
  });

  it('are left alone when they were measured anew in the meantime', async () => {
    const { keeper, saved, world, times } = setUp([place(1), place(2)]);
    world.set('203.0.113.7', { country: 'AT' });
    times.set('exit_1', 9999);
    await keeper.lookUpAll();
    expect(saved.flat().map((it) => it.exitId)).toEqual(['exit_2']);
  });

  it('are walked over once, whatever how often the databases change', async () => {
    const { keeper, saved, world } = setUp(Array.from({ length: 1200 }, (_, i) => place(i)));
    world.set('203.0.113.7', { country: 'AT' });
    await Promise.all([keeper.lookUpAll(), keeper.lookUpAll()]);
    expect(saved.map((rows) => rows.length)).toEqual([500, 500, 500, 200]);
  });
});
