// Granter and allowances together: many workers that spend at random, die, and lose control now and then.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../base/log.ts';
import { Allowance, type AllowanceWord } from '../../core/limits/allowance.ts';
import { type Caps, dayMs } from '../../core/limits/period.ts';
import { creditOf } from '../../core/limits/slices.ts';
import type { ProxyUserRecord } from '../../core/snapshot/records.ts';
import type { ToWorker } from '../../link/messages.ts';
import { RequestLog } from '../../storage/request-log.ts';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { proxyUserRecord } from '../../../testkit/records.ts';
import { Granter, type WorkerLink } from './granter.ts';
import { roomOf, spentOf } from './room.ts';
import { UseBook } from './use-book.ts';

const user = 'u1';
const capped = (caps: Partial<Caps>): ProxyUserRecord[] => [
  {
    ...proxyUserRecord('alice', 'secret', ['p']),
    id: user,
    caps: { bytesPerDay: null, bytesPerMonth: null, resetDay: 1, ...caps },
  },
];

/** A worker whose words travel when the test says so. */
class Spender implements WorkerLink {
  readonly inbox: AllowanceWord[] = [];
  let: number;
  hurried = false;
  touched = false;
  readonly allowance: Allowance;
  readonly now: () => number;

  constructor(now: () => number) {
    this.let = 0;
    this.now = now;
    this.allowance = new Allowance(user, {
      touched: () => (this.touched = true),
      hurry: () => (this.hurried = true),
    });
  }
  send(message: ToWorker): boolean {
    if (message.type === 'allowances') this.inbox.push(...message.words);
    return true;
  }
  hear(): void {
    for (const word of this.inbox.splice(0)) this.allowance.told(word, this.now());
  }
  /** Spends in chunks until it is told to stop; what really passed. */
  spend(bytes: number, chunk: number): number {
    let passed = 0;
    while (passed < bytes && this.allowance.open) {
      passed += chunk;
      this.allowance.charge(chunk);
    }
    this.let += passed;
    return passed;
  }
}

let clock: FakeClock;
let book: UseBook;
let granter: Granter;
let log: RequestLog;
const open = (): void => {
  book = new UseBook({ table: log.userDays, clock, log: silentLog });
  granter = new Granter(book, clock);
};
beforeEach(() => {
  clock = new FakeClock();
  log = new RequestLog(':memory:');
  open();
});
const join = (): Spender => {
  const worker = new Spender(() => clock.monotonic());
  granter.came(worker, []);
  worker.hear();
  return worker;
};
const speak = (worker: Spender): void => granter.heard(worker, [worker.allowance.take()]);
/** Everybody speaks and hears until nothing more is said. */
function settle(workers: readonly Spender[]): void {
  for (let round = 0; round < 50; round++) {
    for (const it of workers) speak(it);
    if (workers.every((it) => it.inbox.length === 0)) return;
    for (const it of workers) it.hear();
  }
}
const used = (): number => book.used(user, { first: 0, end: 1e6 }).bytes;

