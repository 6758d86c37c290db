// Connections of a worker that are open and carry nothing: those kept from earlier exchanges, and those opened ahead. They end with their exits.
import { defaultKeepAlive, KeepAlive } from '../outbound/keep-alive.ts';
import type { ExchangeGround } from '../outbound/exchange-terms.ts';
import type { Ground } from '../outbound/ground.ts';
import { Warm, type WarmCounts } from '../outbound/warm.ts';

export class IdleWays {
  /** What ways stand on, with these connections. */
  readonly ground: ExchangeGround;
  private readonly kept: KeepAlive;
  private readonly warm: Warm;

  /** `most` kept connections in all; `counts` are added to. */
  constructor(ground: Ground, counts: WarmCounts, most: number) {
    const total = Math.min(defaultKeepAlive.total, most);
    this.kept = new KeepAlive(ground.deadlines, ground.now, { ...defaultKeepAlive, total });
    this.warm = new Warm(ground, counts);
    this.ground = { ...ground, kept: this.kept, warm: this.warm };
  }

  /** The exit is gone or is another one now. */
  readonly drop = (exitId: string): void => {
    this.kept.drop(exitId);
    this.warm.drop(exitId);
  };
  /** The exit is ejected: nothing is opened ahead any more. What is kept is used if it is tried all the same. */
  readonly cool = (exitId: string): void => {
    this.warm.drop(exitId);
  };
  closeAll(): void {
    this.kept.closeAll();
    this.warm.closeAll();
  }
}
