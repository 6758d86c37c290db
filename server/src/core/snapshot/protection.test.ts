import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultResilience } from '@gyre/shared/contract/resilience';
import { exitRecord, frameOf, poolRecord, snapshotOf } from '../../../testkit/records.ts';
import { ejectionBudgetDefaults, isPanic, sparedMembers } from '../health/ejection-budget.ts';
import { criteriaOf } from '../targeting/criteria.ts';
import { applyHealth, applyPatch } from './patch.ts';
import type { PoolRecord } from './records.ts';
import type { Snapshot } from './snapshot.ts';

const protection = { maxEjectionPercent: 50, panicPercent: 30, minimumEligible: 1 };
const poolOf = (id: string, over: Partial<typeof protection> = {}, more: Partial<PoolRecord> = {}) =>
  poolRecord(id, { resilience: { ...defaultResilience, protection: { ...protection, ...over } }, ...more });
const idsIn = (snapshot: Snapshot, bits: { next(n: number): number }): string[] => {
  const ids: string[] = [];
  for (let slot = bits.next(0); slot >= 0; slot = bits.next(slot + 1)) ids.push(snapshot.slots[slot]!.exit.id);
  return ids.sort();
};
const ten = Array.from({ length: 10 }, (_, i) => exitRecord(`exit_${i}`, { seq: i }));
const eject = (snapshot: Snapshot, ...ids: number[]) =>
  applyHealth(
    snapshot,
    ids.map((i) => [`exit_${i}`, 'ejected', 100 + i]),
  );

