// The granter: cuts what is left of each cap into slices that workers may spend without asking, takes back what lies idle when others want it, and
// says when a cap is spent and when it begins anew. What was used is the book's (use-book.ts).
import { turn } from '../../base/turn.ts';
import type { Clock } from '../../base/clock.ts';
import type { AllowanceWord, SpendingWord } from '../../core/limits/allowance.ts';
import { type Caps, isCapped, sameCaps } from '../../core/limits/period.ts';
import { creditOf, keptOf, sliceOf } from '../../core/limits/slices.ts';
import type { ProxyUserRecord } from '../../core/snapshot/records.ts';
import type { Link } from '../../link/link.ts';
import type { ToControl, ToWorker } from '../../link/messages.ts';
import { roomOf, spentOf } from './room.ts';
import type { UseBook } from './use-book.ts';

export type WorkerLink = Pick<Link<ToWorker, ToControl>, 'send'>;

/** Time between two looks at the calendar, ms; proxy users settled, or told of in one message, at once. */
const lookMs = 1_000;
const partSize = 500;

/** What one worker has of one cap. */
interface Hand {
  /** What it holds: as it said, and what is on its way to it. */
  left: number;
  /** Granted over this link. */
  sent: number;
  wants: boolean;
  /** It knows that there is a cap; it was told that it is spent. */
  told: boolean;
  toldSpent: boolean;
  /** Until when it was told that, epoch ms. */
  until: number;
  /** It was asked to give back, and has not answered. */
  giving: boolean;
}
interface Capped {
  readonly user: string;
  caps: Caps;
  readonly hands: Map<WorkerLink, Hand>;
}

export class Granter {
  private readonly book: UseBook;
  private readonly clock: Clock;
  private readonly capped = new Map<string, Capped>();
  private readonly workers = new Set<WorkerLink>();
  /** Words of this turn, by whom they are for. */
  private words = new Map<WorkerLink, AllowanceWord[]>();
  private day: number;
  private readonly stop: () => void;

  constructor(book: UseBook, clock: Clock) {
    this.book = book;
    this.clock = clock;
    this.day = book.today();
    this.stop = clock.every(lookMs, () => void this.look());
  }

  /** The caps of all proxy users, from now on. */
  follow(users: readonly ProxyUserRecord[]): void {
    const before = new Set(this.capped.keys());
    for (const { id, caps } of users) {
      if (caps === undefined || !isCapped(caps)) continue;
      before.delete(id);
      this.setCaps(id, caps);
    }
    for (const id of before) this.end(id);
    this.tell();
  }

  /** A worker is here; it says what it spent since it was heard last, and holds. */
  came(worker: WorkerLink, words: readonly SpendingWord[]): void {
    this.workers.add(worker);
    for (const word of words) this.book.add(word.user, word.spent, word.refused);
    const held = new Map(words.map((it) => [it.user, it.left]));
    for (const of of this.capped.values()) {
      // What was granted by a control before this one still counts; without a word of it, it has nothing.
      of.hands.set(worker, { ...freshHand(), left: held.get(of.user) ?? 0, wants: true });
      held.delete(of.user);
      this.settle(of);
    }
    // Caps that ended while it was away.
    for (const [user, left] of held) if (left !== null) this.say(worker, { user, over: null, grant: 0 });
    this.tell();
  }
  /** A worker is gone. What it held and did not spend is free again; what it spent and did not tell is lost. */
  gone(worker: WorkerLink): void {
    if (!this.workers.delete(worker)) return;
    for (const of of this.capped.values()) if (of.hands.delete(worker)) this.settle(of);
    this.tell();
  }
  heard(worker: WorkerLink, words: readonly SpendingWord[]): void {
    for (const { user, spent, refused, left, seen, wants } of words) {
      this.book.add(user, spent, refused);
      const of = this.capped.get(user);
      const hand = of?.hands.get(worker);
      if (of === undefined || hand === undefined) continue;
      // Without a cap yet: it has not read that there is one.
      hand.left = (left ?? 0) + hand.sent - seen;
      hand.giving = false;
      hand.wants = wants;
      this.settle(of);
    }
    this.tell();
  }

  close(): void {
    this.stop();
  }

