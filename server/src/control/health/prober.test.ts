import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { exitRecord } from '../../../testkit/records.ts';
import { silentLog } from '../../base/log.ts';
import { defaultSettings } from '../services/house-settings.ts';
import type { ExitRecord } from '../../core/snapshot/records.ts';
import type { ProbeOutcome } from '../running-port.ts';
import { mostAtOnce } from './gateway-lines.ts';
import { Keeper } from './keeper.ts';
import { planOfSettings, type ProbePlan } from './probe-plan.ts';
import { ProbeRuns } from './probe-runs.ts';
import { Prober } from './prober.ts';

const policy = { consecutiveFailures: 1, baseEjectionMs: 10_000, maxEjectionMs: 60_000, probationSuccesses: 1 };
const record = (id: string): ExitRecord => exitRecord(id, { health: 'unproven' });
const good: ProbeOutcome = { ok: true, failure: null, detail: null, steps: [], totalMs: 1 };
const bad: ProbeOutcome = { ...good, ok: false, failure: 'connection_refused' };
const access = { allowPrivate: true, refusedPorts: new Set<number>() };
const usual = planOfSettings({ ...defaultSettings.probe, intervalMs: 60_000 }, access);

interface Running {
  readonly id: string;
  readonly end: (outcome: ProbeOutcome) => void;
}
interface Given {
  readonly enabled?: boolean;
  readonly concurrency?: number;
  readonly plan?: ProbePlan;
  /** Which gateway an exit is at; one of its own if not said. */
  readonly gatewayOf?: (id: string) => string;
}

/** A prober whose probes run until the test ends them. */
function setUp(count: number, { plan = usual, gatewayOf = (id) => id, ...given }: Given = {}) {
  const clock = new FakeClock();
  const settings = { enabled: true, concurrency: 2, ...given };
  const ids = Array.from({ length: count }, (_, i) => `exit_${i}`);
  const started: string[] = [];
  const open: Running[] = [];
  const worked: string[] = [];
  const keeper: Keeper = new Keeper({
    ...{ clock, policy: () => policy, changed: () => {}, moved: () => {} },
    reschedule: (id) => prober.schedule(id),
  });
  const prober: Prober = new Prober({
    ...{ clock, chance: () => 0.5, log: silentLog, keeper, settings: () => settings, planOf: () => plan, gatewayOf },
    recordsOf: (wanted) => wanted.filter((id) => ids.includes(id)).map(record),
    probe: ({ id }) => {
      started.push(id);
      return new Promise((resolve) => open.push({ id, end: resolve }));
    },
    ended: (id, outcome) => runs.ended(id, outcome),
  });
  const runs: ProbeRuns = new ProbeRuns({
    ...{ clock, chance: Math.random, prober, worked: (id) => worked.push(id), moved: () => {} },
  });
  keeper.put(ids.map(record));
  const end = async (outcome = good): Promise<void> => {
    open.shift()!.end(outcome);
    await clock.advance(5);
  };
  const gone = (id: string): void => {
    ids.splice(ids.indexOf(id), 1);
    keeper.drop([id]);
  };
  return { clock, settings, keeper, prober, runs, worked, started, open, end, gone };
}

describe('the prober', () => {
  it('probes new exits at once, so many at a time', async () => {
    const { clock, started, open, end } = setUp(5);
    await clock.advance(5);
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
    await clock.advance(5);
    await end();
    await clock.advance(59_000);
    expect(started).toHaveLength(1);
    await clock.advance(2_000);
    expect(started).toHaveLength(2);
  });

  it('brings a dead exit back as soon as it answers', async () => {
    const { clock, keeper, started, open, end } = setUp(1);
    await clock.advance(5);
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
    await clock.advance(5);
    prober.probeSoon(['exit_5', 'exit_4']);
    await end();
    await end();
    expect(started.slice(1)).toEqual(['exit_5', 'exit_4']);
  });

  it('takes new, changed and ejected exits before those that are healthy', async () => {
    const { clock, keeper, prober, started, open, end } = setUp(4, { concurrency: 4 });
    await clock.advance(5);
    while (open.length > 0) await end();
    const before = started.length;
    await clock.advance(50_000);
    clock.jump(60_000);
    keeper.renew(['exit_3']);
    for (const id of ['exit_0', 'exit_1', 'exit_2']) prober.schedule(id);
    await clock.advance(5);
    expect(started[before]).toBe('exit_3');
  });

  it('probes nothing by itself when it is switched off, but still what people ask for', async () => {
    const { clock, settings, prober, started, end } = setUp(3, { enabled: false });
    await clock.advance(10_000);
    expect(started).toEqual([]);
    prober.probeSoon(['exit_1']);
    await clock.advance(5);
    expect(started).toEqual(['exit_1']);
    await end();
    settings.enabled = true;
    prober.scheduleAll();
    await clock.advance(5);
    expect(started.sort()).toEqual(['exit_0', 'exit_1', 'exit_2']);
  });

  it('answers who asked for one probe, and the keeper hears of it', async () => {
    const { clock, keeper, prober, open, end } = setUp(2, { enabled: false });
    await clock.advance(5);
    const asked = prober.probe('exit_1');
    expect(open.map((it) => it.id)).toEqual(['exit_1']);
    const again = prober.probe('exit_1');
    await end(bad);
    expect([await asked, await again]).toEqual([bad, bad]);
    expect(keeper.of('exit_1')).toMatchObject({ state: 'ejected', lastProbeFailure: 'connection_refused' });
    await expect(prober.probe('exit_9')).rejects.toThrow('There is no exit');
  });

  it('waits for the next exit without looking at the others', async () => {
    const { clock, keeper, open, end } = setUp(50, { concurrency: 50 });
    await clock.advance(5);
    while (open.length > 0) await end();
    expect(clock.waiting).toBeLessThanOrEqual(2);
    keeper.drop(['exit_3']);
    await clock.advance(66_000);
    expect(open).toHaveLength(49);
  });

  it('does not let a gateway with many accounts keep the others waiting', async () => {
    const gatewayOf = (id: string): string => (Number(id.slice(5)) < 1000 ? 'big:1' : id);
    const { clock, open, prober } = setUp(1020, { concurrency: 500, gatewayOf });
    await clock.advance(100);
    const big = open.filter((it) => gatewayOf(it.id) === 'big:1').length;
    expect([big, open.length]).toEqual([mostAtOnce, mostAtOnce + 20]);
    expect(prober.figures()).toMatchObject({ running: mostAtOnce + 20, due: 1000 - mostAtOnce });
  });

  it('follows the interval and the jitter of the plan', async () => {
    const { clock, started, end } = setUp(1, { plan: { ...usual, intervalMs: 5_000, jitter: 0 } });
    await clock.advance(5);
    await end();
    await clock.advance(4_980);
    expect(started).toHaveLength(1);
    await clock.advance(30);
    expect(started).toHaveLength(2);
  });
});

