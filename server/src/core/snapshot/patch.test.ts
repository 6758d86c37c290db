import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adminStates, healthStates } from '@gyre/shared/vocabulary';
import { exitRecord, frameOf, poolRecord, proxyUserRecord, snapshotOf } from '../../../testkit/records.ts';
import { criteriaOf } from '../targeting/criteria.ts';
import { applyHealth, applyPatch } from './patch.ts';
import type { ExitRecord } from './records.ts';
import type { Snapshot } from './snapshot.ts';

const twoPools = frameOf({ pools: [poolRecord('pool_default'), poolRecord('pool_own', { everything: false })] });

/** What a snapshot means, without its slots. */
function meaning(snapshot: Snapshot): unknown {
  const ids = (set: { bits: { next(n: number): number } }) => {
    const found: string[] = [];
    for (let slot = set.bits.next(0); slot >= 0; slot = set.bits.next(slot + 1))
      found.push(snapshot.slots[slot]!.exit.id);
    return found.sort();
  };
  return {
    exits: [...snapshot.exitsById.values()].map((e) => [e.exit, e.adminState, e.health, e.maxInFlight]).sort(),
    pools: [...snapshot.poolsById.values()].map((p) => {
      const some = p.candidates(criteriaOf({ countries: ['DE'] }));
      return [p.id, ...[p.all.usable, p.all.ejected, some.usable, some.ejected].map((ring) => ids(ring.members))];
    }),
    weights: [...snapshot.exitsById.values()].map((e) => [e.exit.id, snapshot.columns.weight(e.slot)]).sort(),
    total: snapshot.findPool('pool_default')?.all.usable.members.totalWeight,
  };
}

describe('applyPatch', () => {
  it('refuses a patch for another revision and changes nothing', () => {
    const snapshot = snapshotOf([exitRecord('exit_a')]);
    const patch = { from: 7, to: 8, putExits: [], removeExits: ['exit_a'] };
    expect(applyPatch(snapshot, patch)).toBe('mismatch');
    expect(snapshot.findExit('exit_a')).toBeDefined();
    expect(snapshot.revision).toBe(1);
  });
  it('keeps the counters of an exit it changes', () => {
    const snapshot = snapshotOf([exitRecord('exit_a')]);
    const { load } = snapshot.findExit('exit_a')!;
    load.inFlight = 3;
    applyPatch(snapshot, { from: 1, to: 2, putExits: [exitRecord('exit_a', { port: 9 })], removeExits: [] });
    expect(snapshot.findExit('exit_a')).toMatchObject({ load: { inFlight: 3 }, exit: { port: 9 } });
  });
  it('hands counters on to a whole new snapshot', () => {
    const user = proxyUserRecord('alice', 'secret password', ['pool_default']);
    const before = snapshotOf([exitRecord('exit_a')], frameOf({ users: [user] }));
    before.findExit('exit_a')!.load.inFlight = 2;
    before.findUser('alice')!.runtime = 'counted';
    const now = snapshotOf([exitRecord('exit_b'), exitRecord('exit_a')], frameOf({ users: [user] }), before);
    expect(now.findExit('exit_a')!.load).toBe(before.findExit('exit_a')!.load);
    expect(now.findUser('alice')!.runtime).toBe('counted');
  });
  it('keeps everybody in a pool that begins to hold everything, though its list of members ends', () => {
    const snapshot = snapshotOf([exitRecord('exit_a', { pools: ['pool_own'] })], twoPools);
    const all = frameOf({ pools: [poolRecord('pool_default'), poolRecord('pool_own')] });
    const members = [{ poolId: 'pool_own', joined: [], left: [snapshot.findExit('exit_a')!.seq] }];
    applyPatch(snapshot, { from: 1, to: 2, frame: all, putExits: [], members, removeExits: [] });
    expect(snapshot.findPool('pool_own')!.all.usable.members.count).toBe(1);
  });
  it('fills a pool that begins to hold everything, and empties it again', () => {
    const snapshot = snapshotOf([exitRecord('exit_a')], twoPools);
    expect(snapshot.findPool('pool_own')!.all.usable.members.count).toBe(0);
    const all = frameOf({ pools: [poolRecord('pool_default'), poolRecord('pool_own')] });
    applyPatch(snapshot, { from: 1, to: 2, frame: all, putExits: [], removeExits: [] });
    expect(snapshot.findPool('pool_own')!.all.usable.members.count).toBe(1);
    applyPatch(snapshot, { from: 2, to: 3, frame: twoPools, putExits: [], removeExits: [] });
    expect(snapshot.findPool('pool_own')!.all.usable.members.count).toBe(0);
  });
  it('makes the authorization of HTTP exits once', () => {
    const snapshot = snapshotOf([exitRecord('exit_a', { username: 'ü', password: 'p:w' })]);
    const expected = `Basic ${Buffer.from('ü:p:w').toString('base64')}`;
    expect(snapshot.findExit('exit_a')!.exit.authorization).toBe(expected);
  });

  it('leads to the same world as compiling it whole', () => {
    const record = fc.record({
      id: fc.nat(11),
      weight: fc.integer({ min: 1, max: 9 }),
      adminState: fc.constantFrom(...adminStates),
      health: fc.constantFrom(...healthStates),
      country: fc.constantFrom('DE', 'US', null),
      pools: fc.constantFrom([], ['pool_own']),
      maxInFlight: fc.constantFrom(null, 5),
    });
    const step = fc.oneof(
      fc.record({ put: fc.array(record, { maxLength: 4 }), drop: fc.array(fc.nat(11), { maxLength: 4 }) }),
      fc.record({ health: fc.tuple(fc.nat(11), fc.constantFrom(...healthStates)) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const truth = new Map<string, ExitRecord>();
        const snapshot = snapshotOf([], twoPools);
        meaning(snapshot);
        for (const s of steps) {
          if ('health' in s) {
            const [id, health] = [`exit_${s.health[0]}`, s.health[1]] as const;
            applyHealth(snapshot, [[id, health]]);
            if (truth.has(id)) truth.set(id, { ...truth.get(id)!, health });
            continue;
          }
          const putExits = s.put.map((r) => exitRecord(`exit_${r.id}`, { ...r, id: `exit_${r.id}` }));
          const removeExits = s.drop.map((n) => `exit_${n}`);
          for (const id of removeExits) truth.delete(id);
          for (const r of putExits) truth.set(r.id, r);
          const { revision } = snapshot;
          applyPatch(snapshot, { from: revision, to: revision + 1, putExits, removeExits });
        }
        expect(meaning(snapshot)).toEqual(meaning(snapshotOf([...truth.values()], twoPools)));
      }),
      { numRuns: 300 },
    );
  });
});
