// Deadlines: one coarse timer for all connections of a process. Moving a deadline is an assignment; a connection is looked at again only when
// its last planned look comes due, at most `horizon` ticks ahead; one that closes leaves at once, so that the wheel keeps nothing alive.

/** Something with a deadline. `deadlineAt` is epoch ms on the wheel's clock; Infinity = none. */
export interface Watched {
  deadlineAt: number;
  /** The tick of its planned look, or `unwatched`. Belongs to the wheel. */
  checkTick: number;
  /** Its place among those that are looked at in that tick. Belongs to the wheel. */
  checkPlace: number;
  /** The wheel that has it, so that it can leave when it closes: what is closed must not be kept alive here. */
  watchedBy: Deadlines | undefined;
  expired(): void;
}
export const unwatched = -1;

const horizon = 32;

export class Deadlines {
  private readonly buckets: Watched[][] = Array.from({ length: horizon }, () => []);
  private tick: number;
  private timer: NodeJS.Timeout | undefined;
  private planned = 0;
  readonly tickMs: number;
  private readonly now: () => number;
  /**
   * Timers run before sockets are read: after a stop of the loop, or while others have the processor, an answer that came in time would lie unread
   * while its deadline passes. So whoever is late is judged after what has arrived was read, in the same turn of the loop.
   */
  private readonly afterReads = (): void => void setImmediate(this.advanceNow);
  private readonly advanceNow = (): void => this.advance();

  /** `now` must not jump: pass a monotonic clock. `tickMs` is the resolution; a deadline fires 0 to 2 ticks late, never early. */
  constructor(now: () => number, tickMs = 100) {
    this.now = now;
    this.tickMs = tickMs;
    this.tick = Math.floor(now() / tickMs);
  }

  /** Sets or moves the deadline to `ms` from now; Infinity clears it. */
  set(it: Watched, ms: number): void {
    this.setAt(it, ms === Infinity ? Infinity : this.now() + ms);
  }

  setAt(it: Watched, at: number): void {
    it.deadlineAt = at;
    if (at === Infinity) return;
    const due = Math.floor(at / this.tickMs) + 1;
    if (it.checkTick === unwatched || due < it.checkTick) this.plan(it, due);
  }

  private plan(it: Watched, due: number): void {
    if (this.timer === undefined) {
      this.tick = Math.floor(this.now() / this.tickMs);
      this.timer = setInterval(this.afterReads, this.tickMs);
      this.timer.unref();
    }
    const tick = Math.min(Math.max(due, this.tick + 1), this.tick + horizon - 1);
    if (it.checkTick !== unwatched) this.forget(it);
    const bucket = this.buckets[tick % horizon]!;
    it.checkTick = tick;
    it.checkPlace = bucket.length;
    it.watchedBy = this;
    bucket.push(it);
    this.planned++;
  }

  /** Its deadline no longer matters: it closed. */
  forget(it: Watched): void {
    if (it.checkTick === unwatched) return;
    const bucket = this.buckets[it.checkTick % horizon]!;
    const last = bucket.pop()!;
    if (last !== it) {
      bucket[it.checkPlace] = last;
      last.checkPlace = it.checkPlace;
    }
    it.checkTick = unwatched;
    this.planned--;
  }

  /** Looks at everything that came due. Public for tests with their own clock. */
  advance(): void {
    const until = Math.floor(this.now() / this.tickMs);
    // After a long stop of the process every bucket is looked at once, not once per missed tick.
    if (until - this.tick > horizon) this.tick = until - horizon;
    while (this.tick < until) this.look(++this.tick);
    if (this.planned === 0 && this.timer !== undefined) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
  }

  private look(tick: number): void {
    const index = tick % horizon;
    const due = this.buckets[index]!;
    if (due.length === 0) return;
    this.buckets[index] = [];
    this.planned -= due.length;
    const now = this.now();
    // What is looked at is in no bucket: all are marked before the first expires, and may close another.
    for (const it of due) it.checkTick = unwatched;
    for (const it of due) {
      if (it.checkTick !== unwatched || it.deadlineAt === Infinity) continue;
      if (it.deadlineAt > now) this.plan(it, Math.floor(it.deadlineAt / this.tickMs) + 1);
      else {
        it.deadlineAt = Infinity;
        it.expired();
      }
    }
  }
}
