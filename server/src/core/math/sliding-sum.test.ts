import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SlidingSum, windowSteps } from './sliding-sum.ts';

it('is the sum of the steps that are in the window', () => {
  const added = fc.array(fc.tuple(fc.oneof(fc.nat(30), fc.nat(400)), fc.nat(9)), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(added, fc.nat(1_000_000), (all, start) => {
      const sum = new SlidingSum(100);
      const truth: { step: number; amount: number }[] = [];
      let now = start;
      for (const [later, amount] of all) {
        now += later;
        sum.add(amount, now);
        truth.push({ step: Math.floor(now / 10), amount });
        const first = Math.floor(now / 10) - windowSteps;
        expect(sum.total(now)).toBe(truth.reduce((s, t) => (t.step > first ? s + t.amount : s), 0));
      }
      expect(sum.total(now + 100)).toBe(0);
    }),
  );
});
it('counts what comes from the past as now', () => {
  const sum = new SlidingSum(100);
  sum.add(1, 1000);
  sum.add(2, 500);
  expect([sum.total(400), sum.total(1090), sum.total(1100)]).toEqual([3, 3, 0]);
});
