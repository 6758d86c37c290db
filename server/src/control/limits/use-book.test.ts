import { expect, it } from 'vitest';
import { silentLog } from '../../base/log.ts';
import { dayMs } from '../../core/limits/period.ts';
import { RequestLog } from '../../storage/request-log.ts';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { UseBook } from './use-book.ts';

it('adds up periods alike whether it was asked before, or is asked for the first time', () => {
  const clock = new FakeClock(100 * dayMs);
  const table = new RequestLog(':memory:').userDays;
  const book = new UseBook({ table, clock, log: silentLog });
  const periods = [
    { first: 100, end: 101 },
    { first: 95, end: 126 },
    { first: 93, end: 101 },
    { first: 101, end: 102 },
    { first: 90, end: 101 },
  ];
  const sums = new Map<number, number>();
  for (let i = 0; i < 40; i++) {
    const day = book.today();
    book.add('u', i, i % 2);
    sums.set(day, (sums.get(day) ?? 0) + i);
    for (const { first, end } of periods) {
      const wanted = [...sums].filter(([at]) => at >= first && at < end).reduce((sum, [, bytes]) => sum + bytes, 0);
      expect(book.used('u', { first, end }).bytes).toBe(wanted);
    }
    if (i % 7 === 6) clock.jump(dayMs);
  }
  book.close();
  const after = new UseBook({ table, clock, log: silentLog });
  expect(after.used('u', { first: 90, end: 126 })).toEqual({ ...book.used('u', { first: 90, end: 126 }) });
});

it('lets go of days that are too old when a day begins', () => {
  const clock = new FakeClock(1_000 * dayMs);
  const table = new RequestLog(':memory:').userDays;
  const rows = [599, 600].map((day) => ({ user: 'u', day, bytes: 1, refused: 0 }));
  table.save(rows);
  const book = new UseBook({ table, clock, log: silentLog });
  const write = (): void => book.add('u', 1_000_000, 0);
  const days = (): number[] => table.since(0).map((it) => it.day);
  write();
  expect(days()).toEqual([600, 1000]);
  clock.jump(dayMs);
  write();
  expect(days()).toEqual([1000, 1001]);
  book.close();
});
