import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Deadlines, unwatched, type Watched } from './deadlines.ts';

class It implements Watched {
  deadlineAt = Infinity;
  checkTick = unwatched;
  checkPlace = 0;
  watchedBy: Deadlines | undefined = undefined;
  expiredAt: number[] = [];
  now: () => number;
  also: (() => void) | undefined;
  constructor(now: () => number) {
    this.now = now;
  }
  expired(): void {
    this.expiredAt.push(this.now());
    this.also?.();
  }
}
function wheel() {
  let at = 1000;
  const now = () => at;
  const deadlines = new Deadlines(now, 100);
  const goTo = (time: number): void => {
    for (; at < time; at += 50) deadlines.advance();
    deadlines.advance();
  };
  return { deadlines, now, goTo };
}

describe('Deadlines', () => {
  it('fires once, never early, at most two ticks late', () => {
    const { deadlines, now, goTo } = wheel();
    const it = new It(now);
    deadlines.set(it, 333);
    goTo(5000);
    expect(it.expiredAt).toHaveLength(1);
    expect(it.expiredAt[0]).toBeGreaterThanOrEqual(1333);
    expect(it.expiredAt[0]).toBeLessThanOrEqual(1533);
  });
  it('follows a deadline that is moved, in both directions, and one that is cleared', () => {
    const { deadlines, now, goTo } = wheel();
    const [later, sooner, never] = [new It(now), new It(now), new It(now)];
    deadlines.set(later, 300);
    deadlines.set(later, 9000);
    deadlines.set(sooner, 9000);
    deadlines.set(sooner, 200);
    deadlines.set(never, 200);
    deadlines.set(never, Infinity);
    goTo(3000);
    expect([later.expiredAt.length, sooner.expiredAt.length, never.expiredAt.length]).toEqual([0, 1, 0]);
    goTo(12_000);
    expect(later.expiredAt).toHaveLength(1);
  });
  it('lets one that expires close and plan others of the same tick', () => {
    const { deadlines, now, goTo } = wheel();
    const [first, closed, moved] = [new It(now), new It(now), new It(now)];
    first.also = () => {
      closed.deadlineAt = Infinity;
      deadlines.forget(closed);
      deadlines.set(moved, 5000);
    };
    for (const one of [first, closed, moved]) deadlines.set(one, 100);
    goTo(3000);
    expect([first, closed, moved].map((one) => one.expiredAt.length)).toEqual([1, 0, 0]);
    goTo(9000);
    expect(moved.expiredAt).toHaveLength(1);
  });
  it('fires exactly what is due, whatever is set, moved and forgotten', () => {
    const step = fc.record({
      who: fc.nat(5),
      ms: fc.oneof(fc.integer({ min: 1, max: 9000 }), fc.constant(-1)),
      wait: fc.nat(900),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { deadlines, now, goTo } = wheel();
        const all = Array.from({ length: 6 }, () => new It(now));
        for (const { who, ms, wait } of steps) {
          const one = all[who]!;
          if (ms < 0) {
            one.deadlineAt = Infinity;
            deadlines.forget(one);
          } else deadlines.set(one, ms);
          const due = all.map((it) => it.deadlineAt);
          const counts = all.map((it) => it.expiredAt.length);
          goTo(now() + wait);
          for (const [i, it] of all.entries()) {
            const fired = it.expiredAt.length - counts[i]!;
            if (due[i]! > now()) expect(fired).toBe(0);
            if (due[i]! + 200 <= now()) expect(fired).toBe(1);
          }
        }
      }),
    );
  });
});

describe('Deadlines on sockets', () => {
  it('read what came in time before they judge, when the loop was stopped', async () => {
    const now = (): number => performance.now();
    const server = createServer((socket) =>
      socket.once('data', (data) => {
        socket.end(data);
        // The answer is on its way long before the deadline, but nobody can read it until long after.
        const until = now() + 200;
        while (now() < until);
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(client, 'connect');
    const deadlines = new Deadlines(now, 20);
    const answer = new It(now);
    deadlines.set(answer, 60);
    client.write('x');
    await once(client, 'data');
    deadlines.forget(answer);
    expect(answer.expiredAt).toEqual([]);
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});
