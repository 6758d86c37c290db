import { describe, expect, it } from 'vitest';
import type { SiteBan } from '../../core/bans/table.ts';
import type { ToControl } from '../../link/messages.ts';
import { SiteBans } from './site-bans.ts';

const order = (exit: string) => ({
  ...{ exit, site: 'shop.test', by: 'banrule_1', reason: 'status 403', banMs: 1000, mostBanMs: 6000 },
});
const ban = (exit: string, until: number): SiteBan => ({
  ...{ exit, site: 'shop.test', since: 0, until, repeats: 1, by: 'banrule_1', reason: 'status 403' },
});
const turn = () => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const clock = { now: 0 };
  const sent: ToControl[] = [];
  const bans = new SiteBans(
    (message) => sent.push(message) > 0,
    () => clock.now,
  );
  const orders = () => sent.flatMap((m) => (m.type === 'site-bans' ? m.orders.map((it) => it.exit) : []));
  const out = () =>
    [...(bans.at('www.shop.test')?.values() ?? [])].filter((it) => clock.now < it.until).map((it) => it.exit);
  return { clock, bans, orders, out };
}

describe('site bans of a worker', () => {
  it('hold at once, and are told once, many together', async () => {
    const { clock, bans, orders, out } = setUp();
    expect(bans.at('www.shop.test')).toBeUndefined();
    for (const exit of ['a', 'a', 'b']) bans.impose(order(exit));
    expect(out()).toEqual(['a', 'b']);
    await turn();
    expect(orders()).toEqual(['a', 'b']);
    expect(bans.at('other.test')).toBeUndefined();
    clock.now = 1000;
    expect(out()).toEqual([]);
    bans.impose(order('a'));
    await turn();
    expect(orders()).toEqual(['a', 'b', 'a']);
  });

  it('are told again to a control that may not have heard, until it says so', async () => {
    const { bans, orders } = setUp();
    bans.impose(order('a'));
    await turn();
    bans.afresh();
    expect(orders()).toEqual(['a', 'a']);
    bans.told({ type: 'site-bans', put: [ban('a', 500)], lifted: [], whole: null });
    bans.afresh();
    expect(orders()).toEqual(['a', 'a']);
  });

  it('become what control has, in parts, without those it has not, and never none in between', async () => {
    const { bans, out } = setUp();
    bans.told({ type: 'site-bans', put: [ban('a', 500), ban('b', 500)], lifted: [], whole: null });
    bans.impose(order('own'));
    bans.afresh();
    bans.told({ type: 'site-bans', put: [ban('b', 500)], lifted: [], whole: 'part' });
    expect(out()).toEqual(['a', 'b', 'own']);
    bans.told({ type: 'site-bans', put: [ban('c', 500)], lifted: [], whole: 'end' });
    expect(out()).toEqual(['b', 'c', 'own']);
    bans.told({ type: 'site-bans', put: [], lifted: [{ exit: 'b', site: 'shop.test' }], whole: null });
    expect(out()).toEqual(['c', 'own']);
  });
});
