import { describe, expect, it } from 'vitest';
import { exitReport, requestRow, trafficReport } from '../../../testkit/reports.ts';
import { bucketOf } from '../../core/math/histogram.ts';
import { Collector } from './collector.ts';
import { recentLimit } from './recent.ts';

const at = 1_700_000_000_000;

describe('the collector', () => {
  it('adds reports of all workers up, per exit and per second', () => {
    const collector = new Collector();
    const one = trafficReport({ ok: 2, attempts: 3, exits: [exitReport('a', { ok: 2, upBytes: 10, inFlight: 1 })] });
    const two = trafficReport({
      ok: 1,
      failed: 1,
      attempts: 4,
      exits: [exitReport('a', { ok: 1, failed: 2, inFlight: 2 })],
    });
    collector.take(1, one, at);
    collector.take(2, two, at + 100);
    expect(collector.of('a')).toMatchObject({ ok: 3, failed: 2, upBytes: 10, inFlight: 3, lastUsedAt: at + 100 });
    expect(collector.seconds.points(at, 1, false)).toMatchObject([{ startedAt: at, ok: 3, failed: 1, attempts: 7 }]);
    expect(collector.totals).toMatchObject({ ok: 3, failed: 1 });
  });

  it('forgets what was in flight in a worker that is gone', () => {
    const collector = new Collector();
    const moved: string[] = [];
    collector.take(1, trafficReport({ exits: [exitReport('a', { inFlight: 4 })] }), at);
    collector.take(2, trafficReport({ exits: [exitReport('a', { inFlight: 5 })] }), at);
    collector.moved = (id) => moved.push(id);
    collector.gone(1, at);
    expect(collector.of('a').inFlight).toBe(5);
    expect(moved).toEqual(['a']);
  });

  it('knows since when nothing is open through an exit, over all workers', () => {
    const collector = new Collector();
    const report = (inFlight: number) => trafficReport({ exits: [exitReport('a', { ok: 0, inFlight })] });
    collector.take(1, report(2), at);
    collector.take(2, report(1), at);
    collector.take(1, report(0), at + 1_000);
    expect(collector.freeAt('a')).toBeNull();
    collector.gone(2, at + 2_000);
    expect(collector.freeAt('a')).toBe(at + 2_000);
    collector.take(1, report(1), at + 3_000);
    expect(collector.freeAt('a')).toBeNull();
    collector.take(1, report(0), at + 4_000);
    expect(collector.freeAt('a')).toBe(at + 4_000);
    expect(collector.freeAt('b')).toBeNull();
  });

  it('moves the latency of an exit toward what is newer', () => {
    const collector = new Collector();
    const report = (ms: number, latencyCount: number) =>
      trafficReport({ exits: [exitReport('a', { ok: latencyCount, latencySumMs: ms * latencyCount, latencyCount })] });
    expect(collector.of('a').latencyMs).toBeNull();
    collector.take(1, report(100, 1), at);
    expect(collector.of('a').latencyMs).toBe(100);
    collector.take(1, report(200, 1), at);
    expect(collector.of('a').latencyMs).toBe(110);
    collector.take(1, report(200, 100), at);
    expect(collector.of('a').latencyMs).toBeCloseTo(200, 0);
  });

  it('gives percentiles of what the workers saw', () => {
    const collector = new Collector();
    collector.take(1, trafficReport({ ok: 100, latency: [bucketOf(10), 95, bucketOf(500), 5] }), at);
    const [point] = collector.seconds.points(at, 1, false);
    expect(point!.p50Ms).toBeGreaterThan(9);
    expect(point!.p50Ms).toBeLessThan(11);
    expect(point!.p99Ms).toBeGreaterThan(450);
  });

  it('keeps the newest requests, newest first', () => {
    const collector = new Collector();
    for (let i = 0; i < recentLimit + 10; i++)
      collector.take(1, trafficReport({ requests: [requestRow(`r${i}`)] }), at);
    expect(collector.recent(2).map((it) => it.id)).toEqual([`r${recentLimit + 9}`, `r${recentLimit + 8}`]);
    expect(collector.recent(10_000)).toHaveLength(recentLimit);
  });

  it('hands the writer each exit and user once, and takes back what could not be stored', () => {
    const collector = new Collector();
    const users = [{ id: 'u', requests: 1, upBytes: 2, downBytes: 3 }];
    collector.take(1, trafficReport({ exits: [exitReport('a', { ok: 1 }), exitReport('b', { ok: 1 })], users }), at);
    const exits = collector.takeExits(10);
    expect(collector.ofUser('u')).toMatchObject({ requests: 1, upBytes: 2, downBytes: 3 });
    const taken = collector.takeUsers();
    expect(collector.ofUser('u')).toBeUndefined();
    expect(exits.map((it) => it.exitId)).toEqual(['a', 'b']);
    expect(collector.takeExits(10)).toEqual([]);
    collector.take(1, trafficReport({ users }), at + 1);
    collector.forget(['b']);
    collector.putBack(exits, taken);
    expect(collector.takeExits(10).map((it) => it.exitId)).toEqual(['a']);
    expect(collector.takeUsers()).toMatchObject([
      { userId: 'u', requests: 2, upBytes: 4, downBytes: 6, lastUsedAt: at + 1 },
    ]);
  });

  it('remembers that figures were dropped', () => {
    const collector = new Collector();
    collector.take(1, trafficReport({ dropped: 3 }), at);
    collector.take(1, trafficReport(), at + 5);
    expect([collector.dropped, collector.droppedAt]).toEqual([3, at]);
  });
});
