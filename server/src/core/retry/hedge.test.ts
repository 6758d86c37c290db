import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prng } from '../math/prng.ts';
import { AttemptBudget } from './budget.ts';
import { DialTimes } from './dial-times.ts';
import { hedgeAfterMs, type HedgeQuestion, mayHedge, minimumDials } from './hedge.ts';

const policy = { percentile: 95, leastMs: 20 };
const budgetPolicy = { percent: 5, floor: 2 };

const timesOf = (all: readonly number[]) => {
  const times = new DialTimes();
  for (const ms of all) times.note(ms, 0);
  return times;
};
const question: HedgeQuestion = { attempt: 1, hedges: 0, maxAttempts: 3, now: 0, deadlineAt: 1000 };

describe('hedgeAfterMs', () => {
  it('waits as long as nearly all dials take', () => {
    const wait = hedgeAfterMs(timesOf(Array.from({ length: 100 }, (_, i) => 2 * (i + 1))), policy, 0)!;
    expect(wait).toBeGreaterThan(180);
    expect(wait).toBeLessThan(202);
  });
  it('does not hedge before it knows what is usual', () => {
    const times = timesOf(Array.from({ length: minimumDials - 1 }, () => 100));
    expect(hedgeAfterMs(times, policy, 0)).toBeUndefined();
    times.note(100, 0);
    expect(hedgeAfterMs(times, policy, 0)).toBeDefined();
  });
  it('leaves fast dials alone', () =>
    expect(hedgeAfterMs(timesOf(Array.from({ length: 100 }, () => 1)), policy, 0)).toBe(policy.leastMs));
  it('is exceeded by about the rest of the percentile', () => {
    const latencies = fc.array(fc.integer({ min: 25, max: 4000 }), { minLength: 60, maxLength: 300 });
    fc.assert(
      fc.property(latencies, fc.constantFrom(50, 90, 95), (all, percentile) => {
        const wait = hedgeAfterMs(timesOf(all), { ...policy, percentile }, 0)!;
        // A bucket is 10 % wide, so those within 6 % of the wait may be on either side.
        const slower = all.filter((ms) => ms > wait * 1.06).length;
        const faster = all.filter((ms) => ms < wait * 0.94).length;
        expect(slower).toBeLessThanOrEqual((all.length * (100 - percentile)) / 100);
        expect(faster).toBeLessThanOrEqual(Math.ceil((all.length * percentile) / 100));
      }),
    );
  });
});

describe('mayHedge', () => {
  it('says yes while there are attempts and time', () => expect(mayHedge(question)).toBe(true));
  it.each([
    ['all attempts are used', { attempt: 3 }],
    ['half of them were hedges', { hedges: 2 }],
    ['time is up', { now: 1000 }],
  ])('says no when %s', (_why, over) => {
    expect(mayHedge({ ...question, ...over })).toBe(false);
  });
});

describe('the budget of hedges', () => {
  it('lasts for its floor', () => {
    const budget = new AttemptBudget();
    expect([1, 2, 3].map(() => budget.take(budgetPolicy, 0))).toEqual([true, true, false]);
  });
  it('adds no more than its share of dials when every exit becomes slow at once', () => {
    const chance = new Prng(7);
    const [times, budget] = [new DialTimes(), new AttemptBudget()];
    const rate = 500;
    const requests = 60 * rate;
    let hedges = 0;
    for (let i = 0; i < requests; i++) {
      const now = (i * 1000) / rate;
      const ms = (i < requests / 2 ? 50 : 2000) * (0.5 + chance.share());
      budget.request(now);
      const wait = hedgeAfterMs(times, policy, now);
      const ask = { ...question, now, deadlineAt: now + 5000 };
      if (wait !== undefined && ms > wait && mayHedge(ask) && budget.take(budgetPolicy, now)) hedges++;
      times.note(ms, now);
    }
    expect(hedges).toBeLessThanOrEqual(0.05 * requests + budgetPolicy.floor);
    expect(hedges).toBeGreaterThan(0.02 * requests);
    expect(budget.refused).toBeGreaterThan(0);
  });
});
