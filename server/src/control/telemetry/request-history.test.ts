import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { requestRow } from '../../../testkit/reports.ts';
import { silentLog } from '../../base/log.ts';
import { RequestLog, windowRows } from '../../storage/request-log.ts';
import { readRequestQuery } from '@gyre/shared/query/request-query';
import { RequestHistory } from './request-history.ts';

const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => requestRow(`req_${from + i}`, { at: from + i }));

function open(settings = { samplePercent: 10, kept: 5000, logBytes: 1e9, logDays: 30 }) {
  const clock = new FakeClock();
  const log = new RequestLog(':memory:');
  const history = new RequestHistory({ log, settings: () => settings, clock, journal: silentLog });
  const all = (before = Number.MAX_SAFE_INTEGER, limit = 10) =>
    history.search({ conditions: [], from: undefined, to: undefined, before, limit, now: 0 });
  return { clock, log, history, all, settings };
}

describe('the history of requests', () => {
  it('is written in batches and finds what still waits', async () => {
    const { history, log } = open();
    history.take(rows(1200));
    expect(history.find('req_1199')).toBeDefined();
    expect(log.find('req_1199')).toBeUndefined();
    await history.write();
    expect(log.find('req_1199')).toBeDefined();
  });
  it('is searched with all that was reported, however much still waits', async () => {
    const { history, all } = open();
    history.take(rows(1200));
    expect((await all()).rows[0]?.row.id).toBe('req_1199');
  });
  it('counts what does not fit', () => {
    const { history } = open();
    history.take(rows(21_000));
    expect(history.state().dropped).toBe(1000);
  });
  it('takes nothing when it may not hold anything', async () => {
    const { history, all } = open({ samplePercent: 10, kept: 5000, logBytes: 0, logDays: 30 });
    history.take(rows(3));
    expect((await all()).rows).toEqual([]);
  });
  it('forgets the oldest by days, and by bytes', async () => {
    const { history, log, settings, clock } = open();
    history.take(rows(5000));
    await history.write();
    clock.now = () => settings.logDays * 86_400_000 + 2500;
    await history.forget();
    expect(log.oldestAt()).toBe(2500);
    settings.logBytes = Math.floor(log.bytes() / 3);
    await history.forget();
    expect(log.bytes()).toBeLessThanOrEqual(settings.logBytes);
    expect(log.oldestAt()).toBeGreaterThan(2500);
  });
  it('goes through the log in windows', async () => {
    const { history, log } = open();
    const [, ...later] = rows(windowRows);
    history.take([requestRow('req_0', { at: 0, ok: false }), ...later]);
    await history.write();
    history.take(rows(10, 30_000));
    await history.write();
    const { conditions } = readRequestQuery('ok:no');
    const failed = { conditions, from: undefined, to: undefined, limit: 10, now: 0 };
    const first = log.search({ ...failed, before: 1e9 });
    expect([first.rows.length, first.next]).toEqual([0, 11]);
    const rest = log.search({ ...failed, before: first.next! });
    expect([rest.rows[0]?.row.id, rest.next]).toEqual(['req_0', undefined]);
  });
  it('does not look at what came after the time that is asked for', async () => {
    const { history, log } = open();
    history.take(rows(10));
    history.take(rows(windowRows - 10, 60_000));
    await history.write();
    history.take(rows(windowRows, 90_000));
    await history.write();
    const found = log.search({ conditions: [], from: 3, to: 6, before: 1e9, limit: 10, now: 0 });
    expect(found.rows.map(({ row }) => row.id)).toEqual(['req_5', 'req_4', 'req_3']);
    expect(found.next).toBeUndefined();
    // Two windows of rows are written, on machines that do other things as well.
  }, 30_000);
  it('keeps what it holds when storage fails, and says so', () => {
    const { history, log } = open();
    history.take(rows(2));
    log.add = () => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    };
    void history.write();
    expect(history.state().problem).toContain('SQLITE_FULL');
    expect(history.find('req_1')).toBeDefined();
  });
});
