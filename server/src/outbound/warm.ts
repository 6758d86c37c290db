// Warm connections: a few idle TCP (and TLS) connections to exits that are busy just now, opened ahead of time, so that a dial begins with its
// handshake. Nothing was sent on them, so any login may use them. How many there are follows the traffic by itself (core/retry/warm-size.ts).
import { nowhere, type Placed, PlacedList } from '../base/placed-list.ts';
import type { Exit } from '../core/model/exit.ts';
import { leastOpenMs, Rate, warmIdleMs, warmSize } from '../core/retry/warm-size.ts';
import type { Connection, Sink } from '../net/connection.ts';
import { Dial, type DialOwner } from './dial.ts';
import type { Ground, ReadyConnections } from './ground.ts';

/** Counted by whoever reports. */
export interface WarmCounts {
  /** Dials that began with an open connection; dials to busy exits that had none. */
  warmHits: number;
  warmMisses: number;
  /** Connections that were opened ahead and closed without use. */
  warmUnused: number;
}

/** Most connections of a worker that are open ahead, or being opened. */
export const mostWarm = 256;
/** How long opening one may take, and how long an exit is left alone after that failed, ms. */
const openMs = 5_000;
const pauseMs = 1_000;
/** How often sizes are looked at while nobody dials, ms. */
const lookMs = 1_000;
/** After how long without a dial an exit is forgotten, ms; and how many exits each look asks that of. */
const forgetMs = 60_000;
const asksPerLook = 500;
/**
 * How much a longer opening time counts; a shorter one counts at once. What a busy process adds by looking late at what is open must not make an exit
 * next door look far away, for opening ahead would make it busier.
 */
const longer = 0.002;

interface Idle extends Connection {
  warmFor?: WarmExit;
}

/** What is known of one busy exit. */
class WarmExit implements DialOwner, Placed {
  readonly exit: Exit;
  readonly idle: Idle[] = [];
  readonly rate = new Rate();
  opening = 0;
  openMs = NaN;
  most = 0;
  pausedUntil = 0;
  usedAt = 0;
  /** Its place among those that have connections. */
  place = nowhere;
  /** It is about to be looked at. */
  planned = false;
  /** Not wanted any more: what is still being opened for it is closed. */
  gone = false;
  private readonly warm: Warm;

  constructor(exit: Exit, warm: Warm) {
    this.exit = exit;
    this.warm = warm;
  }
  dialled(connection: Connection): void {
    this.warm.isOpen(this, connection);
  }
  dialFailed(): void {
    this.warm.didNotOpen(this);
  }
}

