// The allowances of proxy users in this worker: whether a request may begin, and words to control of what was spent, a few times a second or at once
// when a slice is half gone. Without control a worker spends what it holds and a little more (docs/decisions/0011-caps.md).
import {
  Allowance,
  type AllowanceOwner,
  type AllowanceWaiter,
  type AllowanceWord,
  type SpendingWord,
} from '../core/limits/allowance.ts';
import { type Failure, failure } from '../core/model/failure.ts';
import type { Snapshot, UserEntry } from '../core/snapshot/snapshot.ts';
import type { ToControl } from '../link/messages.ts';
import { userRuntimeOf } from './runtime.ts';

/** While the cap is not spent but nothing is held, control is asked already: worth another try so soon, s. */
const retryS = 2;
/** Time between two words to control, ms: what the death of this worker may forget. */
const speakMs = 100;
/** Control answers within some ms; what stands still longer than this is over, ms. */
const patienceMs = 1_000;

/** The way to control. Without one the counters simply grow on. */
export interface SpendingLink {
  readonly send: (message: ToControl) => boolean;
  readonly linked: () => boolean;
}

export class Allowances implements AllowanceOwner {
  private readonly now: () => number;
  private readonly link: SpendingLink;
  private readonly byUser = new Map<string, Allowance>();
  private untold: Allowance[] = [];
  private readonly timer: NodeJS.Timeout;
  private hurrying = false;
  private readonly waiting = new Set<Allowance>();
  private patience: NodeJS.Timeout | undefined;

  /** `now` is monotonic ms. */
  constructor(now: () => number, link: SpendingLink) {
    this.now = now;
    this.link = link;
    this.timer = setInterval(() => this.speak(), speakMs).unref();
  }

  of(user: UserEntry): Allowance {
    return (userRuntimeOf(user).allowance ??= this.known(user.id));
  }
  /** Why it may not begin a request now; undefined: it may. */
  refusalOf(user: UserEntry): Failure | undefined {
    const allowance = this.of(user);
    return allowance.open || allowance.turnOver(this.now()) ? undefined : this.refusal(allowance, user.name);
  }
  /** Whether control will say soon if more may be spent: then the waiter is told. */
  mayWait(allowance: Allowance, waiter: AllowanceWaiter): boolean {
    if (allowance.isSpent || !this.link.linked()) return false;
    allowance.wait(waiter);
    this.waiting.add(allowance);
    this.patience ??= setTimeout(() => this.waitNoLonger(), patienceMs).unref();
    return true;
  }
  private waitNoLonger(): void {
    this.patience = undefined;
    for (const allowance of this.waiting) allowance.release();
    this.waiting.clear();
  }
  /** Why what is under way is cut. */
  cut(allowance: Allowance): Failure {
    allowance.refused();
    return failure('quota_spent', allowance.why === '' ? 'no allowance is left' : allowance.why);
  }

  /** Control's words. */
  told(words: readonly AllowanceWord[]): void {
    for (const word of words) this.known(word.user).told(word, this.now());
  }
  /** Proxy users that are gone are forgotten; what still runs keeps what it has. Caps stay until control ends them: it may have told of one whose proxy user is still to come. */
  keepOnly(snapshot: Snapshot): void {
    if (this.byUser.size === 0) return;
    const here = new Set<string>();
    for (const { id } of snapshot.usersByName.values()) here.add(id);
    for (const [id, { left }] of this.byUser) if (left === Infinity && !here.has(id)) this.byUser.delete(id);
  }
  /** There is a new link: control may be a new one. */
  afresh(): void {
    for (const allowance of this.byUser.values()) allowance.afresh();
  }
  /** Everything there is, for a control that knows nothing of it. */
  take(): readonly SpendingWord[] {
    this.untold = [];
    return Array.from(this.byUser.values(), (it) => it.take());
  }
  stop(): void {
    clearInterval(this.timer);
    clearTimeout(this.patience);
    this.speak();
  }

  touched(allowance: Allowance): void {
    this.untold.push(allowance);
  }
  /** On a turn of its own: what else is spent in this one is told with it. */
  hurry(): void {
    if (this.hurrying) return;
    this.hurrying = true;
    setImmediate(() => {
      this.hurrying = false;
      this.speak();
    });
  }

  private known(user: string): Allowance {
    let allowance = this.byUser.get(user);
    if (allowance === undefined) this.byUser.set(user, (allowance = new Allowance(user, this)));
    return allowance;
  }
  private refusal(allowance: Allowance, proxyUser: string): Failure {
    allowance.refused();
    const { why, resetsAt } = allowance;
    const leftS = resetsAt === Infinity ? retryS : Math.max(1, Math.ceil((resetsAt - this.now()) / 1000));
    const detail = why === '' ? 'this worker holds no allowance and waits for control' : why;
    return { ...failure('quota_spent', detail), retryAfterS: leftS, proxyUser };
  }
  private speak(): void {
    if (this.untold.length === 0 || !this.link.linked()) return;
    const words = this.untold.map((it) => it.take());
    this.untold = [];
    this.link.send({ type: 'spending', words });
  }
}
