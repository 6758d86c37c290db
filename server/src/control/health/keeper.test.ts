import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { exitRecord } from '../../../testkit/records.ts';
import { exitReport } from '../../../testkit/reports.ts';
import type { ExitRecord, HealthChange } from '../../core/snapshot/records.ts';
import type { ExitReport } from '../../link/messages.ts';
import type { StoredHealth } from '../inventory-port.ts';
import type { ProbeOutcome } from '../running-port.ts';
import type { Happened } from './history.ts';
import { healthBatchMs, Keeper } from './keeper.ts';

const policy = { consecutiveFailures: 3, baseEjectionMs: 10_000, maxEjectionMs: 60_000, probationSuccesses: 2 };
const record = (id: string, over: Partial<ExitRecord> = {}): ExitRecord =>
  exitRecord(id, { country: 'DE', health: 'unproven', ...over });
const report = (id: string, ok: number, failed: number): ExitReport => exitReport(id, { ok, failed });
const probe = (ok: boolean): ProbeOutcome => ({
  ...{ ok, failure: ok ? null : 'connection_timeout', detail: null, steps: [], totalMs: 12.34 },
});

function setUp(rows: readonly StoredHealth[] = [], awaitProbe = 0) {
  const clock = new FakeClock();
  const changes: HealthChange[] = [];
  const moved: string[] = [];
  const rescheduled: string[] = [];
  const events: Happened[] = [];
  const keeper = new Keeper({
    clock,
    policy: () => policy,
    changed: (some) => changes.push(...some),
    moved: (id) => moved.push(id),
    reschedule: (id) => rescheduled.push(id),
    happened: (event) => events.push(event),
    slowStartMs: () => 10_000,
    awaitProbeMs: () => awaitProbe,
  });
  keeper.restore(rows);
  keeper.put(['a', 'b', 'c'].map((id) => record(id)));
  return { clock, keeper, changes, moved, rescheduled, events };
}

