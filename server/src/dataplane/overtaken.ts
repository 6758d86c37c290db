// The dial that lost a race. The client is served, so nobody waits for it; it goes on to its own deadline all the same, because how it ends is the only
// way to learn whether its exit is slow or stalls: cut at once, an exit that never answers would never be found out as long as others overtake it.
// Until then the exit is in flight and in doubt, and gets no more than this one if others are left.
import type { Failure } from '../core/model/failure.ts';
import type { Connection, Sink } from '../net/connection.ts';
import type { DialOwner } from '../outbound/dial.ts';
import type { Attempt } from './attempt.ts';
import type { House } from './house.ts';
import { learn } from './learn.ts';

const silent: Sink = { onBytes: () => {}, onEnd: () => {}, onDrain: () => {}, onClose: () => {}, onDeadline: () => {} };

/** Lets an attempt to reach `host` end by itself. */
export function overtake(house: House, attempt: Attempt, host: string): void {
  const owner: DialOwner = {
    dialled: (connection: Connection) => {
      connection.sink = silent;
      connection.cut();
      learn(house, attempt, host, house.ground.now() - attempt.startedAt);
      attempt.giveBack();
    },
    dialFailed: (why: Failure) => {
      house.reporter.attemptFailed(attempt.entry, why.code);
      attempt.giveBack();
    },
  };
  if (attempt.way?.handOver(owner) !== true) attempt.giveBack();
}
