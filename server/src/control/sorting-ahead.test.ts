import { expect, it } from 'vitest';
import { FakeClock } from '../../testkit/fake-clock.ts';
import { silentLog } from '../base/log.ts';
import { aheadMs, SortingAhead } from './sorting-ahead.ts';

function setUp() {
  const clock = new FakeClock();
  const told = { sorted: 0 };
  const sort = (): Promise<void> => Promise.resolve(void told.sorted++);
  return { clock, told, ahead: new SortingAhead({ sort, clock, log: silentLog }) };
}

it('sorts once when many came, a while after the last of them', async () => {
  const { clock, told, ahead } = setUp();
  ahead.arrived(5_000);
  await clock.advance(aheadMs - 1);
  ahead.arrived(5_000);
  await clock.advance(aheadMs - 1);
  expect(told.sorted).toBe(0);
  await clock.advance(1);
  expect(told.sorted).toBe(1);
  await clock.advance(10 * aheadMs);
  expect(told.sorted).toBe(1);
});
it('leaves a few to the first list, and stops when control closes', async () => {
  const { clock, told, ahead } = setUp();
  ahead.arrived(999);
  await clock.advance(aheadMs);
  ahead.arrived(1_000);
  ahead.close();
  await clock.advance(aheadMs);
  expect(told.sorted).toBe(0);
});