export class Warm implements Sink, ReadyConnections {
  /** What is known of exits that were dialled lately. Kept longer than it is needed: what comes and goes all the time is dear to collect. */
  private readonly exits = new Map<string, WarmExit>();
  private hand: IterableIterator<WarmExit> | undefined;
  /** Those with connections that are open or being opened. */
  private readonly holding = new PlacedList<WarmExit>();
  private readonly ground: Ground;
  private readonly counts: WarmCounts;
  private plans: WarmExit[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** Open or being opened. */
  private total = 0;

  constructor(ground: Ground, counts: WarmCounts) {
    this.ground = ground;
    this.counts = counts;
  }

  take(exit: Exit, most: number, maxIdleMs: number): Connection | undefined {
    const it = this.of(exit);
    const now = this.ground.now();
    it.rate.add(now);
    it.usedAt = now;
    it.most = most;
    // Where connections open at once there is nothing to plan, and nothing is missed.
    const near = it.openMs < leastOpenMs;
    if (!near) this.plan(it);
    const last = it.idle.at(-1);
    if (last === undefined || now - last.idleSince > maxIdleMs) {
      if (!near) this.counts.warmMisses++;
      return undefined;
    }
    it.idle.pop();
    this.left(it);
    this.counts.warmHits++;
    last.deadlineAt = Infinity;
    return last;
  }
  opened(exit: Exit, ms: number): void {
    const it = this.of(exit);
    it.openMs = ms > it.openMs ? it.openMs + (ms - it.openMs) * longer : ms;
  }

  /** The exit is gone, is another one, or is ejected: what is open to it is closed. */
  drop(exitId: string): void {
    const it = this.exits.get(exitId);
    if (it === undefined) return;
    this.exits.delete(exitId);
    it.gone = true;
    for (const connection of it.idle.splice(0)) this.close(it, connection);
  }
  closeAll(): void {
    for (const id of [...this.exits.keys()]) this.drop(id);
    clearInterval(this.timer);
    this.timer = undefined;
  }
  /** Idle connections now. */
  get size(): number {
    let sum = 0;
    for (const { idle } of this.exits.values()) sum += idle.length;
    return sum;
  }

  private of(exit: Exit): WarmExit {
    const known = this.exits.get(exit.id);
    if (known !== undefined && leadsTo(known.exit, exit)) return known;
    this.drop(exit.id);
    const made = new WarmExit(exit, this);
    this.exits.set(exit.id, made);
    this.timer ??= setInterval(() => this.look(), lookMs).unref();
    return made;
  }

  /** Behind what goes on now: the dial that asks comes first. */
  private plan(it: WarmExit): void {
    if (it.planned) return;
    it.planned = true;
    if (this.plans.push(it) === 1)
      setImmediate(() => {
        for (const one of this.plans.splice(0)) {
          one.planned = false;
          this.fit(one, this.ground.now());
        }
      });
  }
  /** Opens what is missing, closes what is too much; the oldest first. */
  private fit(it: WarmExit, now: number): void {
    if (it.gone) return;
    const wanted = warmSize(it.rate.perSecond(now), it.openMs, it.most);
    while (it.idle.length + it.opening > wanted && it.idle.length > 0) this.close(it, it.idle.shift()!);
    while (it.idle.length + it.opening < wanted && this.total < mostWarm && now >= it.pausedUntil) {
      it.opening++;
      this.total++;
      if (it.place === nowhere) this.holding.add(it);
      new Dial(it.exit, undefined, this.ground, it).start(now + openMs);
    }
  }
  private look(): void {
    const now = this.ground.now();
    // From behind: who has nothing left makes room for the last one.
    const { all } = this.holding;
    for (let at = all.length - 1; at >= 0; at--) this.fit(all[at]!, now);
    this.forgetSome(now);
    if (this.exits.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** A part of them in each look, so that no look is long. */
  private forgetSome(now: number): void {
    this.hand ??= this.exits.values();
    for (let i = 0; i < asksPerLook; i++) {
      const next = this.hand.next();
      if (next.done === true) return void (this.hand = undefined);
      const it = next.value;
      if (it.place === nowhere && now - it.usedAt > forgetMs) this.exits.delete(it.exit.id);
    }
  }
  /** One of its connections is gone, or was not opened. */
  private left(it: WarmExit): void {
    this.total--;
    if (it.place !== nowhere && it.idle.length + it.opening === 0) this.holding.remove(it);
  }

  isOpen(it: WarmExit, connection: Connection): void {
    it.opening--;
    connection.sink = this;
    if (it.gone || connection.ended) return this.close(it, connection);
    const idle: Idle = connection;
    idle.warmFor = it;
    idle.idleSince = this.ground.now();
    it.idle.push(idle);
    this.ground.deadlines.set(idle, warmIdleMs);
  }
  didNotOpen(it: WarmExit): void {
    it.opening--;
    this.left(it);
    it.pausedUntil = this.ground.now() + pauseMs;
  }

  /** An exit that speaks unasked is not to be trusted with a handshake. */
  onBytes(connection: Connection): void {
    this.forget(connection);
  }
  onEnd(connection: Connection): void {
    this.forget(connection);
  }
  onClose(connection: Connection): void {
    this.forget(connection);
  }
  onDeadline(connection: Connection): void {
    this.forget(connection);
  }
  onDrain(): void {}

  private forget(connection: Idle): void {
    const idle = connection.warmFor?.idle;
    const at = idle?.indexOf(connection) ?? -1;
    if (at < 0) return;
    idle!.splice(at, 1);
    this.close(connection.warmFor!, connection);
  }
  private close(it: WarmExit, connection: Connection): void {
    this.left(it);
    this.counts.warmUnused++;
    connection.cut();
  }
}

/** Whether a connection to one is a connection to the other: logins do not matter, they come later. */
function leadsTo(a: Exit, b: Exit): boolean {
  return (
    a === b || (a.host === b.host && a.port === b.port && a.scheme === b.scheme && a.insecureTls === b.insecureTls)
  );
}
