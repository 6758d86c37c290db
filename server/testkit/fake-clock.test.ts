import { expect, it } from 'vitest';
import { FakeClock } from './fake-clock.ts';

it('runs timers in order of their time, once or again and again', async () => {
  const clock = new FakeClock(1000);
  const seen: string[] = [];
  clock.after(30, () => seen.push(`late ${clock.now()}`));
  clock.after(10, () => seen.push(`soon ${clock.now()}`));
  const stop = clock.every(20, () => seen.push(`every ${clock.now()}`));
  await clock.advance(45);
  expect(seen).toEqual(['soon 1010', 'every 1020', 'late 1030', 'every 1040']);
  expect(clock.now()).toBe(1045);
  stop();
  expect(clock.waiting).toBe(0);
});
it('runs what a timer sets, when its time comes too', async () => {
  const clock = new FakeClock(0);
  const seen: number[] = [];
  clock.after(10, () => void Promise.resolve().then(() => clock.after(5, () => seen.push(clock.now()))));
  await clock.advance(20);
  expect(seen).toEqual([15]);
});
it('forgets what was cancelled, and runs nothing at a jump', async () => {
  const clock = new FakeClock(0);
  const seen: number[] = [];
  clock.after(10, () => seen.push(1))();
  clock.after(10, () => seen.push(2));
  clock.jump(100);
  expect([seen, clock.now()]).toEqual([[], 100]);
  await clock.advance(0);
  expect(seen).toEqual([2]);
});
