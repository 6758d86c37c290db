import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { trafficReport } from '../../../testkit/reports.ts';
import { silentLog } from '../../base/log.ts';
import { RequestLog } from '../../storage/request-log.ts';
import { Tally } from '../health/tally.ts';
import { Acks } from '../publish/acks.ts';
import { Collector } from './collector.ts';
import { trafficView } from './overview.ts';
import { RequestHistory } from './request-history.ts';
import { SiteBook } from './site-book.ts';

const minuteMs = 60_000;
const start = 30_000_000 * minuteMs;

/** A Gyre that runs from `from`, with what is stored of earlier runs. */
function run(from: number, requestLog: RequestLog, collector = new Collector()) {
  const clock = new FakeClock();
  const time = { now: from };
  clock.now = () => time.now;
  const tally = new Tally();
  const book = new SiteBook({ table: requestLog.sites, states: () => tally.byState, clock, log: silentLog });
  const settings = () => ({ samplePercent: 10, kept: 100, logBytes: 1e9, logDays: 30 });
  const history = new RequestHistory({ log: requestLog, settings, clock, journal: silentLog });
  const acks = new Acks(1, { revision: 1, at: from }, () => {});
  const parts = { collector, tally, acks, listeners: () => [], storageProblem: () => null, caps: () => [] };
  const view = trafficView({ ...parts, startedAt: from }, { book, history });
  const stay = (minutes: number): void => {
    for (let i = 0; i < minutes; i++, time.now += minuteMs) book.write();
  };
  return { time, collector, stay, close: () => book.close(), series: view.series };
}

describe('traffic over time', () => {
  it('leaves out minutes in which Gyre did not run, and says zero of those in which it did', () => {
    const requestLog = new RequestLog(':memory:');
    const first = run(start, requestLog);
    first.stay(2);
    first.collector.take(1, trafficReport({ ok: 4 }), first.time.now);
    first.close();
    const stored = first.collector.minutes.stored(first.time.now)!;
    const collector = new Collector();
    collector.restore([], [stored]);
    const second = run(start + 10 * minuteMs, requestLog, collector);
    second.stay(3);
    const { points } = second.series('1h', second.time.now);
    const told = points.map(({ startedAt, ok }) => `${(startedAt - start) / minuteMs}:${ok}`);
    expect(told.join(' ')).toBe('0:0 1:0 2:4 10:0 11:0 12:0 13:0');
    expect(second.series('24h', second.time.now).points).toEqual(points);
  });
  it('knows nothing of the seconds before it started', () => {
    const { series } = run(start, new RequestLog(':memory:'));
    const { points } = series('5m', start + 20_000);
    expect(points.map(({ startedAt }) => startedAt)).toEqual(Array.from({ length: 20 }, (_, i) => start + i * 1000));
  });
});
