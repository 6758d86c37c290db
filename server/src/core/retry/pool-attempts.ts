// What a worker remembers of the attempts of a pool: the budgets of further attempts, and how long dials and answers took lately. Kept by the pool's
// id, so that a change of the pool or a whole new snapshot forgets nothing: else every change in the middle of a storm would fill the budgets anew.
import { Alarm } from './alarm.ts';
import { AttemptBudget, type BudgetPolicy } from './budget.ts';
import { DialTimes } from './dial-times.ts';
import { warmIdleMs } from './warm-size.ts';
import { hedgeAfterMs, type HedgePolicy } from './hedge.ts';

/** The part of a pool's policy that is about further attempts; shares in percent of requests. */
export interface AttemptPolicy {
  readonly budget: {
    readonly retryPercent: number;
    readonly retryFloor: number;
    readonly hedgePercent: number;
    readonly hedgeFloor: number;
  };
  readonly hedge: HedgePolicy & { readonly enabled: boolean };
  readonly warm: { readonly mostPerExit: number };
}
/** Connections opened ahead: how many may be kept for an exit, and for how long one may have been idle, ms. */
export interface WarmShare {
  readonly most: number;
  readonly maxIdleMs: number;
}
/** What must not be sent twice only uses a connection this fresh, ms: that its exit closes it meanwhile is then unlikely. */
const freshMs = 1_000;

/**
 * What is timed apart, because it takes differently long: `way` a whole dial to the target with its handshake, `exit` only the connection to the
 * exit (and TLS), `answer` from the request's last byte to the first of its answer.
 */
export type Timed = 'way' | 'exit' | 'answer';

export class PoolAttempts {
  private readonly retries = new AttemptBudget();
  private readonly hedges = new AttemptBudget();
  readonly alarm = new Alarm();
  private readonly times: Readonly<Record<Timed, DialTimes>> = {
    way: new DialTimes(),
    exit: new DialTimes(),
    answer: new DialTimes(),
  };
  /** What any request may use, and what one that must not be repeated may. */
  warm: WarmShare = { most: 0, maxIdleMs: 0 };
  warmAndFresh: WarmShare = { most: 0, maxIdleMs: 0 };
  private followed: AttemptPolicy | undefined;
  private retryPolicy: BudgetPolicy = { percent: 0, floor: 0 };
  private hedgePolicy: BudgetPolicy = { percent: 0, floor: 0 };
  private earlyPolicy: BudgetPolicy = { percent: 0, floor: 0 };

  /** The policy to go by from now on; costs nothing when it is the same object. */
  follow(policy: AttemptPolicy): void {
    if (policy === this.followed) return;
    this.followed = policy;
    const { retryPercent, retryFloor, hedgePercent, hedgeFloor } = policy.budget;
    this.retryPolicy = { percent: retryPercent, floor: retryFloor };
    this.hedgePolicy = { percent: hedgePercent, floor: hedgeFloor };
    this.earlyPolicy = { percent: hedgePercent / 2, floor: hedgeFloor / 2 };
    const most = policy.warm.mostPerExit;
    this.warm = { most, maxIdleMs: warmIdleMs };
    this.warmAndFresh = { most, maxIdleMs: freshMs };
  }

  /** A request came in; `now` is monotonic ms here and below. */
  request(now: number): void {
    this.retries.request(now);
    this.hedges.request(now);
  }
  /** Whether there is a retry left, without taking it. */
  hasRetry(now: number): boolean {
    return this.retries.left(this.retryPolicy, now) > 0;
  }
  takeRetry(now: number): boolean {
    return this.retries.take(this.retryPolicy, now);
  }
  /** `early`: for one that is not late. Half of the budget stays for those that are. */
  takeHedge(now: number, early: boolean): boolean {
    return this.hedges.take(early ? this.earlyPolicy : this.hedgePolicy, now);
  }

  /**
   * Something took `ms` and went well. What failed or was cut is not noted: were a stall noted as its deadline, then in the very pool where one exit
   * in twenty stalls the 95th percentile would be that deadline, and nothing would be late any more. What is left out makes dials look faster than
   * they are by no more than the share of hedges.
   */
  note(what: Timed, ms: number, now: number): void {
    this.times[what].note(ms, now);
  }
  /** After how many ms something is late; undefined: unknown yet. */
  lateAfterMs(what: Timed, now: number): number | undefined {
    return this.followed === undefined ? undefined : hedgeAfterMs(this.times[what], this.followed.hedge, now);
  }
  get hedging(): boolean {
    return this.followed?.hedge.enabled === true;
  }
}

/** The pools of a worker. */
export class AttemptMemory {
  private readonly pools = new Map<string, PoolAttempts>();

  of(poolId: string): PoolAttempts {
    let known = this.pools.get(poolId);
    if (known === undefined) this.pools.set(poolId, (known = new PoolAttempts()));
    return known;
  }
  /** Forgets pools that are gone. */
  keepOnly(isThere: (poolId: string) => boolean): void {
    for (const id of this.pools.keys()) if (!isThere(id)) this.pools.delete(id);
  }
}
