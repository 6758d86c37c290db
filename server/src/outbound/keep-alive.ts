// Idle connections to http and https exits, kept for the next exchange. Keyed by exit id, never by address: two accounts on one gateway
// never share a connection, nor do two logins a template filled in.
import type { Exit } from '../core/model/exit.ts';
import type { Connection, Sink } from '../net/connection.ts';
import type { Deadlines } from '../net/deadlines.ts';

/** Most idle connections kept per exit and in all; and for how long, ms. */
export interface KeepAliveLimits {
  readonly perExit: number;
  readonly total: number;
  readonly idleMs: number;
}
export const defaultKeepAlive: KeepAliveLimits = { perExit: 64, total: 8192, idleMs: 15_000 };

/** What connections are kept by: those of one exit together, each for the login it was opened with. */
export type KeptFor = Pick<Exit, 'id' | 'login'>;

interface Parked extends Connection {
  parkedFor?: KeptFor;
}

export class KeepAlive implements Sink {
  /** One that is empty stays: a Map that changes with each request keeps what it held from the collector (see base/placed-list.ts). */
  private readonly idle = new Map<string, Parked[]>();
  private readonly deadlines: Deadlines;
  private readonly now: () => number;
  private readonly limits: KeepAliveLimits;
  private count = 0;

  constructor(deadlines: Deadlines, now: () => number, limits: KeepAliveLimits = defaultKeepAlive) {
    this.deadlines = deadlines;
    this.now = now;
    this.limits = limits;
  }

  /** The connection used last for this exit and login, if it has been idle for at most `maxIdleMs`; the caller sets its sink. */
  take({ id, login }: KeptFor, maxIdleMs: number): Connection | undefined {
    const set = this.idle.get(id);
    const at = set === undefined ? -1 : lastOf(set, login);
    if (at < 0) return undefined;
    const connection = set![at]!;
    if (this.now() - connection.idleSince > maxIdleMs) return undefined;
    this.takeOut(set!, at);
    connection.deadlineAt = Infinity;
    return connection;
  }

  /** Parks a connection whose last exchange ended cleanly. */
  park(exit: KeptFor, connection: Connection): void {
    const set = this.idle.get(exit.id) ?? this.firstOf(exit.id);
    connection.sink = this;
    if (connection.closed || connection.ended || set.length >= this.limits.perExit || this.count >= this.limits.total)
      return connection.finish();
    (connection as Parked).parkedFor = exit;
    connection.idleSince = this.now();
    set.push(connection);
    this.count++;
    connection.resume();
    this.deadlines.set(connection, this.limits.idleMs);
  }

  private firstOf(exitId: string): Parked[] {
    const set: Parked[] = [];
    this.idle.set(exitId, set);
    return set;
  }

  /** Closes what is idle for an exit that is gone or changed. */
  drop(exitId: string): void {
    const set = this.idle.get(exitId);
    if (set === undefined) return;
    this.idle.delete(exitId);
    this.count -= set.length;
    for (const connection of set) connection.cut();
  }

  closeAll(): void {
    for (const exitId of [...this.idle.keys()]) this.drop(exitId);
  }

  get size(): number {
    return this.count;
  }

  /** An exit that speaks unasked is not to be trusted with the next answer. */
  onBytes(connection: Connection): void {
    this.forget(connection);
    connection.cut();
  }
  onEnd(connection: Connection): void {
    this.forget(connection);
    connection.finish();
  }
  onDrain(): void {}
  onClose(connection: Connection): void {
    this.forget(connection);
  }
  onDeadline(connection: Connection): void {
    this.forget(connection);
    connection.finish();
  }

  private forget(connection: Parked): void {
    const id = connection.parkedFor?.id ?? '';
    const set = this.idle.get(id);
    const at = set?.indexOf(connection) ?? -1;
    if (at >= 0) this.takeOut(set!, at);
  }
  private takeOut(set: Parked[], at: number): void {
    if (at === set.length - 1) set.pop();
    else set.splice(at, 1);
    this.count--;
  }
}

/** The newest of a login: the usual exit has one login, so the last of all. */
function lastOf(set: readonly Parked[], login: string): number {
  let at = set.length - 1;
  while (at >= 0 && set[at]!.parkedFor!.login !== login) at--;
  return at;
}
