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
  private readonly leave: (spot: Spot) => void;

  constructor(waiter: Waiter, line: Line, user: string, leave: (spot: Spot) => void) {
    this.waiter = waiter;
    this.line = line;
    this.user = user;
    this.leave = leave;
  }
  expired(): void {
    this.leave(this);
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
  /** Asks the first of each user in turn until one takes the place. */
  offer(): void {
    let asked = 0;
    for (const own of [...this.users.values()])
      for (const spot of [...own]) {
        if (asked++ >= mostAsked) return;
        if (this.asks(spot)) return;
      }
  }
  /** Asks everybody once, a round of users at a time. */
  offerAll(): void {
    const lists = [...this.users.values()].map((own) => [...own]);
    const longest = lists.reduce((most, own) => Math.max(most, own.length), 0);
    for (let i = 0; i < longest; i++) for (const own of lists) if (own[i] !== undefined) this.asks(own[i]!);
  }
  /** Whose request goes on stands behind the other users. */
  private asks(spot: Spot): boolean {
    if (!spot.waiter.retry()) return false;
    this.remove(spot);
    const rest = this.users.get(spot.user);
    if (rest === undefined) return true;
    this.users.delete(spot.user);
    this.users.set(spot.user, rest);
    return true;
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

  /** A spot in the pool's line for at most `ms`, or undefined when it is full. */
  enter(pool: PoolView, user: string, waiter: Waiter, ms: number): Spot | undefined {
    let line = this.lines.get(pool.id);
    if ((line?.count ?? 0) >= pool.maxWaiting) return undefined;
    if (line === undefined) this.lines.set(pool.id, (line = new Line(pool.id)));
    const spot = new Spot(waiter, line, user, this.leave);
    line.add(spot);
    this.total++;
    this.deadlines.set(spot, ms);
    return spot;
  }
  readonly leave = (spot: Spot): void => {
    spot.line.remove(spot);
    this.recount();
  };

  /** The exit has a place again. */
  freed(entry: ExitEntry, findPool: (id: string) => Pool | undefined): void {
    if (this.total === 0) return;
    for (const line of this.lines.values()) {
      if (line.count === 0) continue;
      const pool = findPool(line.poolId);
      // Rules may let anybody leave directly.
      const fits = pool === undefined || pool.has(entry) || pool.fallbacks.length > 0 || entry.exit.scheme === 'direct';
      if (fits) line.offer();
    }
    this.recount();
  }
  /** The fleet changed: anybody's chance may have come. */
  changed(): void {
    if (this.total === 0) return;
    for (const line of this.lines.values()) line.offerAll();
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