describe('thresholds of a profile', () => {
  const plan = (failures: number, successes: number): ProbePlan => ({ ...usual, thresholds: { failures, successes } });

  it('eject after so many probes that failed in a row, whatever traffic did between them', async () => {
    const { clock, keeper, prober, end } = setUp(1, { plan: plan(3, 1) });
    const traffic = { id: 'exit_0', ok: 1, failed: 0, trailingFailures: 0, lastFailure: null };
    await clock.advance(5);
    for (const state of ['healthy', 'healthy', 'ejected']) {
      const asked = prober.probe('exit_0');
      await end(bad);
      await asked;
      if (state !== 'ejected') keeper.reported([traffic as never]);
      expect(keeper.stateOf('exit_0')).toBe(state);
    }
  });
  it('count neither the failures of targets nor those before a success', async () => {
    const { clock, keeper, prober, end } = setUp(1, { plan: plan(2, 1) });
    await clock.advance(5);
    const target: ProbeOutcome = { ...bad, failure: 'destination_unavailable' };
    for (const outcome of [bad, target, target, good, bad]) {
      const asked = prober.probe('exit_0');
      await end(outcome);
      await asked;
    }
    expect(keeper.stateOf('exit_0')).toBe('healthy');
  });
  it('make healthy after so many that worked', async () => {
    const { clock, keeper, prober, end } = setUp(1, { plan: plan(1, 3) });
    await clock.advance(5);
    await end(bad);
    for (const state of ['probation', 'probation', 'healthy']) {
      const asked = prober.probe('exit_0');
      await end(good);
      await asked;
      expect(keeper.stateOf('exit_0')).toBe(state);
    }
  });
});

describe('a probe run', () => {
  it('tells how far it is, and why exits failed', async () => {
    const { clock, runs, end, worked } = setUp(4, { enabled: false, concurrency: 1 });
    const run = runs.start(['exit_0', 'exit_1', 'exit_2', 'exit_0'])!;
    expect(run).toMatchObject({ total: 3, done: 0, endedAt: null, failures: [] });
    await clock.advance(5);
    await end(bad);
    await end(good);
    expect(runs.find(run.id)).toMatchObject({ total: 3, done: 2, ok: 1, endedAt: null });
    await end(bad);
    expect(runs.find(run.id)).toMatchObject({
      ...{ done: 3, ok: 1, endedAt: clock.now() - 5 },
      failures: [{ reason: 'connection_refused', exits: 2 }],
    });
    expect(worked).toEqual(['exit_1']);
  });
  it('ends at once over nobody, and no longer counts exits that are gone', async () => {
    const { clock, runs, end, gone } = setUp(2, { enabled: false, concurrency: 1 });
    expect(runs.start([])).toMatchObject({ total: 0, endedAt: clock.now() });
    const run = runs.start(['exit_0', 'exit_1'])!;
    gone('exit_1');
    await clock.advance(5);
    await end(good);
    expect(runs.find(run.id)).toMatchObject({ total: 1, done: 1, endedAt: clock.now() });
  });
  it('stops without the probes that wait, unless another run waits for them', async () => {
    const { clock, runs, started, end } = setUp(4, { enabled: false, concurrency: 1 });
    const first = runs.start(['exit_0', 'exit_1', 'exit_2'])!;
    const second = runs.start(['exit_2'])!;
    await clock.advance(5);
    expect(runs.stop(first.id)).toMatchObject({ total: 3, done: 0, endedAt: clock.now() });
    await end(good);
    await end(good);
    await clock.advance(1000);
    expect(started).toEqual(['exit_0', 'exit_2']);
    expect(runs.find(first.id)).toMatchObject({ done: 0 });
    expect(runs.find(second.id)).toMatchObject({ done: 1, ok: 1, total: 1 });
    expect(runs.stop('prun_none')).toBeUndefined();
  });
  it('is one of a few', () => {
    const { runs } = setUp(1, { enabled: false });
    const made = Array.from({ length: 11 }, () => runs.start(['exit_0']));
    expect(made.map((it) => it !== undefined)).toEqual([...Array<boolean>(10).fill(true), false]);
    const newestFirst = made.slice(0, 10).reverse();
    expect(runs.list().map(({ id }) => id)).toEqual(newestFirst.map((it) => it!.id));
  });
});
