import { expect, it } from 'vitest';
import { creditOf, keptOf, leastSlice, mostSlice, sliceOf } from './slices.ts';

it('cuts slices between their bounds, and never more than there is', () => {
  expect(sliceOf(10_000_000, 2)).toBe(2_500_000);
  expect(sliceOf(1e12, 2)).toBe(mostSlice);
  expect(sliceOf(100_000, 2)).toBe(leastSlice);
  expect(sliceOf(1, 2)).toBe(1);
  expect(sliceOf(0, 2)).toBe(0);
  expect(sliceOf(-5, 2)).toBe(0);
});
it('comes to the end of what is free', () => {
  let free = 10_000_000_000;
  let slices = 0;
  for (; free > 0; slices++) free -= sliceOf(free, 4);
  expect(free).toBe(0);
  expect(slices).toBeLessThan(400);
});
it('gives a percent on credit over all workers, and a little at least', () => {
  expect(creditOf(1_000_000_000, 2)).toBe(5_000_000);
  expect(creditOf(1_000_000, 2)).toBe(65_536);
  expect(creditOf(1e15, 2)).toBe(1_073_741_824);
});
it('takes half of what somebody holds, and all of a little', () => {
  expect(keptOf(1_000_000)).toBe(500_000);
  expect(keptOf(2 * leastSlice)).toBe(0);
  expect(keptOf(-10)).toBe(0);
});
