// What every way through an exit stands on: the clock wheel, names, and which resolved addresses may be reached. Built once per process.
import type { Deadlines } from '../net/deadlines.ts';
import type { Resolver } from '../net/resolve.ts';
import type { Failure } from '../core/model/failure.ts';

export interface Ground {
  readonly deadlines: Deadlines;
  readonly resolver: Resolver;
  /** Monotonic ms, the same clock the deadlines use. */
  readonly now: () => number;
  /** Says no to an address a target's name resolved to here (direct, socks4, socks5); undefined = may be reached. */
  readonly mayReachAddress: (address: string, port: number) => Failure | undefined;
}
