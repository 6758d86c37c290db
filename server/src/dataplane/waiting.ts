// Requests that wait for a place at an exit: bounded in number and time for each pool, and fair between proxy users, who take turns.
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { Pool, PoolView } from '../core/snapshot/pool.ts';
import { type Deadlines, unwatched, type Watched } from '../net/deadlines.ts';

/** A request that waits. */
export interface Waiter {
  /** A place may be free: try again. True when it need not wait any longer. */
  retry(): boolean;
  /** It has waited as long as it may. */
  timeUp(): void;
}
/** Waiters asked for one free place before it is left to the next request. */
const mostAsked = 16;

/** A place in a line. */
export class Spot implements Watched {
  deadlineAt = Infinity;
  checkTick = unwatched;
  checkPlace = 0;
  watchedBy: Deadlines | undefined;
  readonly waiter: Waiter;
  readonly line: Line;
  readonly user: string;

  constructor(waiter: Waiter, line: Line, user: string) {
    this.waiter = waiter;
    this.line = line;
    this.user = user;
  }
  expired(): void {
    this.line.remove(this);
    this.waiter.timeUp();
  }
}

class Line {
  readonly poolId: string;
  private readonly users = new Map<string, Spot[]>();
  count = 0;

  constructor(poolId: string) {
    this.poolId = poolId;
  }
  add(spot: Spot): void {
    const own = this.users.get(spot.user);
    if (own === undefined) this.users.set(spot.user, [spot]);
    else own.push(spot);
    this.count++;
  }
  remove(spot: Spot): void {
    spot.watchedBy?.forget(spot);
    const own = this.users.get(spot.user);
    const at = own?.indexOf(spot) ?? -1;
    if (at < 0) return;
    own!.splice(at, 1);
    this.count--;
    if (own!.length === 0) this.users.delete(spot.user);
  }
  /** Asks the first of each user in turn until one takes the place. Who took it goes behind the others. */
  offer(): void {
    let asked = 0;
    for (const [user, own] of [...this.users]) {
      for (const spot of [...own]) {
        if (asked++ >= mostAsked) return;
        if (!spot.waiter.retry()) continue;
        this.remove(spot);
        const rest = this.users.get(user);
        if (rest !== undefined) {
          this.users.delete(user);
          this.users.set(user, rest);
        }
        return;
      }
    }
  }
}

export class Waiting {
  private readonly lines = new Map<string, Line>();
  private readonly deadlines: Deadlines;
  private total = 0;

  constructor(deadlines: Deadlines) {
    this.deadlines = deadlines;
  }
  /** Requests that wait now. */
  get count(): number {
    return this.total;
  }

  /** A spot in the pool's line, or undefined when it is full. */
  enter(pool: PoolView, user: string, waiter: Waiter): Spot | undefined {
    let line = this.lines.get(pool.id);
    if (line === undefined) this.lines.set(pool.id, (line = new Line(pool.id)));
    if (line.count >= pool.maxWaiting) return undefined;
    const spot = new Spot(waiter, line, user);
    line.add(spot);
    this.total++;
    this.deadlines.set(spot, pool.waitMs);
    return spot;
  }
  leave(spot: Spot): void {
    spot.line.remove(spot);
    this.recount();
  }

  /** The exit has a place again. */
  freed(entry: ExitEntry, findPool: (id: string) => Pool | undefined): void {
    if (this.total === 0) return;
    for (const line of this.lines.values()) {
      if (line.count === 0) continue;
      const pool = findPool(line.poolId);
      if (pool === undefined || pool.has(entry) || pool.fallbacks.length > 0) line.offer();
    }
    this.recount();
  }
  /** The fleet changed: anybody's chance may have come. */
  changed(): void {
    if (this.total === 0) return;
    for (const line of this.lines.values()) for (let left = line.count; left > 0; left--) line.offer();
    this.recount();
  }

  private recount(): void {
    let sum = 0;
    for (const [id, line] of this.lines) {
      sum += line.count;
      if (line.count === 0) this.lines.delete(id);
    }
    this.total = sum;
  }
}
