import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { requestRow, trafficReport } from '../../../testkit/reports.ts';
import { silentLog } from '../../base/log.ts';
import type { SiteTrafficReport } from '../../link/messages.ts';
import { RequestLog } from '../../storage/request-log.ts';
import { Collector } from './collector.ts';
import { RequestHistory } from './request-history.ts';
import { retrospectOf } from './retrospect.ts';
import { dayMs, SiteBook } from './site-book.ts';
import { TopPairs } from './top-pairs.ts';

const pair = (site: string, over: Partial<SiteTrafficReport> = {}): SiteTrafficReport => ({
  ...{ user: 'ann', site, ok: 0, failed: 0, code: null, upBytes: 0, downBytes: 0, cost: 0 },
  ...over,
});
const timeout = { failed: 3, code: 'connection_timeout' } as const;

function open(at = 1_800_000_000_000, requestLog = new RequestLog(':memory:')) {
  const clock = new FakeClock();
  const time = { now: at };
  clock.now = () => time.now;
  const states = { healthy: 5, probation: 0, ejected: 2, unproven: 1 };
  const book = new SiteBook({ table: requestLog.sites, states: () => states, clock, log: silentLog });
  const settings = () => ({ samplePercent: 10, kept: 100, logBytes: 1e9, logDays: 30 });
  const history = new RequestHistory({ log: requestLog, settings, clock, journal: silentLog });
  const collector = new Collector();
  const look = () => retrospectOf({ collector, book, history }, '1h', time.now);
  return { time, book, history, collector, look, requestLog };
}

describe('sums by proxy user and site', () => {
  it('stay right when there are too many, and keep those that matter', () => {
    const pairs = new TopPairs(10);
    for (let i = 0; i < 500; i++) {
      pairs.add(pair(`small${i}.example`, { ok: 1 }));
      pairs.add(pair('large.example', { ok: 5 }));
    }
    const rows = pairs.rows();
    expect(rows.length).toBeLessThanOrEqual(10);
    expect(rows.find((it) => it.site === 'large.example')?.ok).toBe(2500);
    expect(rows.reduce((sum, it) => sum + it.ok, 0)).toBe(3000);
  });
  it('name the failure that is most frequent', () => {
    const pairs = new TopPairs(10);
    pairs.add(pair('a.example', { failed: 2, code: 'connection_refused' }));
    pairs.add(pair('a.example', { failed: 5, code: 'connection_timeout' }));
    expect(pairs.rows()[0]).toMatchObject({ failed: 7, code: 'connection_timeout', votes: 3 });
  });
});

describe('looking back', () => {
  it('names the sites that fail, why, and a request that did', async () => {
    const { book, history, look } = open();
    book.take([pair('shop.example', { ok: 7, ...timeout }), pair('shop.example', { user: 'ben', ok: 90 })]);
    book.take([pair('fine.example', { ok: 9 })]);
    const failed = { ok: false, code: 'connection_timeout', target: 'www.shop.example:443' } as const;
    history.take([requestRow('req_1', { ...failed, at: 1_800_000_000_000 })]);
    expect((await look()).sites).toEqual([
      { site: 'shop.example', requests: 100, failed: 3, code: 'connection_timeout', example: 'req_1' },
    ]);
  });
  it('says who spent what where, against the week before', async () => {
    const { time, book, look } = open();
    book.take([pair('shop.example', { downBytes: 1e9, cost: 4 })]);
    time.now += 7 * dayMs;
    book.take([pair('shop.example', { downBytes: 2e9, cost: 8 }), pair('a.example', { cost: 1 })]);
    const { cost } = await look();
    expect(cost).toMatchObject({ today: 9, week: 9, weekBefore: 4 });
    expect(cost?.shares[0]).toEqual({ user: 'ann', site: 'shop.example', bytes: 2e9, cost: 8, before: 4 });
  });
  it('has a point a minute of exits by state, and who is to blame for failures', async () => {
    const { time, book, look, collector } = open();
    book.write();
    time.now += 60_000;
    book.write();
    collector.take(1, trafficReport({ ok: 8, failed: 2, failures: { connection_timeout: 2 } }), time.now);
    const { states, blame } = await look();
    expect(states.map((it) => [it.healthy, it.ejected])).toEqual([
      [5, 2],
      [5, 2],
    ]);
    expect(blame).toHaveLength(1);
    expect(blame[0]!.exit + blame[0]!.target).toBe(2);
  });
  it('goes on where it was after a restart', async () => {
    const { book, requestLog, time } = open();
    book.take([pair('shop.example', timeout)]);
    book.close();
    const again = open(time.now, requestLog);
    again.book.take([pair('shop.example', timeout)]);
    expect((await again.look()).sites[0]?.failed).toBe(6);
  });
});
