import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultResilience } from '@gyre/shared/contract/resilience';
import type { Guarantee } from '@gyre/shared/vocabulary';
import { exitRecord, frameOf, poolRecord, snapshotOf } from '../../../testkit/records.ts';
import { hashOf } from '../math/hash.ts';
import { SiteLatency } from '../math/site-latency.ts';
import { makeTurn } from '../rotation/strategy.ts';
import type { Binding } from '../session/binding.ts';
import { applyHealth, applyPatch } from '../snapshot/patch.ts';
import type { ExitEntry } from '../snapshot/exit-entry.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Choice, SelectionRequest, SelectionTurn } from './request.ts';
import { select } from './select.ts';

const turn = (worker = 0, workers = 1): SelectionTurn => ({
  ...makeTurn({ worker, workers, seed: worker + 5 }),
  latencies: new SiteLatency(4),
});
const choice: Choice = { chosenFrom: undefined, moved: undefined };

function ask(
  snapshot: Snapshot,
  name: string,
  over: Partial<SelectionRequest> & { guarantee?: Guarantee } = {},
): SelectionRequest {
  const key = `puser_a\n${name}`;
  const { guarantee = 'any', ...rest } = over;
  return {
    ...{ pool: snapshot.findPool('pool_default')!, criteria: undefined, direct: false, exitId: undefined },
    session: {
      key,
      hash: hashOf(key),
      user: 'puser_a',
      name,
      guarantee,
      ttlMs: 60_000,
      sliding: true,
      mostRequests: Infinity,
    },
    ...{ binding: undefined, bindingLive: false, siteHash: 0, wallMs: 0, tried: [] },
    ...rest,
  };
}
function bindingTo({ exit, place }: ExitEntry, over: Partial<Binding> = {}): Binding {
  return {
    ...{ key: 'puser_a\ncart', user: 'puser_a', name: 'cart', poolId: 'pool_default', exitId: exit.id },
    ...{ ip: place.ip, asn: place.asn, country: exit.country ?? null, guarantee: 'any', ttlMs: 60_000, sliding: true },
    ...{ createdAt: 0, usedAt: 0, expiresAt: 60_000, generation: 0, moves: 0, moved: null, requests: 0, served: 0 },
    ...over,
  };
}
const idOf = (picked: ReturnType<typeof select>): string => ('code' in picked ? picked.code : picked.exit.id);
const placeOf = (snapshot: Snapshot, name: string, t = turn()): string =>
  idOf(select(snapshot, ask(snapshot, name), t, choice));

/** A pool that lets all but one be out, and knows no panic. */
const protection = { maxEjectionPercent: 100, panicPercent: 0, minimumEligible: 0 };
const anyMayBeOut = frameOf({
  pools: [poolRecord('pool_default', { resilience: { ...defaultResilience, protection } })],
});