  private setCaps(user: string, caps: Caps): void {
    const known = this.capped.get(user);
    if (known !== undefined && sameCaps(known.caps, caps)) return;
    const of: Capped = known ?? { user, caps, hands: new Map<WorkerLink, Hand>() };
    of.caps = caps;
    this.capped.set(user, of);
    for (const worker of this.workers) {
      if (known === undefined) of.hands.set(worker, { ...freshHand(), wants: true });
      const hand = of.hands.get(worker)!;
      hand.giving = false;
      // Its credit is another one now.
      if (!hand.toldSpent) hand.told = false;
    }
    this.settle(of);
    if (known !== undefined) this.trim(of);
  }
  /** A cap that is smaller now: nobody holds more than a slice of what is left. */
  private trim({ user, caps, hands }: Capped): void {
    const keep = sliceOf(Math.max(0, roomOf(caps, user, this.book)), this.workers.size);
    for (const [worker, hand] of hands)
      if (hand.left > keep) this.say(worker, { user, over: this.creditOf(caps), keep, grant: 0 });
  }
  private end(user: string): void {
    const { hands } = this.capped.get(user)!;
    this.capped.delete(user);
    for (const worker of hands.keys()) this.say(worker, { user, over: null, grant: 0 });
  }

  /** Says and grants what follows from what is known of one cap. */
  private settle(of: Capped): void {
    const now = this.clock.now();
    const room = roomOf(of.caps, of.user, this.book);
    if (room <= 0) return this.spend(of, now);
    let free = room;
    for (const { left } of of.hands.values()) free -= left;
    for (const entry of of.hands) free -= this.grant(of, entry, free);
    // More is held than there is when control began anew and granted before every worker had said what it holds.
    if (free < 0 || (free === 0 && wanting(of))) this.takeBack(of, free < 0);
  }
  /** What one worker is given of so much that is free; says so, and whatever it does not know yet. */
  private grant({ user, caps }: Capped, [worker, hand]: readonly [WorkerLink, Hand], free: number): number {
    const wants = hand.wants || hand.toldSpent;
    const grant = wants ? sliceOf(free, this.workers.size) : 0;
    if (grant === 0 && hand.told && !hand.toldSpent) return 0;
    hand.sent += grant;
    hand.left += grant;
    // Who was told that it is spent may go on; with nothing it is given what comes back.
    hand.wants = wants && grant === 0;
    hand.told = true;
    hand.toldSpent = false;
    this.say(worker, { user, over: this.creditOf(caps), grant });
    return grant;
  }
  private spend(of: Capped, now: number): void {
    const { until, why } = spentOf(of.caps, of.user, this.book);
    for (const [worker, hand] of of.hands) {
      // Who wants something has begun the next period by itself.
      if (hand.toldSpent && hand.left <= 0 && hand.until === until && !hand.wants) continue;
      hand.left = Math.min(hand.left, 0);
      Object.assign(hand, { told: true, toldSpent: true, until, wants: false, giving: false });
      const spent = { forMs: Math.max(0, until - now), why };
      this.say(worker, { user: of.user, over: this.creditOf(of.caps), grant: 0, spent });
    }
  }
  private takeBack({ user, caps, hands }: Capped, tooMuch: boolean): void {
    for (const [worker, hand] of hands) {
      if (hand.left <= 0 || hand.giving) continue;
      // The only one that wants anything keeps what it has.
      if (!tooMuch && hand.wants && ![...hands.values()].some((it) => it !== hand && it.wants)) continue;
      hand.giving = true;
      this.say(worker, { user, over: this.creditOf(caps), keep: keptOf(hand.left), grant: 0 });
    }
  }

  /** At the turn of a day caps begin anew. */
  private async look(): Promise<void> {
    const today = this.book.today();
    if (today === this.day) return;
    this.day = today;
    let at = 0;
    for (const of of this.capped.values()) {
      this.settle(of);
      if (++at % partSize !== 0) continue;
      this.tell();
      await turn();
    }
    this.tell();
  }

  private creditOf({ bytesPerDay, bytesPerMonth }: Caps): number {
    return creditOf(Math.min(bytesPerDay ?? Infinity, bytesPerMonth ?? Infinity), this.workers.size);
  }
  private say(worker: WorkerLink, word: AllowanceWord): void {
    const words = this.words.get(worker);
    if (words === undefined) this.words.set(worker, [word]);
    else words.push(word);
  }
  private tell(): void {
    if (this.words.size === 0) return;
    const { words } = this;
    this.words = new Map<WorkerLink, AllowanceWord[]>();
    for (const [worker, all] of words) {
      if (!this.workers.has(worker)) continue;
      for (let at = 0; at < all.length; at += partSize)
        worker.send({ type: 'allowances', words: all.slice(at, at + partSize) });
    }
  }
}

const freshHand = (): Hand => ({
  left: 0,
  sent: 0,
  wants: false,
  told: false,
  toldSpent: false,
  until: 0,
  giving: false,
});
function wanting({ hands }: Capped): boolean {
  for (const { wants } of hands.values()) if (wants) return true;
  return false;
}
