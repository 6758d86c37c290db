import type { ExitHealth } from '@gyre/shared/contract/exits';
import type { LiveEvent } from '@gyre/shared/contract/live';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../testkit/fake-clock.ts';
import { requestRow, trafficReport } from '../../testkit/reports.ts';
import { Tally } from './health/tally.ts';
import { Hub } from './live.ts';
import { Acks } from './publish/acks.ts';
import { Pulse } from './pulse.ts';
import { Collector } from './telemetry/collector.ts';
import { lastSecond, trafficView } from './telemetry/overview.ts';

const health: ExitHealth = {
  ...{ state: 'healthy', sinceAt: 0, untilAt: null, reason: null, ejections: 0 },
  ...{ lastProbeAt: null, lastProbeMs: null, lastProbeFailure: null },
};

function setUp() {
  const clock = new FakeClock(1_700_000_000_000);
  const collector = new Collector();
  const tally = new Tally();
  const hub = new Hub({ version: '1', startedAt: clock.now(), failed: () => {} });
  const acks = new Acks(1, { revision: 1, at: 0 }, () => {});
  const parts = {
    ...{ collector, tally, acks, listeners: () => [], storageProblem: () => null, caps: () => [] },
    startedAt: clock.now(),
  };
  const traffic = {
    ...trafficView(parts, {} as Parameters<typeof trafficView>[1]),
    lookBack: () => Promise.reject(new Error('the pulse does not look back')),
  };
  let asked = 0;
  const pulse = new Pulse({
    ...{ hub, clock, health: { of: () => health, counts: () => tally.byState } },
    traffic: { ...traffic, overview: (now) => (asked++, traffic.overview(now)) },
    lastSecond: (now) => lastSecond(collector, now),
  });
  const watch = () => {
    const events: LiveEvent[] = [];
    const stop = hub.subscribe(undefined, (_id, event) => events.push(event));
    return { events, stop, of: (name: string) => events.filter((it) => it.event === name) };
  };
  return { clock, collector, hub, pulse, watch, asked: () => asked };
}

describe('the pulse', () => {
  it('tells the figures of now and the second that just ended, once a second', async () => {
    const { clock, collector, watch } = setUp();
    const { of } = watch();
    collector.take(1, trafficReport({ ok: 4, attempts: 4 }), clock.now());
    await clock.advance(1000);
    expect(of('overview')).toMatchObject([{ data: { point: { ok: 4 }, overview: { now: { successRatio: 1 } } } }]);
    await clock.advance(2000);
    expect(of('overview')).toHaveLength(3);
  });

  it('computes nothing while nobody watches, and lets who comes back begin afresh', async () => {
    const { clock, pulse, hub, watch, asked } = setUp();
    const before = watch();
    before.stop();
    pulse.exitMoved('a');
    pulse.requestsHappened([requestRow('r')], 0);
    await clock.advance(3000);
    expect(asked()).toBe(0);
    const names: string[] = [];
    hub.subscribe(clock.now() * 1000, (_id, event) => names.push(event.event));
    expect(names).toContain('reset');
  });

  it('tells exits that moved once a second, at most 500 at once and none of them never', async () => {
    const { clock, pulse, watch } = setUp();
    const { of } = watch();
    for (let i = 0; i < 700; i++) pulse.exitMoved(`exit_${i}`);
    pulse.exitMoved('exit_3');
    await clock.advance(2000);
    const sizes = of('exits').map((it) => (it.event === 'exits' ? it.data.items.length : 0));
    expect(sizes).toEqual([500, 200]);
  });

  it('tells the newest requests and how many were left out', async () => {
    const { clock, pulse, watch } = setUp();
    const { of } = watch();
    pulse.requestsHappened(
      Array.from({ length: 60 }, (_, i) => requestRow(`r${i}`)),
      5,
    );
    await clock.advance(250);
    const [event] = of('requests');
    expect(event).toMatchObject({ data: { more: 15 } });
    expect(event!.event === 'requests' && event!.data.items.map((it) => it.id)).toEqual(
      Array.from({ length: 50 }, (_, i) => `r${i + 10}`),
    );
  });
});
