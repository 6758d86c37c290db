import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { exitReport, trafficReport } from '../../../testkit/reports.ts';
import { silentLog } from '../../base/log.ts';
import type { MinuteTraffic, StoredHealth, StoredHealthEvent, StoredTraffic, UserTraffic } from '../inventory-port.ts';
import { Collector } from './collector.ts';
import { Writer, writeMs } from './writer.ts';

const healthRow: StoredHealth = {
  ...{ exitId: 'a', state: 'healthy', sinceAt: 1, untilAt: null, reason: null, ejections: 0 },
  ...{ lastProbeAt: null, lastProbeMs: null, lastProbeFailure: null },
};

const eventRow: StoredHealthEvent = {
  ...{ seq: 1, exitId: 'a', at: 5, from: 'healthy', to: 'ejected', reason: 'dns_error', detail: '', by: 'traffic' },
  ...{ ejections: 1, untilAt: 9 },
};
function setUp() {
  const clock = new FakeClock(1_700_000_010_000);
  const collector = new Collector();
  const stored = {
    health: [] as StoredHealth[],
    events: [] as StoredHealthEvent[],
    exits: [] as StoredTraffic[],
    users: [] as UserTraffic[],
  };
  const minutes: MinuteTraffic[] = [];
  const state = { full: false };
  let waiting = [healthRow];
  const inventory = {
    saveHealth: (rows: readonly StoredHealth[]) => {
      if (state.full) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      stored.health.push(...rows);
    },
    saveHealthEvents: (rows: readonly StoredHealthEvent[]) => void stored.events.push(...rows),
    saveTraffic: (exits: readonly StoredTraffic[], users: readonly UserTraffic[], more: readonly MinuteTraffic[]) => {
      if (state.full) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      stored.exits.push(...exits);
      stored.users.push(...users);
      minutes.push(...more);
    },
  };
  let events = [eventRow];
  const history = {
    takeEvents: (limit: number) => events.splice(0, limit),
    putEventsBack: (rows: readonly StoredHealthEvent[]) => (events = [...rows, ...events]),
  };
  const health = {
    takeHealth: (limit: number) => waiting.splice(0, limit),
    putHealthBack: (rows: readonly StoredHealth[]) => (waiting = [...rows, ...waiting]),
  };
  const writer = new Writer({ inventory, collector, health, history, clock, log: silentLog });
  const traffic = (ok: number): void =>
    collector.take(1, trafficReport({ ok, attempts: ok, exits: [exitReport('a', { ok })] }), clock.now());
  return { clock, collector, stored, minutes, state, writer, traffic };
}

describe('the writer', () => {
  it('stores what moved every few seconds, and nothing twice', async () => {
    const { clock, stored, minutes, traffic } = setUp();
    traffic(3);
    await clock.advance(writeMs);
    expect(stored.health).toEqual([healthRow]);
    expect(stored.events).toEqual([eventRow]);
    expect(stored.exits).toMatchObject([{ exitId: 'a', ok: 3 }]);
    expect(minutes).toMatchObject([{ ok: 3 }]);
    await clock.advance(5 * writeMs);
    expect([stored.exits.length, minutes.length]).toEqual([1, 1]);
  });

  it('stores the end of a minute that ended between two writes', async () => {
    const { clock, minutes, traffic } = setUp();
    await clock.advance(48_000);
    traffic(1);
    await clock.advance(1_000);
    await clock.advance(2_000);
    expect(minutes.map((it) => it.ok)).toContain(1);
  });

  it('keeps everything while nothing can be stored, says so, and stores it afterwards', async () => {
    const { clock, stored, minutes, state, writer, traffic } = setUp();
    state.full = true;
    traffic(2);
    await clock.advance(writeMs);
    expect(writer.problem).toBe('Figures cannot be stored (SQLITE_FULL).');
    state.full = false;
    await clock.advance(writeMs);
    expect(writer.problem).toBeNull();
    expect(stored.health).toEqual([healthRow]);
    expect(stored.exits).toMatchObject([{ exitId: 'a', ok: 2 }]);
    expect(minutes).toMatchObject([{ ok: 2 }]);
  });

  it('writes more than one batch when much moved', async () => {
    const { clock, collector, stored } = setUp();
    const exits = Array.from({ length: 2_500 }, (_, i) => exitReport(`exit_${i}`, { ok: 1 }));
    collector.take(1, trafficReport({ ok: 1, exits }), clock.now());
    await clock.advance(writeMs);
    await clock.advance(0);
    await clock.advance(0);
    expect(stored.exits).toHaveLength(2_500);
  });

  it('writes a last time when it is closed', () => {
    const { stored, writer, traffic } = setUp();
    traffic(1);
    writer.close();
    expect(stored.exits).toHaveLength(1);
  });
});
