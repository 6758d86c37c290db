// Exits that wait for their probe, in a line for each gateway. Gateways take turns, and each has a cap on probes at once and on starts a second:
// one with ten thousand accounts is not hammered and does not keep the others waiting.
import { DueQueue } from './due-queue.ts';

/** Probes of one gateway at once, and the least time between two starts in the long run, ms: 100 a second. */
export const mostAtOnce = 16;
export const startGapMs = 10;
/** So many may start together after a rest. */
const burst = 16;

/** How urgent: people ask · new, changed, ejected or on probation · once in an interval. */
export const levels = { asked: 0, first: 1, usual: 2 } as const;
export type Level = (typeof levels)[keyof typeof levels];
const levelCount = 3;
const sweepMs = 60_000;

/** First in, first out, without moving what waits. */
class Line {
  private ids: string[] = [];
  private head = 0;

  push(id: string): void {
    this.ids.push(id);
  }
  shift(): string | undefined {
    const id = this.ids[this.head++];
    if (this.head >= this.ids.length) [this.ids, this.head] = [[], 0];
    return id;
  }
}
interface Gateway {
  readonly name: string;
  readonly lines: readonly Line[];
  /** Waiting at each level. */
  readonly counts: number[];
  running: number;
  /** When its next start would be due, were they spread evenly. */
  evenAt: number;
}
export interface Taken {
  readonly id: string;
  readonly gateway: string;
}
interface Waiting {
  readonly gateway: Gateway;
  readonly level: Level;
}

export class GatewayLines {
  private readonly gateways = new Map<string, Gateway>();
  private readonly waiting = new Map<string, Waiting>();
  /** Gateways that may start a probe now and have one waiting at this level; the first is next. */
  private readonly ready = Array.from({ length: levelCount }, () => new Set<Gateway>());
  /** Gateways that may not start one before some time. */
  private readonly later = new DueQueue();
  private sweepAt = 0;

  /** Exits that wait. */
  get size(): number {
    return this.waiting.size;
  }
  /** Undefined: it does not wait. */
  levelOf(id: string): Level | undefined {
    return this.waiting.get(id)?.level;
  }
  /** Whether one could start now, down to this level. */
  startable(down: Level): boolean {
    return this.ready.some((gateways, level) => level <= down && gateways.size > 0);
  }
  /** When a gateway that may not start now may again; Infinity when time changes nothing. */
  get nextAt(): number {
    return this.later.nextAt;
  }

  /** Puts an exit at the end of its line; one that waits already moves up only. */
  add(id: string, gatewayName: string, level: Level): void {
    const before = this.waiting.get(id);
    if (before !== undefined && before.level <= level) return;
    if (before !== undefined) this.remove(id);
    const gateway = this.gatewayOf(gatewayName);
    gateway.lines[level]!.push(id);
    gateway.counts[level]!++;
    this.waiting.set(id, { gateway, level });
    if (this.mayStart(gateway)) this.ready[level]!.add(gateway);
  }
  remove(id: string): void {
    const waits = this.waiting.get(id);
    if (waits === undefined) return;
    // It stays in the line and is passed over there.
    this.waiting.delete(id);
    this.left(waits);
  }

  /** The next to be probed; whoever takes it says `ended` afterwards. */
  take(now: number, down: Level): Taken | undefined {
    this.forgetIdle(now);
    for (let name = this.later.take(now); name !== undefined; name = this.later.take(now)) this.welcome(name);
    for (let level = 0; level <= down; level++) {
      const [gateway] = this.ready[level]!;
      if (gateway !== undefined) return this.takeFrom(gateway, level as Level, now);
    }
    return undefined;
  }
  /** A probe of this gateway is over. */
  ended(gatewayName: string): void {
    const gateway = this.gateways.get(gatewayName);
    if (gateway === undefined) return;
    gateway.running--;
    if (this.mayStart(gateway)) this.makeReady(gateway);
  }

  private takeFrom(gateway: Gateway, level: Level, now: number): Taken {
    for (;;) {
      const id = gateway.lines[level]!.shift()!;
      const waits = this.waiting.get(id);
      if (waits?.gateway !== gateway || waits.level !== level) continue;
      this.waiting.delete(id);
      this.left(waits);
      gateway.running++;
      gateway.evenAt = Math.max(gateway.evenAt, now) + startGapMs;
      // To the end of the turn, or out of it until it may start again.
      for (const gateways of this.ready) gateways.delete(gateway);
      const mayStartAt = gateway.evenAt - startGapMs * burst;
      if (mayStartAt > now) this.later.set(gateway.name, mayStartAt);
      else if (this.mayStart(gateway)) this.makeReady(gateway);
      return { id, gateway: gateway.name };
    }
  }
  private left({ gateway, level }: Waiting): void {
    if (--gateway.counts[level]! === 0) this.ready[level]!.delete(gateway);
  }
  private welcome(name: string): void {
    const gateway = this.gateways.get(name);
    if (gateway !== undefined && this.mayStart(gateway)) this.makeReady(gateway);
  }
  private mayStart({ name, running }: Gateway): boolean {
    return running < mostAtOnce && !this.later.has(name);
  }
  private makeReady(gateway: Gateway): void {
    gateway.counts.forEach((count, level) => {
      if (count > 0) this.ready[level]!.add(gateway);
    });
  }
  private gatewayOf(name: string): Gateway {
    let gateway = this.gateways.get(name);
    if (gateway !== undefined) return gateway;
    const lines = Array.from({ length: levelCount }, () => new Line());
    gateway = { name, lines, counts: lines.map(() => 0), running: 0, evenAt: 0 };
    this.gateways.set(name, gateway);
    return gateway;
  }
  /** Gateways that nobody waits for, once their last starts no longer count. */
  private forgetIdle(now: number): void {
    if (now < this.sweepAt) return;
    this.sweepAt = now + sweepMs;
    for (const [name, { running, counts, evenAt }] of this.gateways)
      if (running === 0 && evenAt < now && counts.every((it) => it === 0)) this.gateways.delete(name);
  }
}
