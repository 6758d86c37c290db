// The latest readings of the exits of each gateway, oldest first. Bounded: enough exits of a gateway to judge it by, and so many gateways.
import type { FailureCode } from '@gyre/shared/vocabulary';

export interface Reading {
  /** Why the gateway is down for this exit; null: it is up. */
  readonly down: FailureCode | null;
  readonly at: number;
}

export interface GatewayTally {
  /** Exits with a reading in the window, and how many of them are down. */
  readonly heard: number;
  readonly down: number;
  /** Exits that are up and were heard of after the last that was down. */
  readonly upSinceDown: number;
  /** The failure most of those down have; null when none is. */
  readonly reason: FailureCode | null;
}

export class GatewayReadings {
  /** Gateway → exit → reading, both in the order they were heard of last. */
  private readonly gateways = new Map<string, Map<string, Reading>>();
  private readonly mostGateways: number;
  private readonly mostExits: number;

  constructor(mostGateways = 50_000, mostExits = 64) {
    this.mostGateways = mostGateways;
    this.mostExits = mostExits;
  }

  get size(): number {
    return this.gateways.size;
  }

  /** Keeps the reading in place of the exit's last one. */
  put(gateway: string, exit: string, reading: Reading): void {
    const exits = this.gateways.get(gateway) ?? new Map<string, Reading>();
    exits.delete(exit);
    exits.set(exit, reading);
    if (exits.size > this.mostExits) exits.delete(exits.keys().next().value!);
    this.gateways.delete(gateway);
    this.gateways.set(gateway, exits);
    if (this.gateways.size > this.mostGateways) this.gateways.delete(this.gateways.keys().next().value!);
  }

  /** Counts the readings at or after `since`. */
  tally(gateway: string, since: number): GatewayTally {
    const reasons = new Map<FailureCode, number>();
    let heard = 0;
    let upSinceDown = 0;
    for (const { down, at } of this.gateways.get(gateway)?.values() ?? []) {
      if (at < since) continue;
      heard++;
      upSinceDown = down === null ? upSinceDown + 1 : 0;
      if (down !== null) reasons.set(down, (reasons.get(down) ?? 0) + 1);
    }
    const [reason] = [...reasons].sort((a, b) => b[1] - a[1])[0] ?? [null];
    return { heard, down: [...reasons.values()].reduce((sum, n) => sum + n, 0), upSinceDown, reason };
  }

  forget(gateway: string): void {
    this.gateways.delete(gateway);
  }
  /** Drops the readings before `since`, and gateways without any. */
  dropBefore(since: number): void {
    for (const [gateway, exits] of this.gateways) {
      for (const [exit, { at }] of exits) {
        if (at >= since) break;
        exits.delete(exit);
      }
      if (exits.size === 0) this.gateways.delete(gateway);
    }
  }
}