describe('a pool in a snapshot', () => {
  it('uses those ejected last when more are out than it allows, and lets them go when others are back', () => {
    const snapshot = snapshotOf(
      ten,
      frameOf({ pools: [poolOf('pool_a', { maxEjectionPercent: 20, panicPercent: 0 })] }),
    );
    const pool = snapshot.findPool('pool_a')!;
    eject(snapshot, 4, 2, 3);
    expect(idsIn(snapshot, pool.all.ejected.members.bits)).toEqual(['exit_2', 'exit_3']);
    expect([pool.spared, pool.count]).toEqual([1, { members: 10, ejected: 3 }]);
    expect(pool.leavesOut(snapshot.findExit('exit_4')!)).toBe(false);
    applyHealth(snapshot, [['exit_2', 'probation', 300]]);
    expect(idsIn(snapshot, pool.all.ejected.members.bits)).toEqual(['exit_3', 'exit_4']);
    expect(pool.spared).toBe(0);
  });
  it('never does without its last member', () => {
    const snapshot = snapshotOf(ten.slice(0, 1), frameOf({ pools: [poolOf('pool_a')] }));
    eject(snapshot, 0);
    expect(snapshot.findPool('pool_a')!.all.usable.members.count).toBe(1);
  });
  it('is in panic when too few are eligible, and out of it only well above', () => {
    const snapshot = snapshotOf(ten, frameOf({ pools: [poolOf('pool_a')] }));
    const pool = snapshot.findPool('pool_a')!;
    eject(snapshot, 0, 1, 2, 3, 4, 5, 6);
    expect(pool.panic).toBe(false);
    eject(snapshot, 7);
    expect(pool.panic).toBe(true);
    expect(pool.leavesOut(snapshot.findExit('exit_0')!)).toBe(false);
    applyHealth(snapshot, [['exit_0', 'probation', 300]]);
    expect(pool.panic).toBe(true);
    applyHealth(snapshot, [['exit_1', 'probation', 300]]);
    expect(pool.panic).toBe(false);
  });
  it('looks at a crowd of changes as a whole', () => {
    const snapshot = snapshotOf(ten, frameOf({ pools: [poolOf('pool_a')] }));
    eject(snapshot, 0, 1, 2, 3, 4, 5);
    const swapped = [0, 1, 2, 3].map((i) => [`exit_${i}`, 'healthy', 200] as const);
    applyHealth(snapshot, [...[6, 7, 8, 9].map((i) => [`exit_${i}`, 'ejected', 200] as const), ...swapped]);
    expect(snapshot.findPool('pool_a')!.panic).toBe(false);
  });
  it('begins with the parts of its weight that it has, and gets them back', () => {
    const snapshot = snapshotOf([exitRecord('exit_a', { weight: 10 }), exitRecord('exit_b', { weight: 10 })]);
    const { members } = snapshot.findPool('pool_default')!.all.usable;
    const whole = members.totalWeight;
    applyHealth(snapshot, [['exit_a', 'healthy', 5, 1]]);
    expect(members.totalWeight / whole).toBeCloseTo(0.55);
    applyHealth(snapshot, [['exit_a', 'healthy', 5]]);
    expect(members.totalWeight).toBe(whole);
  });

  it('spares whom sparedMembers says, whatever happened before', () => {
    const ids = fc.nat(7).map((i) => `exit_${i}`);
    const record = fc.record({
      id: ids,
      adminState: fc.constantFrom('enabled', 'enabled', 'draining'),
      health: fc.constantFrom('healthy', 'ejected', 'probation'),
      healthSinceAt: fc.nat(5),
      pools: fc.subarray(['pool_b']),
      country: fc.constantFrom('DE', 'US'),
    });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('put' as const), record }),
      fc.record({ kind: fc.constant('drop' as const), id: ids }),
      fc.record({ kind: fc.constant('percent' as const), percent: fc.nat(100) }),
      fc.record({ kind: fc.constant('plan' as const), id: ids, isMember: fc.boolean() }),
      fc.record({
        kind: fc.constant('health' as const),
        changes: fc.array(fc.tuple(ids, fc.constantFrom('healthy', 'ejected', 'probation'), fc.nat(5)), {
          maxLength: 4,
        }),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let percent = 50;
        const frame = () =>
          frameOf({
            pools: [
              poolOf('pool_a', { maxEjectionPercent: percent }),
              poolOf('pool_b', { maxEjectionPercent: percent }, { everything: false }),
            ],
          });
        const snapshot = snapshotOf([], frame());
        // Who is in pool_b, and who will be from the next revision on.
        const members = new Set<string>();
        const planned = new Map<string, boolean>();
        for (const it of steps) {
          const next = { from: snapshot.revision, to: snapshot.revision + 1, putExits: [], removeExits: [] };
          if (it.kind === 'health') applyHealth(snapshot, it.changes);
          else if (it.kind === 'plan') {
            const entry = snapshot.findExit(it.id);
            if (entry !== undefined) snapshot.findPool('pool_b')!.plan(entry.slot, it.isMember);
            if (entry !== undefined) planned.set(it.id, it.isMember);
          } else if (it.kind === 'put')
            applyPatch(snapshot, { ...next, putExits: [exitRecord(it.record.id, it.record)] });
          else if (it.kind === 'drop') applyPatch(snapshot, { ...next, removeExits: [it.id] });
          else {
            percent = it.percent;
            applyPatch(snapshot, { ...next, frame: frame() });
          }
          if (it.kind !== 'health' && it.kind !== 'plan') {
            for (const [id, isMember] of planned) members[isMember ? 'add' : 'delete'](id);
            planned.clear();
            if (it.kind === 'put') members[it.record.pools.length > 0 ? 'add' : 'delete'](it.record.id);
            if (it.kind === 'drop') members.delete(it.id);
          }
          check(snapshot, percent);
          const inB = [...snapshot.exitsById.values()].filter((one) => snapshot.findPool('pool_b')!.has(one));
          expect(inB.map((one) => one.exit.id).sort()).toEqual([...members].sort());
        }
      }),
      { numRuns: 400 },
    );
  });
});

function check(snapshot: Snapshot, maxEjectionPercent: number): void {
  const policy = { ...ejectionBudgetDefaults, ...protection, maxEjectionPercent };
  for (const pool of snapshot.poolsById.values()) {
    const members = [...snapshot.exitsById.values()].filter((it) => it.adminState === 'enabled' && pool.has(it));
    const out = members.filter((it) => it.health === 'ejected');
    const ordered = out.map((it) => ({ exit: it.exit.id, sinceAt: it.healthSinceAt }));
    const spared = sparedMembers(ordered, members.length, policy).map((it) => it.exit);
    const left = out.map((it) => it.exit.id).filter((id) => !spared.includes(id));
    expect(idsIn(snapshot, pool.all.ejected.members.bits)).toEqual(left.sort());
    const used = members.map((it) => it.exit.id).filter((id) => !left.includes(id));
    expect(idsIn(snapshot, pool.all.usable.members.bits)).toEqual(used.sort());
    const german = pool.candidates(criteriaOf({ countries: ['DE'] }));
    expect(idsIn(snapshot, german.ejected.members.bits)).toEqual(
      left.filter((id) => snapshot.findExit(id)!.exit.country === 'DE').sort(),
    );
    expect(pool.count).toEqual({ members: members.length, ejected: out.length });
    expect(pool.spared).toBe(spared.length);
    if (isPanic(pool.count, policy, false)) expect(pool.panic).toBe(true);
  }
}
