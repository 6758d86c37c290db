import { expect, it } from 'vitest';
import { Ewma } from './ewma.ts';

it('forgets with time, not with samples', () => {
  const average = new Ewma(1000);
  expect(average.value).toBeUndefined();
  average.add(100, 0);
  average.add(200, 1000);
  expect(average.value).toBeCloseTo((100 * 0.5 + 200) / 1.5);
  expect(average.worth(2000)).toBeCloseTo(0.75);
});
it('takes a clock that goes back as standing still', () => {
  const average = new Ewma(1000);
  average.add(10, 5000);
  average.add(20, 1000);
  expect(average.value).toBe(15);
});
