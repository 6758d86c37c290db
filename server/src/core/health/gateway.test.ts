import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureCodes } from '@gyre/shared/vocabulary';
import { gatewayDefaults as policy, type GatewayEvent, gatewayOf, gatewayReading, GatewayWatch } from './gateway.ts';

const gateway = 'gate.test:8000';
const refused = 'connection_refused';
const kinds = (events: readonly (GatewayEvent | undefined)[]) => events.flatMap((event) => event?.kind ?? []);
/** Signals of exits 0 … n − 1, one each millisecond from `now`. */
const many = (watch: GatewayWatch, n: number, failure: typeof refused | null, now: number) =>
  Array.from({ length: n }, (_, i) => watch.note({ gateway, exit: `exit_${i}`, failure }, now + i));

describe('the gateway watch', () => {
  it('makes one event of a thousand exits that fail together, and one of their return', () => {
    const watch = new GatewayWatch(policy);
    many(watch, 1000, null, 0);
    const failing = many(watch, 1000, refused, 40_000);
    expect(kinds(failing)).toEqual(['failing']);
    expect(failing.findIndex((event) => event !== undefined)).toBe(policy.minimumExits - 1);
    expect(failing.find((event) => event)).toMatchObject({ gateway, reason: refused, heard: 3, down: 3, at: 40_002 });
    expect(watch.isFailing(gateway)).toBe(true);
    expect([...watch.failing]).toEqual([[gateway, { since: 40_002, reason: refused }]]);
    expect(kinds(many(watch, 1000, null, 50_000))).toEqual(['recovered']);
    expect(watch.isFailing(gateway)).toBe(false);
  });
  it('does not blame a gateway for some of its accounts', () => {
    const watch = new GatewayWatch(policy);
    expect(kinds(many(watch, 30, null, 0))).toEqual([]);
    expect(kinds(many(watch, 20, refused, 100))).toEqual([]);
  });
  it('does not blame a gateway for one exit that fails again and again', () => {
    const watch = new GatewayWatch(policy);
    const events = Array.from({ length: 50 }, (_, i) => watch.note({ gateway, exit: 'exit_1', failure: refused }, i));
    expect(kinds(events)).toEqual([]);
  });
  it('forgets what is older than the window', () => {
    const watch = new GatewayWatch(policy);
    many(watch, 2, refused, 0);
    expect(kinds(many(watch, 2, refused, policy.windowMs + 10))).toEqual([]);
    const before = new GatewayWatch(policy);
    many(before, 60, null, 0);
    expect(kinds(many(before, 5, refused, policy.windowMs + 100))).toEqual(['failing']);
  });
  it('judges anew when old successes have left the window, though the same exits go on failing', () => {
    const watch = new GatewayWatch(policy);
    for (let i = 10; i < 20; i++) watch.note({ gateway, exit: `exit_${i}`, failure: null }, 0);
    expect(kinds(many(watch, 4, refused, 20_000))).toEqual([]);
    expect(kinds(many(watch, 4, refused, 31_000))).toEqual(['failing']);
  });
  it('recovers only by different exits that work, none down between them', () => {
    const watch = new GatewayWatch(policy);
    many(watch, 5, refused, 0);
    const note = (exit: string, failure: typeof refused | null, now: number) =>
      watch.note({ gateway, exit, failure }, now)?.kind;
    expect([note('exit_0', null, 10), note('exit_0', null, 11)]).toEqual([undefined, undefined]);
    expect([note('exit_1', refused, 12), note('exit_2', null, 13)]).toEqual([undefined, undefined]);
    expect(note('exit_3', null, 14)).toBe('recovered');
    expect(note('exit_1', refused, 15)).toBeUndefined();
  });
  it('needs new failures to fail again', () => {
    const watch = new GatewayWatch(policy);
    many(watch, 50, refused, 0);
    expect(kinds(many(watch, 2, null, 100))).toEqual(['recovered']);
    expect(kinds(many(watch, 2, refused, 200))).toEqual([]);
    expect(kinds(many(watch, 3, refused, 300))).toEqual(['failing']);
  });
  it('recovers by its only exit when the others are long gone', () => {
    const watch = new GatewayWatch(policy);
    many(watch, 5, refused, 0);
    watch.sweep(100_000);
    expect(watch.isFailing(gateway)).toBe(true);
    expect(watch.note({ gateway, exit: 'exit_0', failure: null }, 100_001)?.kind).toBe('recovered');
  });
  it('says the failure that most of them have', () => {
    const watch = new GatewayWatch({ ...policy, minimumExits: 4 });
    const failures = [refused, 'exit_auth_rejected', 'exit_auth_rejected', 'dns_error'] as const;
    const events = failures.map((failure, i) => watch.note({ gateway, exit: `exit_${i}`, failure }, i));
    expect(events.at(-1)).toMatchObject({ kind: 'failing', reason: 'exit_auth_rejected', heard: 4, down: 4 });
  });
  it('forgets a gateway that is gone', () => {
    const watch = new GatewayWatch(policy);
    many(watch, 5, refused, 0);
    watch.forget(gateway);
    expect(watch.isFailing(gateway)).toBe(false);
    expect(kinds(many(watch, 2, refused, 5))).toEqual([]);
  });
  it('alternates: failing, recovered, failing, …, for each gateway, over any history', () => {
    const signal = fc.record({
      gateway: fc.constantFrom('a:1', 'b:1'),
      exit: fc.nat(6).map((i) => `exit_${i}`),
      failure: fc.oneof(fc.constant(null), fc.constant(refused), fc.constantFrom(...failureCodes)),
      later: fc.nat(20_000),
    });
    fc.assert(
      fc.property(fc.array(signal, { maxLength: 120 }), (signals) => {
        const watch = new GatewayWatch({ ...policy, failingPercent: 60 });
        let now = 0;
        for (const { later, ...one } of signals) {
          const before = watch.isFailing(one.gateway);
          const event = watch.note(one, (now += later));
          if (event === undefined) expect(watch.isFailing(one.gateway)).toBe(before);
          else {
            expect(event.kind).toBe(before ? 'recovered' : 'failing');
            expect(gatewayReading(one.failure)).toBe(before ? 'up' : 'down');
            if (event.kind === 'failing') expect(event.down * 100).toBeGreaterThanOrEqual(event.heard * 60);
          }
          watch.sweep(now);
        }
      }),
    );
  });
});

describe('gatewayReading', () => {
  it('reads connections and accounts, and lets the target and later faults be', () => {
    expect([null, refused, 'exit_auth_rejected'].map((f) => gatewayReading(f as typeof refused | null))).toEqual([
      'up',
      'down',
      'down',
    ]);
    expect(gatewayReading('destination_unavailable')).toBe('up');
    expect([gatewayReading('client_gone'), gatewayReading('http_response_incomplete')]).toEqual([undefined, undefined]);
  });
});
it('names a gateway by host and port', () => {
  expect([gatewayOf('Gate.Test', 80), gatewayOf('2001:db8::1', 1080)]).toEqual(['gate.test:80', '[2001:db8::1]:1080']);
});
