// An allowance: the slice of a proxy user's cap that one worker may spend without asking. Charging it is a subtraction and two comparisons.
// Without a cap there is as much as one likes; what was spent is counted all the same.

/** Who carries words of it to control. */
export interface AllowanceOwner {
  /** Something was spent since it was told last. */
  touched(allowance: Allowance): void;
  /** Control had better hear of it at once. */
  hurry(): void;
}

/** Something under way that stands still until more may be spent. */
export interface AllowanceWaiter {
  goOn(): void;
  /** Nothing more may be spent. */
  stop(): void;
}

/** What control says of a proxy user in one worker. */
export interface AllowanceWord {
  readonly user: string;
  /** Bytes a worker may go below nothing while it waits for control, or has none; null: there is no cap any more. */
  readonly over: number | null;
  /** It keeps at most this much of what it holds; absent: all of it. */
  readonly keep?: number;
  readonly grant: number;
  /** The cap is spent: for so long, ms, and which one. */
  readonly spent?: { readonly forMs: number; readonly why: string };
}
/** What a worker says: bytes and refusals since its last word; what it holds (null = no cap); grants it has had over this link. */
export interface SpendingWord {
  readonly user: string;
  readonly spent: number;
  readonly refused: number;
  readonly left: number | null;
  readonly seen: number;
  readonly wants: boolean;
}

/** After the end of a period control has this long to say so; then a worker begins the next one by itself, ms. */
export const turnGraceMs = 2_000;

type Held = Omit<AllowanceWord, 'user' | 'over'> & { readonly over: number };

export class Allowance {
  readonly user: string;
  /** Bytes that may be spent; below nothing: on credit. */
  left = Infinity;
  /** How far `left` may fall. */
  floor = -Infinity;
  /** Monotonic ms at which a spent cap begins anew; Infinity: it is not spent. */
  resetsAt = Infinity;
  /** Which cap is spent. */
  why = '';
  /** Who may go no further until control says more. */
  private waiters: AllowanceWaiter[] = [];
  private lowAt = -Infinity;
  private over = 0;
  private spent = 0;
  private refusals = 0;
  private seen = 0;
  private untold = false;
  private wants = false;
  private readonly owner: AllowanceOwner;

  constructor(user: string, owner: AllowanceOwner) {
    this.user = user;
    this.owner = owner;
  }

  /** Whether anything may be spent now. */
  get open(): boolean {
    return this.left > this.floor;
  }
  /** There is no cap. */
  get endless(): boolean {
    return this.left === Infinity;
  }
  /** Spends bytes; false when that was the last of it. */
  charge(bytes: number): boolean {
    this.spent += bytes;
    this.left -= bytes;
    if (!this.untold) this.touch();
    if (this.left < this.lowAt) this.ask();
    return this.left > this.floor;
  }
  /** A request was turned away, or cut short. */
  refused(): void {
    this.refusals++;
    if (!this.untold) this.touch();
  }

  /** `now` is monotonic ms. */
  told({ over, ...word }: AllowanceWord, now: number): void {
    this.wants = false;
    if (over === null) this.free();
    else this.hold({ ...word, over }, now);
    if (this.open || this.isSpent) this.release();
  }
  private hold({ over, keep, grant, spent }: Held, now: number): void {
    if (this.left === Infinity) this.left = 0;
    if (keep !== undefined) this.giveBack(keep);
    this.over = over;
    this.seen += grant;
    this.left += grant;
    if (spent !== undefined) return this.close(spent, now);
    this.floor = -over;
    this.lowAt = Math.max(0, this.left / 2);
    this.resetsAt = Infinity;
    this.why = '';
  }
  /** The period of a spent cap is over, and control does not say so: a little may be spent. */
  turnOver(now: number): boolean {
    if (now < this.resetsAt + turnGraceMs) return false;
    this.left = 0;
    this.floor = -this.over;
    this.lowAt = 0;
    this.resetsAt = Infinity;
    return this.open;
  }

  /** It is told when there is more, or when there will be none. */
  wait(waiter: AllowanceWaiter): void {
    this.waiters.push(waiter);
  }
  /** Nobody waits any longer: they go on, or stop where there is nothing. */
  release(): void {
    if (this.waiters.length === 0) return;
    const { waiters } = this;
    this.waiters = [];
    for (const waiter of waiters) {
      if (this.open) waiter.goOn();
      else waiter.stop();
    }
  }
  /** Control said that the cap is spent. */
  get isSpent(): boolean {
    return this.resetsAt !== Infinity;
  }

  /** A new link: what was granted over the one before is part of what it holds. */
  afresh(): void {
    this.seen = 0;
    this.wants = false;
  }
  /** What control has not been told. */
  take(): SpendingWord {
    const { user, spent, refusals, left, seen, wants } = this;
    this.spent = this.refusals = 0;
    this.untold = false;
    return { user, spent, refused: refusals, left: left === Infinity ? null : left, seen, wants };
  }

  private giveBack(keep: number): void {
    this.left = Math.min(this.left, keep);
    this.touch();
    this.owner.hurry();
  }
  private close({ forMs, why }: NonNullable<AllowanceWord['spent']>, now: number): void {
    this.left = Math.min(this.left, 0);
    this.floor = 0;
    this.lowAt = -Infinity;
    this.resetsAt = now + forMs;
    this.why = why;
  }
  private free(): void {
    this.left = Infinity;
    this.floor = this.lowAt = -Infinity;
    this.resetsAt = Infinity;
    this.why = '';
  }
  private touch(): void {
    this.untold = true;
    this.owner.touched(this);
  }
  private ask(): void {
    if (this.wants) return;
    this.wants = true;
    this.owner.hurry();
  }
}