describe('sessions', () => {
  it('are placed alike by every worker, whatever the order in which it heard of the exits', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 60 }),
        fc.array(fc.string()),
        (numbers, names) => {
          const records = numbers.map((n) => exitRecord(`exit_${n}`));
          const one = snapshotOf(records);
          const other = snapshotOf([...records].reverse());
          select(other, ask(other, 'warm'), turn(1, 3), choice);
          for (const name of names) expect(placeOf(other, name, turn(1, 3))).toBe(placeOf(one, name, turn(0, 3)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('move only off an exit that is removed, and no more of them than its share', () => {
    const exits = Array.from({ length: 20 }, (_, i) => exitRecord(`exit_${i}`));
    const snapshot = snapshotOf(exits);
    const names = Array.from({ length: 4000 }, (_, i) => `s${i}`);
    const before = names.map((name) => placeOf(snapshot, name));
    applyPatch(snapshot, { from: 1, to: 2, putExits: [], removeExits: ['exit_7'] });
    let moved = 0;
    names.forEach((name, i) => {
      const now = placeOf(snapshot, name);
      if (before[i] === 'exit_7') moved++;
      else expect(now).toBe(before[i]);
    });
    // Its share is 1/20 of them; chance and placement make it at most half as much again.
    expect(moved).toBeGreaterThan(0);
    expect(moved / names.length).toBeLessThan(1.5 / 20);
  });

  it('keep the exit they are bound to when others come', () => {
    const snapshot = snapshotOf([exitRecord('exit_a')]);
    const binding = bindingTo(snapshot.findExit('exit_a')!);
    const more = Array.from({ length: 50 }, (_, i) => exitRecord(`exit_${i}`));
    applyPatch(snapshot, { from: 1, to: 2, putExits: more, removeExits: [] });
    const request = ask(snapshot, 'cart', { binding, bindingLive: true });
    for (let i = 0; i < 20; i++) expect(idOf(select(snapshot, request, turn(), choice))).toBe('exit_a');
    expect(choice.moved).toBeUndefined();
  });

  it('never change a strict exit, whatever happens', () => {
    const happen = fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('health' as const),
          n: fc.nat(5),
          state: fc.constantFrom('ejected', 'healthy', 'probation'),
        }),
        fc.record({ kind: fc.constant('drop' as const), n: fc.nat(5) }),
        fc.record({
          kind: fc.constant('put' as const),
          n: fc.nat(9),
          state: fc.constantFrom('enabled', 'disabled', 'draining'),
        }),
        fc.record({ kind: fc.constant('tried' as const), n: fc.nat(5) }),
      ),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(happen, fc.nat(5), (events, home) => {
        const snapshot = snapshotOf(Array.from({ length: 6 }, (_, i) => exitRecord(`exit_${i}`)));
        const binding = bindingTo(snapshot.findExit(`exit_${home}`)!, { guarantee: 'strict' });
        for (const event of events) {
          const { revision: from } = snapshot;
          const tried: ExitEntry[] = [];
          if (event.kind === 'health') applyHealth(snapshot, [[`exit_${event.n}`, event.state]]);
          if (event.kind === 'drop')
            applyPatch(snapshot, { from, to: from + 1, putExits: [], removeExits: [`exit_${event.n}`] });
          if (event.kind === 'put')
            applyPatch(snapshot, {
              ...{ from, to: from + 1, removeExits: [] },
              putExits: [exitRecord(`exit_${event.n}`, { adminState: event.state as 'enabled' })],
            });
          if (event.kind === 'tried')
            tried.push(...[snapshot.findExit(`exit_${event.n}`)].filter((it) => it !== undefined));
          const request = ask(snapshot, 'cart', { binding, bindingLive: true, guarantee: 'strict', tried });
          expect([`exit_${home}`, 'session_exit_gone', 'no_free_exit']).toContain(
            idOf(select(snapshot, request, turn(), choice)),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keep what their guarantee names when they have to move, and say what stayed the same', () => {
    const place = (over: object) => ({ country: 'DE', asn: 1, ip: '192.0.2.1', ...over });
    const snapshot = snapshotOf(
      [
        exitRecord('exit_home', place({})),
        exitRecord('exit_ip', place({})),
        exitRecord('exit_asn', place({ ip: '192.0.2.2' })),
        exitRecord('exit_country', place({ ip: '192.0.2.3', asn: 2 })),
        exitRecord('exit_far', place({ ip: '192.0.2.4', asn: 3, country: 'US' })),
      ],
      anyMayBeOut,
    );
    const binding = bindingTo(snapshot.findExit('exit_home')!);
    applyHealth(snapshot, [['exit_home', 'ejected']]);
    const levels = ['same-ip', 'same-asn', 'same-country', 'any'] as const;
    for (const [i, id] of ['exit_ip', 'exit_asn', 'exit_country', 'exit_far'].entries()) {
      for (const guarantee of levels.slice(0, i))
        expect(
          idOf(select(snapshot, ask(snapshot, 'cart', { binding, bindingLive: true, guarantee }), turn(), choice)),
        ).toBe('session_exit_gone');
      const request = ask(snapshot, 'cart', { binding, bindingLive: true, guarantee: 'any' });
      expect(idOf(select(snapshot, request, turn(), choice))).toBe(id);
      expect(choice.moved).toBe(levels[i]);
      applyHealth(snapshot, [[id, 'ejected']]);
    }
  });

  it('begin with another exit when their time is over', () => {
    const snapshot = snapshotOf(Array.from({ length: 5 }, (_, i) => exitRecord(`exit_${i}`)));
    for (let generation = 0; generation < 20; generation++) {
      const binding = bindingTo(snapshot.findExit('exit_2')!, { generation });
      expect(placeAfter(snapshot, binding)).not.toBe('exit_2');
    }
  });

  it('keep a session that has only one exit with it', () => {
    const snapshot = snapshotOf([exitRecord('exit_a')]);
    expect(placeAfter(snapshot, bindingTo(snapshot.findExit('exit_a')!))).toBe('exit_a');
  });

  it('begin in the first tier of a pool with tiers', () => {
    const frame = frameOf({ pools: [poolRecord('pool_default', { strategy: 'cheapest' })] });
    const snapshot = snapshotOf([exitRecord('exit_dear', { price: 9 }), exitRecord('exit_cheap', { price: 1 })], frame);
    for (let i = 0; i < 20; i++) expect(placeOf(snapshot, `s${i}`)).toBe('exit_cheap');
  });
});

function placeAfter(snapshot: Snapshot, binding: Binding): string {
  return idOf(select(snapshot, ask(snapshot, 'cart', { binding, bindingLive: false }), turn(), choice));
}