describe('caps in slices', () => {
  it('lets through the cap, all of it, and little more, whoever spends how', () => {
    const step = fc.record({
      worker: fc.nat({ max: 9 }),
      bytes: fc.nat({ max: 3_000_000 }),
      does: fc.constantFrom('spend', 'spend', 'spend', 'tell', 'hear', 'die', 'restart'),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 20_000_000 }),
        fc.integer({ min: 1, max: 65_536 }),
        fc.array(step, { maxLength: 120 }),
        (count, cap, chunk, steps) => {
          clock = new FakeClock();
          log = new RequestLog(':memory:');
          open();
          granter.follow(capped({ bytesPerMonth: cap }));
          const workers = Array.from({ length: count }, join);
          let passed = 0;
          // Bytes that died with their worker, or with control, before they were told.
          let lost = 0;
          for (const { worker, bytes, does } of steps) {
            const it = workers[worker % count]!;
            if (does === 'spend') passed += it.spend(bytes, chunk);
            if (does === 'tell') speak(it);
            if (does === 'hear') it.hear();
            if (does === 'die') {
              lost += it.allowance.take().spent;
              granter.gone(it);
              workers[worker % count] = join();
            }
            if (does === 'restart') {
              // Control is closed in peace and begins anew; words that were on their way are lost.
              granter.close();
              book.close();
              open();
              granter.follow(capped({ bytesPerMonth: cap }));
              for (const one of workers) {
                one.inbox.length = 0;
                one.allowance.afresh();
                granter.came(one, [one.allowance.take()]);
              }
            }
          }
          // In the end everybody wants what there is.
          for (
            let round = 0;
            round < 3000 && roomOf(capped({ bytesPerMonth: cap })[0]!.caps!, user, book) > 0;
            round++
          ) {
            passed += workers[round % count]!.spend(1_000_000, chunk);
            settle(workers);
          }
          settle(workers);
          expect(used()).toBe(passed - lost);
          expect(used()).toBeGreaterThanOrEqual(cap);
          expect(used()).toBeLessThanOrEqual(cap + count * (creditOf(cap, count) + chunk));
          for (const it of workers) expect(it.allowance.open).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives the whole cap to the only one that wants it, though others hold slices', () => {
    granter.follow(capped({ bytesPerMonth: 100_000_000 }));
    const workers = [join(), join(), join()];
    let passed = 0;
    for (let round = 0; round < 2000 && workers[0]!.allowance.resetsAt === Infinity; round++) {
      passed += workers[0]!.spend(100_000, 10_000);
      settle(workers);
    }
    expect(passed).toBeGreaterThanOrEqual(100_000_000);
    expect(passed).toBeLessThan(100_000_000 + 100_000);
  });

  it('says that a cap is spent to all, and opens to all when it is raised', () => {
    granter.follow(capped({ bytesPerDay: 1_000_000 }));
    const workers = [join(), join()];
    while (workers[0]!.allowance.open) {
      workers[0]!.spend(100_000, 1000);
      settle(workers);
    }
    expect(workers.map((it) => it.allowance.open)).toEqual([false, false]);
    expect(workers[1]!.allowance.why).toContain('1 MB per day; begins anew at ');
    granter.follow(capped({ bytesPerDay: 2_000_000 }));
    for (const it of workers) it.hear();
    expect(workers.map((it) => it.allowance.open)).toEqual([true, true]);
    granter.follow([]);
    for (const it of workers) it.hear();
    expect(workers[0]!.allowance.left).toBe(Infinity);
  });

  it('tells a worker that comes later that it is spent, before it serves', () => {
    book.add(user, 500, 0);
    granter.follow(capped({ bytesPerMonth: 500 }));
    expect(join().allowance.open).toBe(false);
  });

  it('takes slices back when a cap is lowered', () => {
    granter.follow(capped({ bytesPerMonth: 1e12 }));
    const worker = join();
    expect(worker.allowance.left).toBeGreaterThan(60_000_000);
    granter.follow(capped({ bytesPerMonth: 1_000_000 }));
    worker.hear();
    settle([worker]);
    expect(worker.allowance.left).toBeLessThanOrEqual(1_000_000);
  });

  it('begins anew at the turn of the day, once, and keeps the month', async () => {
    granter.follow(capped({ bytesPerDay: 1000, bytesPerMonth: 100_000 }));
    const worker = join();
    worker.spend(2000, 1000);
    settle([worker]);
    expect(worker.allowance.open).toBe(false);
    const leftMs = worker.allowance.resetsAt - clock.monotonic();
    expect(leftMs).toBe(dayMs - (clock.now() % dayMs));
    await clock.advance(leftMs - 1500);
    worker.hear();
    expect(worker.allowance.open).toBe(false);
    await clock.advance(2500);
    worker.hear();
    expect(worker.allowance.open).toBe(true);
    expect(book.used(user, { first: 0, end: 1e6 }).bytes).toBe(2000);
  });

  it('says it again when the day turns and the month is spent too', async () => {
    granter.follow(capped({ bytesPerDay: 1000, bytesPerMonth: 2000 }));
    const worker = join();
    worker.spend(2000, 1000);
    settle([worker]);
    // The month was spent with the day: it lasts longer.
    expect(worker.allowance.why).toContain('per month');
    granter.follow(capped({ bytesPerDay: 1000, bytesPerMonth: 2500 }));
    worker.hear();
    expect(worker.allowance.why).toContain('per day');
    await clock.advance(worker.allowance.resetsAt - clock.monotonic() + 1000);
    worker.hear();
    worker.spend(600, 600);
    settle([worker]);
    expect([worker.allowance.open, worker.allowance.why.includes('per month')]).toEqual([false, true]);
  });

  it('tells a worker anew that began the next period by itself', () => {
    granter.follow(capped({ bytesPerMonth: 1000 }));
    const worker = join();
    worker.spend(1000, 1000);
    settle([worker]);
    expect(worker.allowance.turnOver(worker.allowance.resetsAt + 5000)).toBe(true);
    worker.spend(500, 500);
    settle([worker]);
    expect(worker.allowance.isSpent).toBe(true);
  });

  it('never goes back to a day it has left, whatever the clock says', () => {
    const caps = { bytesPerDay: 1000, bytesPerMonth: null, resetDay: 1 };
    const today = book.today();
    book.add(user, 1000, 0);
    book.close();
    // Control starts on a machine whose clock is a day behind.
    const behind = new FakeClock();
    Object.assign(behind, { now: () => clock.now() - dayMs });
    const again = new UseBook({ table: log.userDays, clock: behind, log: silentLog });
    expect(again.today()).toBe(today);
    expect(roomOf(caps, user, again)).toBe(0);
    expect(spentOf(caps, user, again).until).toBe((today + 1) * dayMs);
  });

  it('remembers what was written, and forgets at most a tenth of a second of it', async () => {
    book.add(user, 700, 1);
    await clock.advance(100);
    book.add(user, 50, 0);
    // Much is written at once.
    book.add('u2', 1_000_000, 0);
    book.add(user, 7, 0);
    // Killed: nothing more is written.
    const after = new UseBook({ table: log.userDays, clock, log: silentLog });
    expect(after.used(user, { first: 0, end: 1e6 })).toMatchObject({ bytes: 750, refused: 1 });
    expect(after.used('u2', { first: 0, end: 1e6 }).bytes).toBe(1_000_000);
  });
});
