import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ejectionBudgetDefaults as policy,
  type EjectionBudgetPolicy,
  isBelowMinimum,
  isPanic,
  mayEject,
  mostEjected,
  sparedMembers,
} from './ejection-budget.ts';

const percents = fc.integer({ min: 0, max: 100 });
const policies = fc.record({
  maxEjectionPercent: percents,
  panicPercent: percents,
  panicMarginPercent: fc.nat(20),
  minimumEligible: fc.nat(5),
});
const withMost = (maxEjectionPercent: number): EjectionBudgetPolicy => ({ ...policy, maxEjectionPercent });

describe('mayEject', () => {
  it('stops at the share, rounded down', () => {
    expect([0, 1, 2, 3, 9, 10, 11].map((members) => mostEjected(members, withMost(30)))).toEqual([0, 0, 1, 1, 2, 3, 3]);
    expect(mayEject({ members: 10, ejected: 2 }, withMost(30))).toBe(true);
    expect(mayEject({ members: 10, ejected: 3 }, withMost(30))).toBe(false);
  });
  it('lets one go from a pool too small for its share, unless none may', () => {
    expect(mayEject({ members: 2, ejected: 0 }, withMost(1))).toBe(true);
    expect(mayEject({ members: 1, ejected: 0 }, withMost(100))).toBe(false);
    expect(mayEject({ members: 50, ejected: 0 }, withMost(0))).toBe(false);
  });
  it('holds the share over any history of ejections, returns and members that come', () => {
    const step = fc.constantFrom('eject' as const, 'return' as const, 'grow' as const);
    fc.assert(
      fc.property(policies, fc.nat(30), fc.array(step, { maxLength: 200 }), (limits, start, steps) => {
        let pool = { members: start, ejected: 0 };
        for (const kind of steps) {
          if (kind === 'eject' && mayEject(pool, limits)) pool = { ...pool, ejected: pool.ejected + 1 };
          if (kind === 'return') pool = { ...pool, ejected: Math.max(0, pool.ejected - 1) };
          if (kind === 'grow') pool = { ...pool, members: pool.members + 1 };
          expect(pool.ejected * 100).toBeLessThanOrEqual(Math.max(100, pool.members * limits.maxEjectionPercent));
          expect(pool.ejected).toBeLessThanOrEqual(Math.max(0, pool.members - 1));
        }
      }),
    );
  });
});

describe('sparedMembers', () => {
  const ejectedOf = (times: readonly number[]) => times.map((sinceAt, i) => ({ exit: `exit_${i}`, sinceAt }));
  it('are those ejected last', () => {
    const spared = sparedMembers(ejectedOf([50, 10, 40, 20]), 6, withMost(34));
    expect(spared.map(({ sinceAt }) => sinceAt)).toEqual([40, 50]);
  });
  it('leave as many out as the pool accepts, whatever the order they are told in', () => {
    fc.assert(
      fc.property(policies, fc.array(fc.nat(5), { maxLength: 40 }), fc.nat(20), (limits, times, healthy) => {
        const ejected = ejectedOf(times);
        const members = times.length + healthy;
        const spared = sparedMembers(ejected, members, limits);
        const out = ejected.length - spared.length;
        expect(out).toBe(Math.min(ejected.length, mostEjected(members, limits)));
        expect(sparedMembers([...ejected].reverse(), members, limits)).toEqual(spared);
        if (spared.length > 0) expect(mayEject({ members, ejected: out }, limits)).toBe(false);
      }),
    );
  });
});

describe('isPanic', () => {
  it('begins below the threshold and ends a margin above it', () => {
    const panics = (ejected: number, before: boolean) => isPanic({ members: 100, ejected }, policy, before);
    expect([70, 71].map((ejected) => panics(ejected, false))).toEqual([false, true]);
    expect([66, 65].map((ejected) => panics(ejected, true))).toEqual([true, false]);
  });
  it('is never in a pool that is empty, whole, or wants none', () => {
    fc.assert(
      fc.property(policies, fc.integer({ min: 1, max: 50 }), fc.boolean(), (limits, members, before) => {
        expect(isPanic({ members: 0, ejected: 0 }, limits, before)).toBe(false);
        expect(isPanic({ members, ejected: 0 }, limits, before)).toBe(false);
        expect(isPanic({ members, ejected: members }, { ...limits, panicPercent: 0 }, before)).toBe(false);
      }),
    );
  });
  it('only grows with the ejected', () => {
    fc.assert(
      fc.property(policies, fc.integer({ min: 1, max: 60 }), fc.boolean(), (limits, members, before) => {
        const answers = Array.from({ length: members + 1 }, (_, ejected) =>
          isPanic({ members, ejected }, limits, before),
        );
        expect(answers).toEqual([...answers].sort((a, b) => Number(a) - Number(b)));
      }),
    );
  });
});

it('tells when fewer than the minimum are eligible', () => {
  const limits = { ...policy, minimumEligible: 3 };
  expect([2, 3].map((ejected) => isBelowMinimum({ members: 5, ejected }, limits))).toEqual([false, true]);
  expect(isBelowMinimum({ members: 0, ejected: 0 }, { ...limits, minimumEligible: 0 })).toBe(false);
});