describe('the keeper of health', () => {
  it('ejects an exit after failures in a row and tells the workers in one batch', async () => {
    const { clock, keeper, changes } = setUp();
    keeper.reported([report('a', 0, 2), report('b', 0, 3)]);
    keeper.reported([report('a', 0, 1), report('c', 5, 0)]);
    expect(changes).toEqual([]);
    await clock.advance(healthBatchMs);
    expect(changes).toEqual([
      ['b', 'ejected', 1_000_000],
      ['a', 'ejected', 1_000_000],
      ['c', 'healthy', 1_000_000],
    ]);
    expect(keeper.of('a')).toMatchObject({ state: 'ejected', reason: 'connection_refused', ejections: 1 });
    expect(keeper.counts()).toEqual({ unproven: 0, healthy: 1, ejected: 2, probation: 0 });
    expect(keeper.tally.eligible).toBe(1);
  });

  it('lets a probe try an exit whose ejection is over before clients do', async () => {
    const { clock, keeper } = setUp([], 5000);
    for (const id of ['a', 'b', 'c']) keeper.reported([report(id, 0, 3)]);
    await clock.advance(policy.baseEjectionMs);
    expect(keeper.stateOf('a')).toBe('ejected');
    keeper.probed('a', probe(true));
    keeper.probed('b', probe(false));
    expect(keeper.of('a')).toMatchObject({ state: 'probation' });
    expect(keeper.of('b')).toMatchObject({ state: 'ejected', ejections: 2, untilAt: clock.now() + 20_000 });
    // Nobody probed this one: it is not forgotten.
    await clock.advance(4999);
    expect(keeper.stateOf('c')).toBe('ejected');
    await clock.advance(1);
    expect(keeper.stateOf('c')).toBe('probation');
  });

  it('ends an ejection when a person asks, tells the workers, and says who did', async () => {
    const { clock, keeper, changes, events } = setUp();
    keeper.reported([report('a', 0, 3)]);
    await clock.advance(healthBatchMs);
    keeper.endEjection('a');
    keeper.endEjection('b');
    await clock.advance(healthBatchMs);
    expect(changes.at(-1)).toEqual(['a', 'probation', clock.now() - healthBatchMs]);
    expect(events.at(-1)).toMatchObject({ by: 'person', detail: 'a person ended its ejection' });
    await clock.advance(60_000);
    expect(keeper.stateOf('a')).toBe('probation');
  });
  it('tells workers of one in use that failed, and has it probed at once', async () => {
    const { clock, keeper, changes, rescheduled } = setUp();
    keeper.reported([report('a', 1, 0)]);
    await clock.advance(healthBatchMs);
    changes.length = rescheduled.length = 0;
    keeper.reported([report('a', 0, 1)]);
    expect(rescheduled).toEqual(['a']);
    await clock.advance(healthBatchMs);
    expect(changes).toEqual([['a', 'healthy', 1_000_000, 10, true]]);
    // The probe says that it works: nothing to tell, and what traffic saw still counts.
    keeper.probed('a', probe(true));
    await clock.advance(healthBatchMs);
    expect(changes).toHaveLength(1);
    expect(keeper.changeOf('a')).toEqual(['a', 'healthy', 1_000_000]);
  });

  it('puts an ejected exit on probation when its time is over, and makes it healthy after enough successes', async () => {
    const { clock, keeper } = setUp();
    keeper.reported([report('a', 0, 3)]);
    await clock.advance(policy.baseEjectionMs - 1);
    expect(keeper.stateOf('a')).toBe('ejected');
    await clock.advance(1);
    expect(keeper.stateOf('a')).toBe('probation');
    keeper.probed('a', probe(true));
    expect(keeper.stateOf('a')).toBe('probation');
    keeper.probed('a', probe(true));
    expect(keeper.of('a')).toMatchObject({ state: 'healthy', lastProbeMs: 12.3, lastProbeFailure: null });
  });

  it('ends many ejections in the order of their times with one timer', async () => {
    const { clock, keeper } = setUp();
    keeper.reported([report('a', 0, 3)]);
    await clock.advance(4_000);
    keeper.reported([report('b', 0, 3), report('c', 0, 3)]);
    await clock.advance(6_000 + healthBatchMs);
    expect([keeper.stateOf('a'), keeper.stateOf('b')]).toEqual(['probation', 'ejected']);
    expect(clock.waiting).toBe(1);
    await clock.advance(4_000 - healthBatchMs);
    expect(keeper.counts()).toMatchObject({ probation: 3, ejected: 0 });
    await clock.advance(healthBatchMs);
    expect(clock.waiting).toBe(0);
  });

  it('starts with what storage remembers and hands out for storage only what changed', () => {
    const row: StoredHealth = {
      ...{ exitId: 'b', state: 'healthy', sinceAt: 5, untilAt: null, reason: null, ejections: 2 },
      ...{ lastProbeAt: 7, lastProbeMs: 8, lastProbeFailure: null },
    };
    const { keeper } = setUp([row]);
    const { exitId: _, ...health } = row;
    expect(keeper.of('b')).toEqual(health);
    expect(keeper.takeHealth(10)).toEqual([]);
    keeper.reported([report('a', 1, 0), report('b', 1, 0)]);
    const rows = keeper.takeHealth(10);
    expect(rows.map((it) => [it.exitId, it.state])).toEqual([['a', 'healthy']]);
    keeper.putHealthBack(rows);
    expect(keeper.takeHealth(10)).toHaveLength(1);
  });

  it('forgets an exit that is gone and what was known about one whose way changed', async () => {
    const { clock, keeper, changes, rescheduled } = setUp();
    keeper.reported([report('a', 0, 3), report('b', 0, 3)]);
    keeper.drop(['a']);
    rescheduled.length = 0;
    keeper.renew(['b', 'unknown']);
    await clock.advance(healthBatchMs);
    expect(changes).toEqual([['b', 'unproven', 1_000_000]]);
    expect(rescheduled).toContain('b');
    expect(keeper.of('a')).toMatchObject({ state: 'unproven', reason: null });
    expect(keeper.exitCount).toBe(2);
    keeper.reported([report('a', 1, 0)]);
    expect(keeper.exitCount).toBe(2);
  });

  it('does not blame an exit for what the target or this machine did', () => {
    const { keeper } = setUp();
    for (let i = 0; i < 5; i++) {
      keeper.probed('a', { ...probe(false), failure: 'destination_ip_prohibited' });
      keeper.probed('b', { ...probe(false), failure: 'destination_unavailable' });
    }
    expect([keeper.stateOf('a'), keeper.stateOf('b')]).toEqual(['unproven', 'unproven']);
    expect(keeper.of('a').lastProbeFailure).toBe('destination_ip_prohibited');
  });

  it('counts exits again when people switch them off or place them elsewhere', () => {
    const { keeper } = setUp();
    keeper.put([record('a', { adminState: 'disabled' }), record('b', { country: 'AT' })]);
    expect(keeper.tally.eligible).toBe(2);
    expect(keeper.onSchedule('a')).toBeUndefined();
    expect(keeper.tally.countries()).toEqual([
      { country: 'DE', exits: 2, eligible: 1 },
      { country: 'AT', exits: 1, eligible: 1 },
    ]);
  });

  it('gives an exit that returns its weight back in tenths, and takes no time for the others', async () => {
    const { clock, keeper, changes } = setUp();
    keeper.reported([report('a', 0, 3), report('b', 1, 0)]);
    await clock.advance(policy.baseEjectionMs);
    keeper.reported([report('a', 2, 0)]);
    changes.length = 0;
    await clock.advance(20_000);
    expect(changes.map(([, , , tenths]) => tenths)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, undefined]);
    expect(clock.waiting).toBe(0);
  });

  it('tells every change of state with who made it and the numbers', async () => {
    const { clock, keeper, events } = setUp();
    keeper.reported([report('a', 0, 3)]);
    await clock.advance(policy.baseEjectionMs);
    keeper.probed('a', probe(true));
    keeper.probed('a', probe(true));
    keeper.outlier('a', 'latency_outlier', 'peers', 'takes 4 times as long as its peers, 900 ms more');
    expect(events.map(({ from, to, by, detail }) => [from, to, by, detail])).toEqual([
      ['unproven', 'ejected', 'traffic', '3 failures in a row, the last one by traffic'],
      ['ejected', 'probation', 'time', '10 s are over'],
      ['probation', 'healthy', 'probe', 'enough trials worked'],
      ['healthy', 'ejected', 'peers', 'takes 4 times as long as its peers, 900 ms more'],
    ]);
    expect(events.map((it) => it.reason)).toEqual([
      'connection_refused',
      'connection_refused',
      'connection_refused',
      'latency_outlier',
    ]);
    expect(events[3]).toMatchObject({ exitId: 'a', ejections: 2, untilAt: clock.now() + 20_000 });
  });
});
