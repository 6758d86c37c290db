// Idle connections to http and https exits, kept for the next exchange. Keyed by exit id, never by address: two accounts on one gateway
// never share a connection.
import type { Connection, Sink } from '../net/connection.ts';
import type { Deadlines } from '../net/deadlines.ts';

/** Most idle connections kept per exit and in all; and for how long, ms. */
export interface KeepAliveLimits {
  readonly perExit: number;
  readonly total: number;
  readonly idleMs: number;
}
export const defaultKeepAlive: KeepAliveLimits = { perExit: 64, total: 8192, idleMs: 15_000 };

interface Parked extends Connection {
  parkedFor?: string;
}

export class KeepAlive implements Sink {
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

  /** The connection used last for this exit, if it has been idle for at most `maxIdleMs`; the caller sets its sink. */
  take(exitId: string, maxIdleMs: number): Connection | undefined {
    const set = this.idle.get(exitId);
    if (set === undefined || set.length === 0) return undefined;
    const connection = set[set.length - 1]!;
    if (this.now() - connection.idleSince > maxIdleMs) return undefined;
    set.pop();
    this.count--;
    connection.deadlineAt = Infinity;
    return connection;
  }

  /** Parks a connection whose last exchange ended cleanly. */
  park(exitId: string, connection: Connection): void {
    let set = this.idle.get(exitId);
    if (set === undefined) this.idle.set(exitId, (set = []));
    if (connection.closed || connection.ended || set.length >= this.limits.perExit || this.count >= this.limits.total) {
      connection.sink = this;
      connection.finish();
      return;
    }
    (connection as Parked).parkedFor = exitId;
    connection.sink = this;
    connection.idleSince = this.now();
    set.push(connection);
    this.count++;
    connection.resume();
    this.deadlines.set(connection, this.limits.idleMs);
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
    const set = this.idle.get(connection.parkedFor ?? '');
    const at = set?.indexOf(connection) ?? -1;
    if (set === undefined || at < 0) return;
    set.splice(at, 1);
    this.count--;
    if (set.length === 0) this.idle.delete(connection.parkedFor!);
  }
}
