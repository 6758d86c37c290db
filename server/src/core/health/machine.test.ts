import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ExitHealthState,
  freshHealth,
  type HealthPolicy,
  onEnded,
  onOutcomes,
  onProbe,
  onTime,
} from './machine.ts';

const policy: HealthPolicy = {
  consecutiveFailures: 3,
  baseEjectionMs: 10_000,
  maxEjectionMs: 60_000,
  probationSuccesses: 2,
};
const good = { successes: 1, failures: 0, trailingFailures: 0, lastFailure: null };
const bad = (n = 1) => ({ successes: 0, failures: n, trailingFailures: n, lastFailure: 'connection_refused' }) as const;
const states = (start: ExitHealthState, ...steps: ((h: ExitHealthState) => ExitHealthState)[]) =>
  steps.reduce<ExitHealthState[]>((all, step) => [...all, step(all.at(-1)!)], [start]).map((h) => h.state);
const outcome = (window: Parameters<typeof onOutcomes>[1], now: number) => (h: ExitHealthState) =>
  onOutcomes(h, window, policy, now);

describe('the health machine', () => {
  it('goes unproven → healthy → ejected → probation → healthy', () => {
    expect(
      states(
        freshHealth(0),
        outcome(good, 1),
        outcome(bad(), 2),
        outcome(bad(2), 3),
        (h) => onTime(h, 10_002),
        (h) => onTime(h, 10_003),
        outcome(good, 10_004),
        outcome(good, 10_005),
      ),
    ).toEqual(['unproven', 'healthy', 'healthy', 'ejected', 'ejected', 'probation', 'probation', 'healthy']);
  });
  it('ends an ejection on request, keeps its repeats, and leaves others alone', () => {
    const out = onOutcomes(freshHealth(0), bad(3), policy, 1);
    const ended = onEnded(out, 5);
    expect(ended).toMatchObject({ state: 'probation', sinceAt: 5, untilAt: null, ejections: 1, reason: out.reason });
    expect(onOutcomes(ended, bad(), policy, 6)).toMatchObject({ state: 'ejected', untilAt: 6 + 20_000, ejections: 2 });
    const healthy = onOutcomes(freshHealth(0), good, policy, 1);
    expect(onEnded(healthy, 5)).toBe(healthy);
  });
  it('forgets failures at a success between them', () => {
    expect(states(freshHealth(0), outcome(bad(2), 1), outcome(good, 2), outcome(bad(2), 3)).at(-1)).toBe('healthy');
  });
  it('suspects one in use that failed, until a probe passed, which does not outweigh what traffic saw', () => {
    const healthy = onOutcomes(freshHealth(0), good, policy, 1);
    const suspect = onOutcomes(healthy, bad(), policy, 2);
    expect([healthy.suspected, suspect.suspected]).toEqual([false, true]);
    const probed = onProbe(suspect, { ok: true, failure: null }, policy, 3);
    expect([probed.suspected, probed.trailingFailures]).toEqual([false, 1]);
    expect(onOutcomes(probed, bad(2), policy, 4).state).toBe('ejected');
    expect(onProbe(probed, { ok: true, failure: null }, policy, 4).trailingFailures).toBe(0);
    const refused = onProbe(suspect, { ok: false, failure: 'connection_refused' }, policy, 3);
    expect(onProbe(refused, { ok: false, failure: 'connection_refused' }, policy, 4).state).toBe('ejected');
  });
  it('reads a window that ends with a success as healthy', () => {
    const window = { successes: 1, failures: 9, trailingFailures: 0, lastFailure: 'dns_error' } as const;
    expect(onOutcomes(freshHealth(0), window, policy, 1).state).toBe('healthy');
  });
  it('ejects for twice as long each time in a row, up to the most', () => {
    let h = freshHealth(0);
    let now = 0;
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      h = onOutcomes(h, bad(3), policy, now);
      times.push(h.untilAt! - now);
      now = h.untilAt!;
      h = onTime(h, now);
    }
    expect(times).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
  });
  it('forgives with good time', () => {
    let h = onOutcomes(freshHealth(0), bad(3), policy, 0);
    h = onTime(h, 10_000);
    h = onOutcomes(h, { ...good, successes: 2 }, policy, 10_000);
    expect(onOutcomes(h, bad(3), policy, 20_000).ejections).toBe(2);
    expect(onOutcomes(h, bad(3), policy, 200_000).ejections).toBe(1);
  });
  it('puts one on probation out again at its first failure', () => {
    const h = onTime(onOutcomes(freshHealth(0), bad(3), policy, 0), 10_000);
    expect(h.state).toBe('probation');
    expect(onOutcomes(h, bad(1), policy, 10_001)).toMatchObject({ state: 'ejected', ejections: 2 });
  });
  it('lets a probe bring an ejected exit back to probation before its time', () => {
    const h = onOutcomes(freshHealth(0), bad(3), policy, 0);
    expect(onProbe(h, { ok: true, failure: null }, policy, 500)).toMatchObject({ state: 'probation', untilAt: null });
  });
  it('does not blame an exit for the target', () => {
    const h = freshHealth(0);
    expect(onProbe(h, { ok: false, failure: 'destination_unavailable' }, policy, 1)).toBe(h);
    expect(onProbe(h, { ok: false, failure: 'exit_auth_rejected' }, policy, 1)).toMatchObject({
      trailingFailures: 1,
      reason: 'exit_auth_rejected',
    });
  });
  it('gives back the same object when nothing changed', () => {
    const healthy = onOutcomes(freshHealth(0), good, policy, 1);
    expect(onOutcomes(healthy, good, policy, 2)).toBe(healthy);
    expect(onTime(healthy, 1e12)).toBe(healthy);
    const ejected = onOutcomes(healthy, bad(3), policy, 2);
    expect(onOutcomes(ejected, bad(1), policy, 3)).toBe(ejected);
  });
  it('keeps its promises over any history', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('traffic' as const), ok: fc.nat(3), bad: fc.nat(5) }),
      fc.record({ kind: fc.constant('probe' as const), ok: fc.boolean() }),
      fc.record({ kind: fc.constant('time' as const), ms: fc.nat(100_000) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let h = freshHealth(0);
        let now = 0;
        for (const s of steps) {
          const before = h;
          if (s.kind === 'time') h = onTime(h, (now += s.ms));
          else if (s.kind === 'probe')
            h = onProbe(h, { ok: s.ok, failure: s.ok ? null : 'connection_refused' }, policy, now);
          else h = onOutcomes(h, { ...bad(s.bad), successes: s.ok }, policy, now);
          expect(h.untilAt === null).toBe(h.state !== 'ejected');
          if (h.untilAt !== null && h !== before && before.state !== 'ejected') {
            expect(h.untilAt - now).toBeGreaterThanOrEqual(policy.baseEjectionMs);
            expect(h.untilAt - now).toBeLessThanOrEqual(policy.maxEjectionMs);
          }
          if (h.state === 'healthy') expect(h.trailingFailures).toBeLessThan(policy.consecutiveFailures);
        }
      }),
    );
  });
});
