import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { exitRecord } from '../../../testkit/records.ts';
import { silentLog } from '../../base/log.ts';
import type { ExitRecord } from '../../core/snapshot/records.ts';
import type { ProbeOutcome } from '../ports.ts';
import { Keeper } from './keeper.ts';
import { Prober, type ProbeSettings } from './prober.ts';

const policy = { consecutiveFailures: 1, baseEjectionMs: 10_000, maxEjectionMs: 60_000, probationSuccesses: 1 };
const record = (id: string): ExitRecord => exitRecord(id, { health: 'unproven' });
const good: ProbeOutcome = { ok: true, failure: null, detail: null, steps: [], totalMs: 1 };
const bad: ProbeOutcome = { ...good, ok: false, failure: 'connection_refused' };

interface Running {
  readonly id: string;
  readonly end: (outcome: ProbeOutcome) => void;
}

/** A prober whose probes run until the test ends them. */
function setUp(count: number, change: Partial<ProbeSettings> = {}) {
  const clock = new FakeClock();
  const settings = { enabled: true, intervalMs: 60_000, timeoutMs: 5_000, target: '', concurrency: 2, ...change };
  const ids = Array.from({ length: count }, (_, i) => `exit_${i}`);
  const started: string[] = [];
  const open: Running[] = [];
  const keeper: Keeper = new Keeper({
    ...{ clock, policy: () => policy, changed: () => {}, moved: () => {} },
    reschedule: (id) => prober.schedule(id),
  });
  const prober: Prober = new Prober({
    ...{ clock, chance: () => 0.5, log: silentLog, keeper, settings: () => settings },
    recordsOf: (wanted) => wanted.filter((id) => ids.includes(id)).map(record),
    probe: ({ id }) => {
      started.push(id);
      return new Promise((resolve) => open.push({ id, end: resolve }));
    },
  });
  keeper.put(ids.map(record));
  const end = async (outcome = good): Promise<void> => {
    open.shift()!.end(outcome);
    await clock.advance(0);
  };
  return { clock, settings, keeper, prober, started, open, end };
}

describe('the prober', () => {
  it('probes new exits at once, so many at a time', async () => {
    const { clock, started, open, end } = setUp(5);
    await clock.advance(0);
    expect(started).toHaveLength(2);
    await end();
    await end();
    expect(started).toHaveLength(4);
    while (open.length > 0) await end();
    expect(new Set(started).size).toBe(5);
    expect(started).toHaveLength(5);
  });

  it('probes a healthy exit again after the interval, not before', async () => {
    const { clock, started, end } = setUp(1);
    await clock.advance(0);
    await end();
    await clock.advance(59_000);
    expect(started).toHaveLength(1);
    await clock.advance(2_000);
    expect(started).toHaveLength(2);
  });

  it('brings a dead exit back as soon as it answers', async () => {
    const { clock, keeper, started, open, end } = setUp(1);
    await clock.advance(0);
    await end(bad);
    expect(keeper.stateOf('exit_0')).toBe('ejected');
    await clock.advance(10_000);
    expect(started).toHaveLength(2);
    expect(open).toHaveLength(1);
    await end();
    expect(keeper.stateOf('exit_0')).toBe('healthy');
  });

  it('takes what people ask for before everything that is due', async () => {
    const { clock, prober, started, end } = setUp(6, { concurrency: 1 });
    await clock.advance(0);
    prober.probeSoon(['exit_5', 'exit_4']);
    await end();
    await end();
    expect(started.slice(1)).toEqual(['exit_5', 'exit_4']);
  });

  it('probes nothing by itself when it is switched off, but still what people ask for', async () => {
    const { clock, settings, prober, started, end } = setUp(3, { enabled: false });
    await clock.advance(10_000);
    expect(started).toEqual([]);
    prober.probeSoon(['exit_1']);
    await clock.advance(0);
    expect(started).toEqual(['exit_1']);
    await end();
    settings.enabled = true;
    prober.scheduleAll();
    await clock.advance(0);
    expect(started.sort()).toEqual(['exit_0', 'exit_1', 'exit_2']);
  });

  it('answers who asked for one probe, and the keeper hears of it', async () => {
    const { clock, keeper, prober, open, end } = setUp(2, { enabled: false });
    await clock.advance(0);
    const asked = prober.probe('exit_1');
    expect(open.map((it) => it.id)).toEqual(['exit_1']);
    await end(bad);
    expect(await asked).toEqual(bad);
    expect(keeper.of('exit_1')).toMatchObject({ state: 'ejected', lastProbeFailure: 'connection_refused' });
    await expect(prober.probe('exit_9')).rejects.toThrow('There is no exit');
  });

  it('waits for the next exit without looking at the others', async () => {
    const { clock, keeper, open, end } = setUp(50, { concurrency: 50 });
    await clock.advance(0);
    while (open.length > 0) await end();
    expect(clock.waiting).toBeLessThanOrEqual(2);
    keeper.drop(['exit_3']);
    await clock.advance(66_000);
    expect(open).toHaveLength(49);
  });
});
