// What every way through an exit stands on: the clock wheel, names, and which resolved addresses may be reached. Built once per process.
import type { Deadlines } from '../net/deadlines.ts';
import type { Resolver } from '../net/resolve.ts';
import type { Exit } from '../core/model/exit.ts';
import type { Failure } from '../core/model/failure.ts';
import type { Connection } from '../net/connection.ts';
import type { Wires } from '../net/wires.ts';

/** Open connections to exits that carried nothing yet. */
export interface ReadyConnections {
  /** One that has been idle for at most `maxIdleMs`, or none; either way it is noted that one was asked for. `most` to keep for this exit. */
  take(exit: Exit, most: number, maxIdleMs: number): Connection | undefined;
  /** A connection to it took `ms` to open, TLS included. */
  opened(exit: Exit, ms: number): void;
}

export interface Ground {
  readonly deadlines: Deadlines;
  readonly resolver: Resolver;
  /** Monotonic ms, the same clock the deadlines use. */
  readonly now: () => number;
  /** Says no to an address a target's name resolved to here (direct, socks4, socks5); undefined = may be reached. */
  readonly mayReachAddress: (address: string, port: number) => Failure | undefined;
  /** Where traffic is carried: probes open their own. */
  readonly warm?: ReadyConnections;
  /** Where they were built: sockets that cost less than Node's. */
  readonly wires?: Wires | undefined;
}
