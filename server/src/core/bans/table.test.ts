import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgiveMs, type SiteBanOrder, SiteBanTable } from './table.ts';

const order = (over: Partial<SiteBanOrder> = {}): SiteBanOrder => ({
  exit: 'exit_1',
  site: 'shop.test',
  by: 'rule_1',
  reason: 'status 403',
  banMs: 1000,
  mostBanMs: 6000,
  ...over,
});

describe('site bans', () => {
  it('keep an exit from one site, until a time', () => {
    const table = new SiteBanTable();
    const ban = table.impose(order(), 100);
    expect(ban).toEqual({
      exit: 'exit_1',
      site: 'shop.test',
      since: 100,
      until: 1100,
      repeats: 1,
      by: 'rule_1',
      reason: 'status 403',
    });
    expect([1099, 1100].map((now) => table.isBanned('exit_1', 'shop.test', now))).toEqual([true, false]);
    expect(table.isBanned('exit_1', 'other.test', 500)).toBe(false);
    expect(table.isBanned('exit_2', 'shop.test', 500)).toBe(false);
    expect([...table.at('shop.test')!.keys()]).toEqual(['exit_1']);
    expect(table.at('other.test')).toBeUndefined();
  });
  it('double with each repeat up to the longest', () => {
    const table = new SiteBanTable();
    const times: number[] = [];
    for (let now = 0; times.length < 5;) {
      const { until } = table.impose(order(), now);
      times.push(until - now);
      now = until;
    }
    expect(times).toEqual([1000, 2000, 4000, 6000, 6000]);
  });
  it('do not grow by answers to requests that were under way', () => {
    const table = new SiteBanTable();
    const ban = table.impose(order(), 0);
    expect(table.impose(order({ reason: 'late' }), 999)).toBe(ban);
  });
  it('forgive a repeat for each good while, and forget', () => {
    const table = new SiteBanTable();
    table.impose(order(), 0);
    const { until } = table.impose(order(), 1000);
    expect(table.find('exit_1', 'shop.test')!.repeats).toBe(2);
    expect(table.sweep(until + 2 * forgiveMs - 1)).toEqual([]);
    expect(table.impose(order(), until + forgiveMs).repeats).toBe(2);
    const last = table.find('exit_1', 'shop.test')!;
    expect(table.sweep(last.until + 2 * forgiveMs)).toEqual([last]);
    expect([table.size, table.at('shop.test')]).toEqual([0, undefined]);
  });
  it('are lifted one by one, by exit and by site, repeats and all', () => {
    const table = new SiteBanTable();
    for (const exit of ['exit_1', 'exit_2'])
      for (const site of ['a.test', 'b.test']) table.impose(order({ exit, site }), 0);
    expect([table.lift('exit_1', 'a.test'), table.lift('exit_1', 'a.test')]).toEqual([true, false]);
    expect(table.impose(order({ site: 'a.test' }), 5000).repeats).toBe(1);
    expect(table.liftAll({ exits: new Set(['exit_1']) })).toHaveLength(2);
    expect(table.liftAll({ site: 'a.test' })).toHaveLength(1);
    expect(table.active(10).map(({ exit, site }) => `${exit} ${site}`)).toEqual(['exit_2 b.test']);
  });
  it('can be kept and brought back', () => {
    const table = new SiteBanTable();
    table.impose(order(), 0);
    table.impose(order({ site: 'b.test' }), 10);
    const again = new SiteBanTable();
    for (const ban of table.active(500)) again.put(ban);
    expect(again.active(500)).toEqual(table.active(500));
    expect(again.impose(order(), 1000).repeats).toBe(2);
  });
  it('stay within the bound, and answer as a plain list would', () => {
    const step = fc.record({
      kind: fc.constantFrom('impose' as const, 'impose' as const, 'impose' as const, 'lift' as const, 'sweep' as const),
      exit: fc.nat(5).map((i) => `exit_${i}`),
      site: fc.nat(3).map((i) => `site-${i}.test`),
      later: fc.oneof(fc.nat(3000), fc.nat(2 * forgiveMs)),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.constantFrom(1, 2, 5, 12, 24), (steps, most) => {
        const table = new SiteBanTable(most);
        const untils = new Map<string, number>();
        let now = 0;
        for (const { kind, exit, site, later } of steps) {
          now += later;
          const key = `${exit} ${site}`;
          if (kind === 'impose') {
            const fresh = !table.isBanned(exit, site, now);
            untils.set(key, table.impose(order({ exit, site }), now).until);
            if (fresh) expect(untils.get(key)! - now).toBeGreaterThanOrEqual(1000);
            expect(untils.get(key)! - now).toBeLessThanOrEqual(6000);
          }
          if (kind === 'lift') table.lift(exit, site);
          if (kind === 'lift') untils.delete(key);
          if (kind === 'sweep') table.sweep(now);
          expect(table.size).toBeLessThanOrEqual(most);
          expect(table.isBanned(exit, site, now)).toBe(
            table.active(now).some((b) => b.exit === exit && b.site === site),
          );
          // Where nothing has to be thrown out, no ban is lost and none is made up.
          const running = [...untils].filter(([, until]) => now < until).map(([k]) => k);
          const active = table.active(now).map((b) => `${b.exit} ${b.site}`);
          expect(running).toEqual(expect.arrayContaining(active));
          if (most >= 24) expect(active.sort()).toEqual(running.sort());
        }
      }),
    );
  });
});
