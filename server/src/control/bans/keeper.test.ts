import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { silentLog } from '../../base/log.ts';
import type { SiteBan, SiteBanOrder, SiteBanPair } from '../../core/bans/table.ts';
import { SiteBanKeeper } from './keeper.ts';

const order = (over: Partial<SiteBanOrder> = {}): SiteBanOrder => ({
  ...{ exit: 'exit_a', site: 'shop.test', by: 'banrule_1', reason: 'status 403', banMs: 1000, mostBanMs: 6000 },
  ...over,
});

function setUp() {
  const clock = new FakeClock();
  const stored = new Map<string, SiteBan>();
  const told: { put: readonly SiteBan[]; lifted: readonly SiteBanPair[] }[] = [];
  const hits: string[] = [];
  const shelf = { broken: false };
  const open = (): SiteBanKeeper => {
    const keeper = new SiteBanKeeper({
      inventory: {
        loadSiteBans: () => [...stored.values()],
        saveSiteBans: (rows, gone) => {
          if (shelf.broken) throw new Error('full');
          for (const { exit, site } of gone) stored.delete(`${exit} ${site}`);
          for (const row of rows) stored.set(`${row.exit} ${row.site}`, row);
        },
      },
      ...{ clock, log: silentLog, hit: (id) => hits.push(id), changed: () => {} },
      tell: (put, lifted) => told.push({ put, lifted }),
    });
    keeper.restore();
    return keeper;
  };
  return { clock, stored, told, hits, shelf, open, keeper: open() };
}

describe('the keeper of site bans', () => {
  it('tells all workers of what one of them found, and counts a hit for each ban, not for each word', () => {
    const { keeper, told, hits } = setUp();
    keeper.heard([order(), order({ exit: 'exit_b' })]);
    keeper.heard([order()]);
    expect(told.map((it) => it.put.map((ban) => ban.exit))).toEqual([['exit_a', 'exit_b'], ['exit_a']]);
    expect(hits).toEqual(['banrule_1', 'banrule_1']);
    expect(keeper.active()).toHaveLength(2);
  });

  it('doubles a ban with each repeat, until it is lifted', async () => {
    const { keeper, clock } = setUp();
    const lengths: number[] = [];
    for (let i = 0; i < 4; i++) {
      const { since, until } = keeper.impose(order());
      lengths.push(until - since);
      await clock.advance(until - since);
      expect(keeper.active()).toEqual([]);
    }
    expect(lengths).toEqual([1000, 2000, 4000, 6000]);
    keeper.lift({ exit: 'exit_a', site: 'shop.test' });
    expect(keeper.impose(order()).repeats).toBe(1);
  });

  it('restores what ran and its repeats after a restart, and what was lifted is gone', async () => {
    const { keeper, clock, open, stored } = setUp();
    keeper.heard([order(), order({ exit: 'exit_b' })]);
    await clock.advance(500);
    expect(stored.size).toBe(2);
    expect(keeper.lift({ exit: 'exit_b' })).toBe(1);
    expect([...stored.keys()]).toEqual(['exit_a shop.test']);
    keeper.close();
    const next = open();
    expect(next.active().map((it) => it.exit)).toEqual(['exit_a']);
    await clock.advance(1000);
    expect(next.impose(order()).repeats).toBe(2);
  });

  it('is stored before an answer when a person says so, and later when storage fails', async () => {
    const { keeper, stored, shelf, clock } = setUp();
    keeper.impose(order({ by: 'person' }));
    expect(stored.size).toBe(1);
    shelf.broken = true;
    keeper.impose(order({ exit: 'exit_b' }));
    expect([stored.size, keeper.active().length]).toEqual([1, 2]);
    shelf.broken = false;
    await clock.advance(500);
    expect(stored.size).toBe(2);
  });

  it('forgets exits that are gone, and old repeats, everywhere', async () => {
    const { keeper, told, stored, clock } = setUp();
    keeper.heard([order(), order({ exit: 'exit_b' })]);
    await clock.advance(500);
    keeper.forgetExits(['exit_b', 'exit_c']);
    expect(told.at(-1)!.lifted.map((it) => it.exit)).toEqual(['exit_b']);
    await clock.advance(2 * 3_600_000);
    expect(told.at(-1)!.lifted.map((it) => it.exit)).toEqual(['exit_a']);
    expect([stored.size, keeper.all().length]).toEqual([0, 0]);
  });

  it('keeps a slow exit from the one site where it is slow', () => {
    const { keeper } = setUp();
    expect(keeper.slowAt('exit_a', 'shop.test', '900 ms, its peers 90')).toMatchObject({ by: 'latency', repeats: 1 });
    expect(keeper.at('shop.test')!.has('exit_a')).toBe(true);
    expect(keeper.at('other.test')).toBeUndefined();
  });
});
