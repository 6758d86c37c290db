import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { silentLog } from '../../base/log.ts';
import { looksEvery } from '../catalogue/breather.ts';
import type { Binding } from '../../core/session/binding.ts';
import type { SessionRow } from '../../storage/stores/session-store.ts';
import { SessionKeeper } from './keeper.ts';

const bound = (name: string, over: Partial<Binding> = {}): Binding => ({
  ...{ key: `u\n${name}`, user: 'u', name, poolId: 'p', exitId: 'exit_a', ip: null, asn: null, country: null },
  ...{ guarantee: 'any', ttlMs: 1000, sliding: false, createdAt: 0, usedAt: 0, expiresAt: 1e15 },
  ...{ generation: 0, moves: 0, moved: null, requests: 1, served: 1 },
  ...over,
});

function setUp(most?: number) {
  const clock = new FakeClock();
  const stored = new Map<string, SessionRow>();
  const told: { names: string[]; gone: readonly string[]; except: object | undefined }[] = [];
  const disk = { broken: false };
  const open = (): SessionKeeper =>
    new SessionKeeper({
      ...{ clock, log: silentLog, chance: Math.random, changed: () => {} },
      ...(most === undefined ? {} : { most }),
      tell: (put, gone, except) => told.push({ names: put.map((it) => `${it.name}@${it.exitId}`), gone, except }),
      inventory: {
        loadSessions: () => [...stored.values()],
        saveSessions: (rows, gone) => {
          if (disk.broken) throw new Error('no disk');
          for (const key of gone) stored.delete(key);
          for (const row of rows) stored.set(row.key, row);
        },
      },
    });
  return { clock, stored, told, disk, keeper: open(), open };
}
const workerA = { name: 'a' };
const workerB = { name: 'b' };

describe('the keeper of sessions', () => {
  it('tells the others of what is new, and who is behind of what it missed', () => {
    const { keeper, told } = setUp();
    keeper.heard(workerA, [bound('cart')]);
    expect(told).toEqual([{ names: ['cart@exit_a'], gone: [], except: workerA }]);
    keeper.heard(workerB, [bound('cart', { exitId: 'exit_b' })]);
    expect(told[1]).toEqual({ names: ['cart@exit_a'], gone: [], except: undefined });
    keeper.heard(workerB, [bound('cart', { exitId: 'exit_b', moves: 1 })]);
    expect(told[2]).toEqual({ names: ['cart@exit_b'], gone: [], except: workerB });
  });
  it('writes a moment later, tries again when it cannot, and knows all of it after a restart', async () => {
    const { keeper, clock, disk, stored, open } = setUp();
    disk.broken = true;
    keeper.heard(workerA, [bound('cart'), bound('other')]);
    await clock.advance(500);
    expect(stored.size).toBe(0);
    disk.broken = false;
    await clock.advance(500);
    expect(stored.size).toBe(2);
    const again = open();
    again.restore();
    expect(
      again
        .live()
        .map((it) => it.name)
        .sort(),
    ).toEqual(['cart', 'other']);
    expect(again.find(keeper.live()[0]!.id)?.name).toBe(keeper.live()[0]!.name);
  });
  it('shows those whose time is not over, the one used last first, and lets others have their turn between parts', async () => {
    const { keeper } = setUp();
    keeper.heard(workerA, [bound('over', { expiresAt: -1 }), bound('first'), bound('last')]);
    const names: string[] = [];
    await keeper.visit((it) => names.push(it.name));
    expect(names).toEqual(['last', 'first']);
    const many = Array.from({ length: 3 * looksEvery }, (_, i) => bound(`many-${i}`));
    keeper.heard(workerA, many);
    let [seen, before] = [0, 0];
    setImmediate(() => (before = seen));
    await keeper.visit(() => {
      // As long as others may be kept waiting, in each part.
      if (seen++ % looksEvery === 0) for (const until = performance.now() + 5; performance.now() < until;);
    });
    expect(seen).toBe(many.length + 2);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(seen);
  });
  it('ends a session that is released, whatever a worker says of the same generation', () => {
    const { keeper } = setUp();
    keeper.heard(workerA, [bound('cart')]);
    keeper.release(keeper.live());
    keeper.heard(workerA, [bound('cart', { usedAt: 5 })]);
    expect(keeper.live()).toEqual([]);
    keeper.heard(workerA, [bound('cart', { generation: 1 })]);
    expect(keeper.live()).toHaveLength(1);
  });
  it('binds to the exit an admin chose, and tells everybody', () => {
    const { keeper, told } = setUp();
    keeper.heard(workerA, [bound('cart')]);
    keeper.repin(keeper.live()[0]!, { exitId: 'exit_z', ip: null, asn: null, country: null });
    expect(keeper.bound('u\ncart')).toMatchObject({ exitId: 'exit_z', moves: 1 });
    expect(told.at(-1)).toEqual({ names: ['cart@exit_z'], gone: [], except: undefined });
  });
  it('forgets what ended long ago, in memory, on disk and in the workers', async () => {
    const { keeper, clock, stored, told } = setUp();
    const now = clock.now();
    keeper.heard(workerA, [bound('old', { usedAt: now, expiresAt: now + 1000 }), bound('cart', { usedAt: now })]);
    await clock.advance(4_000_000);
    expect(keeper.live().map((it) => it.name)).toEqual(['cart']);
    expect([...stored.keys()]).toEqual(['u\ncart']);
    expect(told.at(-1)).toMatchObject({ names: [], gone: ['u\nold'] });
  });
  it('keeps no more than it may: those heard of least lately go', async () => {
    const { keeper, clock, stored } = setUp(2);
    keeper.heard(workerA, [bound('a'), bound('b')]);
    await clock.advance(500);
    keeper.heard(workerA, [bound('a'), bound('c')]);
    await clock.advance(500);
    expect(
      keeper
        .live()
        .map((it) => it.name)
        .sort(),
    ).toEqual(['a', 'c']);
    expect([...stored.keys()].sort()).toEqual(['u\na', 'u\nc']);
  });

  it('stores thousands in batches, and keeps a name that went and came again among them', () => {
    const { stored, keeper } = setUp(1500);
    const crowd = (from: string) => Array.from({ length: 1500 }, (_, i) => bound(`${from}${i}`));
    keeper.heard(workerA, crowd('a'));
    // The second crowd pushes out the first, whose first name then comes again.
    keeper.heard(workerA, crowd('b'));
    keeper.heard(workerA, [bound('a0')]);
    keeper.close();
    expect(stored.size).toBe(1500);
    expect(stored.has('u\na0')).toBe(true);
  });
});
