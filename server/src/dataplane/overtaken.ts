// The attempt that lost a race. The client is served, so nobody waits for it; it goes on to its own deadline all the same, because how it ends is the
// only way to learn whether its exit is slow or stalls: cut at once, an exit that never answers would never be found out as long as others overtake it.
// Until then the exit is in flight and in doubt, and gets no more than this one if others are left.
import type { Failure } from '../core/model/failure.ts';
import type { Connection, Sink } from '../net/connection.ts';
import type { OpenExchange } from '../outbound/exchange-terms.ts';
import type { Attempt, Heir } from './attempt.ts';
import { attemptFailed } from './doubt.ts';
import type { House } from './house.ts';
import { learn } from './learn.ts';

const silent: Sink = { onBytes: () => {}, onEnd: () => {}, onDrain: () => {}, onClose: () => {}, onDeadline: () => {} };

/** Lets an attempt to reach `host` end by itself. */
export function overtake(house: House, attempt: Attempt, host: string): void {
  if (attempt.way?.handOver(new Overtaken(house, attempt, host)) !== true) attempt.giveBack();
}

class Overtaken implements Heir {
  private readonly house: House;
  private readonly attempt: Attempt;
  private readonly host: string;

  constructor(house: House, attempt: Attempt, host: string) {
    this.house = house;
    this.attempt = attempt;
    this.host = host;
  }
  dialled(connection: Connection): void {
    connection.sink = silent;
    connection.cut();
    this.worked();
  }
  dialFailed(why: Failure): void {
    this.broke(why);
  }
  exchangeAnswered(by: OpenExchange): boolean {
    by.cancel();
    this.worked();
    return true;
  }
  exchangeUpgraded(_head: unknown, connection: Connection): void {
    connection.cut();
    this.worked();
  }
  exchangeFailed(why: Failure): void {
    this.broke(why);
  }
  exchangeReady(): void {}
  exchangeInterim(): void {}
  exchangeBody(): boolean {
    return true;
  }
  exchangeComplete(): void {}
  exchangeDrained(): void {}

  private worked(): void {
    const { house, attempt, host } = this;
    learn(house, attempt, host, house.ground.now() - attempt.startedAt);
    attempt.giveBack();
  }
  private broke(why: Failure): void {
    attemptFailed(this.house, this.attempt.entry, why);
    this.attempt.giveBack();
  }
}
