import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AttemptBudget, budgetWindowMs, retryBudgetDefaults } from './budget.ts';

const policies = fc.record({ percent: fc.integer({ min: 0, max: 100 }), floor: fc.nat(20) });
const taken = (budget: AttemptBudget, policy: typeof retryBudgetDefaults, asked: number, now: number) =>
  Array.from({ length: asked }, () => budget.take(policy, now)).filter(Boolean).length;

describe('the attempt budget', () => {
  it('is a share of recent requests, or the floor where that is more', () => {
    const budget = new AttemptBudget();
    expect(taken(budget, retryBudgetDefaults, 50, 0)).toBe(10);
    for (let i = 0; i < 100; i++) budget.request(1);
    expect(budget.left(retryBudgetDefaults, 1)).toBe(10);
    expect(taken(budget, retryBudgetDefaults, 50, 2)).toBe(10);
    expect([budget.left(retryBudgetDefaults, 2), budget.refused]).toEqual([0, 80]);
  });
  it('comes back when what was taken has left the window', () => {
    const budget = new AttemptBudget();
    taken(budget, { percent: 0, floor: 4 }, 4, 0);
    expect(budget.take({ percent: 0, floor: 4 }, budgetWindowMs - 1)).toBe(false);
    expect(budget.take({ percent: 0, floor: 4 }, budgetWindowMs)).toBe(true);
  });
  it('allows nothing when nothing is allowed', () => {
    const budget = new AttemptBudget();
    for (let i = 0; i < 1000; i++) budget.request(i);
    expect(budget.take({ percent: 0, floor: 0 }, 1000)).toBe(false);
  });
  it('follows a policy that changes', () => {
    const budget = new AttemptBudget();
    for (let i = 0; i < 100; i++) budget.request(0);
    expect(taken(budget, { percent: 10, floor: 0 }, 50, 0)).toBe(10);
    expect(budget.left({ percent: 50, floor: 0 }, 0)).toBe(40);
    expect(budget.left({ percent: 5, floor: 0 }, 0)).toBe(0);
  });
  it('holds its bound in every window and over any time, whatever the traffic', () => {
    const step = fc.record({
      later: fc.oneof(fc.nat(5), fc.nat(2000), fc.nat(12_000)),
      requests: fc.nat(30),
      asked: fc.nat(40),
    });
    fc.assert(
      fc.property(policies, fc.array(step, { maxLength: 60 }), (policy, steps) => {
        const budget = new AttemptBudget();
        const made: { at: number; requests: number; taken: number }[] = [];
        let now = 0;
        for (const { later, requests, asked } of steps) {
          now += later;
          for (let i = 0; i < requests; i++) budget.request(now);
          made.push({ at: now, requests, taken: taken(budget, policy, asked, now) });
          const since = (start: number) =>
            made
              .filter(({ at }) => at > start)
              .reduce((sum, one) => ({ taken: sum.taken + one.taken, requests: sum.requests + one.requests }), {
                taken: 0,
                requests: 0,
              });
          // The window slides in steps: it is never shorter than nine tenths, nor longer than it is said to be.
          const share = (since(now - budgetWindowMs).requests * policy.percent) / 100;
          if (made.at(-1)!.taken > 0)
            expect(since(now - 0.9 * budgetWindowMs).taken).toBeLessThanOrEqual(Math.max(share, policy.floor));
          const all = since(-1);
          const windows = Math.ceil(now / (0.9 * budgetWindowMs)) + 1;
          expect(all.taken).toBeLessThanOrEqual((all.requests * policy.percent) / 100 + policy.floor * windows);
        }
      }),
    );
  });
  it('keeps a storm, in which everything fails, to 1.2 × requests + floor', () => {
    const budget = new AttemptBudget();
    const [seconds, rate] = [60, 500];
    let attempts = 0;
    for (let i = 0; i < seconds * rate; i++) {
      const now = (i * 1000) / rate;
      budget.request(now);
      attempts++;
      for (let again = 0; again < 3 && budget.take(retryBudgetDefaults, now); again++) attempts++;
    }
    const requests = seconds * rate;
    expect(attempts).toBeLessThanOrEqual(1.2 * requests + retryBudgetDefaults.floor);
    expect(attempts).toBeGreaterThan(1.15 * requests);
  });
});
