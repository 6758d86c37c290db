// The attempts of one request: which exit next, what each taught us, whether another may be made, after it or beside it. It dials nothing itself:
// a tunnel and an exchange ask it the same questions.
import type { RequestTry, TryKind } from '@gyre/shared/contract/traffic';
import { type Failure, failure, failures } from '../core/model/failure.ts';
import { mayRetry } from '../core/retry/policy.ts';
import type { PoolAttempts, Timed, WarmShare } from '../core/retry/pool-attempts.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import { lossOf, mayRenew } from './after-failure.ts';
import { Attempt, type AttemptOwner, type LateOwner, type Way } from './attempt.ts';
import { attemptFailed } from './doubt.ts';
import { exitToDial } from './exit-to-dial.ts';
import { takeHedge } from './hedging.ts';
import type { House } from './house.ts';
import { learn } from './learn.ts';
import { overtake } from './overtaken.ts';
import type { Ask, Carrier, RequestState } from './request.ts';
import { dialPhase, type Phase } from './phase.ts';
import { tryOf } from './tries.ts';
import { mayUseWarm } from './warm-terms.ts';
import { Racing } from './racing.ts';
import type { Spot, Waiter } from './waiting.ts';

/** After a failure: another attempt shall be made (`next`), one is still under way, or that was all. */
export type AfterFailure = 'again' | 'waits' | 'over';

export class Attempts extends Racing implements RequestState, Waiter, LateOwner {
  /** Monotonic ms. */
  readonly startedAt: number;
  readonly deadlineAt: number;
  /** Made by request-id.ts when first asked for. */
  id = '';
  private readonly owner: AttemptOwner;
  private readonly memory: PoolAttempts;
  private endedTries: RequestTry[] | undefined;
  answeredMs = -1;
  carrier: Carrier | undefined;
  /** Chosen already for the next attempt. */
  private reserved: ExitEntry | undefined;
  /** The client left. */
  private gone = false;
  private last: Failure | undefined;
  private spot: Spot | undefined;
  /** Provider sessions of a gateway that were given up. */
  private renewed = 0;

  constructor(house: House, ask: Ask, owner: AttemptOwner) {
    super(house, ask);
    this.owner = owner;
    const { id, totalMs, resilience } = ask.route.pool;
    this.deadlineAt = (this.startedAt = house.ground.now()) + totalMs;
    this.memory = house.memory.of(id);
    this.memory.follow(resilience);
    this.memory.request(this.startedAt);
  }

  /** Picks the exit of the next attempt and hands it to the owner; waits for a free one where that is allowed. */
  next(): void {
    const picked = this.reserved ?? this.pick();
    this.reserved = undefined;
    if ('code' in picked && picked.code === 'no_free_exit' && this.wait()) return;
    if ('code' in picked) return this.owner.noExit(this.last ?? picked);
    this.goOn(this.hold(picked, this.count === 0 ? 'first' : 'retry'));
  }
  private goOn(attempt: Attempt): void {
    const no = this.begin(attempt);
    if (no !== undefined) this.owner.noExit(no);
    else this.hasten();
  }

  private hold(entry: ExitEntry, kind: TryKind): Attempt {
    return new Attempt([this.house, this], entry, { pool: this.chosenFrom, moved: this.moved }, kind);
  }
  /** Hands it to the owner, or says why it cannot be dialled. */
  private begin(attempt: Attempt): Failure | undefined {
    const { entry } = attempt;
    const exit = exitToDial(entry, this.ask.route, this, this.renewed);
    if ('code' in exit) {
      attempt.giveBack();
      return exit;
    }
    this.count++;
    attempt.exit = exit;
    const now = (attempt.startedAt = this.house.ground.now());
    this.memory.alarm.attempt(now);
    attempt.busy = mayUseWarm(entry, this.pool.resilience.warm, now);
    entry.load.lastUsedAt = now;
    if (attempt.kind === 'hedge') {
      this.race(attempt);
      this.hedges++;
    } else this.current = attempt;
    if (attempt.kind === 'retry') this.house.reporter.counts.retries++;
    this.owner.tryExit(attempt);
    return undefined;
  }

  private wait(): boolean {
    const { pool, house, ask } = this;
    const left = this.deadlineAt - house.ground.now();
    if (left <= 0) return false;
    this.spot = house.waiting.enter(pool, ask.caller.user?.id ?? '', this, Math.min(pool.waitMs, left));
    return this.spot !== undefined;
  }
  /** In the line: a place may be free. */
  retry(): boolean {
    const picked = this.pick();
    if ('code' in picked && picked.code === 'no_free_exit') return false;
    this.spot = undefined;
    // The place is taken at once, so that it is offered to nobody else and no newcomer gets in between.
    const held = 'code' in picked ? undefined : this.hold(picked, this.count === 0 ? 'first' : 'retry');
    this.current = held ?? this.current;
    // On a stack of its own: the one that gave its place back is still at work.
    setImmediate(() => {
      if (this.gone) return;
      if (held !== undefined) this.goOn(held);
      else this.owner.noExit(this.last ?? (picked as Failure));
    });
    return true;
  }
  timeUp(): void {
    this.spot = undefined;
    this.owner.noExit(this.last ?? failure('no_free_exit', `waited ${this.pool.waitMs} ms for a free exit`));
  }
  /** When the dial of this attempt must be done, monotonic ms. */
  dialDeadlineAt({ startedAt }: Attempt): number {
    return Math.min(startedAt + this.pool.attemptMs, this.deadlineAt);
  }

  /** Connections opened ahead that it may begin with. `repeatable`: no harm is done when one turns out dead after something was sent. */
  warmFor({ busy }: Attempt, repeatable: boolean): WarmShare | undefined {
    if (!busy) return undefined;
    return repeatable ? this.memory.warm : this.memory.warmAndFresh;
  }
  /** Something it waits for is under way: when that takes longer than usual it is late, and a dial may be raced. */
  watch(attempt: Attempt, what: Timed): void {
    const ms = this.memory.lateAfterMs(what, this.startedAt);
    if (ms !== undefined) attempt.watch(ms);
  }
  /** The whole request was sent: when the answer takes longer than usual it is late. */
  sent(way: Way): void {
    const attempt = this.of(way);
    attempt.onTime();
    attempt.sentAt = this.house.ground.now();
    this.watch(attempt, 'answer');
  }

  /** Another exit is asked beside those that take too long, all of them, if it is allowed. */
  isLate(): void {
    if (this.isHeldUp) this.askBeside(false);
  }
  /** While much fails others are asked at once: the first may be one of those that are down, and nobody knows yet. */
  private hasten(): void {
    const wanted = this.memory.alarm.beside(this.house.ground.now());
    while (this.rivals.length < wanted && this.current?.isHeld === true && this.answeredMs < 0)
      if (!this.askBeside(true)) return;
  }
  /** Whether one was found and asked. */
  private askBeside(early: boolean): boolean {
    if (!this.owner.mayRace() || !takeHedge(this.house, this.memory, this, early)) return false;
    const current = this.current!;
    for (const { entry } of this.rivals) this.isTried(entry);
    const beside = this.pickBeside(current.entry);
    if (beside === undefined) return false;
    const begun = this.begin(this.hold(beside, 'hedge')) === undefined;
    if (begun) this.house.reporter.counts.hedges++;
    else this.chooseAgain(current.pool, current.moved);
    return begun;
  }
  /** The way is open. `what` was timed, undefined if nothing was dialled. */
  opened(way: Way, what: Timed | undefined): void {
    const attempt = this.of(way);
    attempt.onTime();
    const now = (attempt.openedAt = this.house.ground.now());
    if (what !== undefined) this.memory.note(what, now - attempt.startedAt, now);
  }
  /** It serves the client: whoever raced it has lost. Also a hedge that found an open connection: it dialled nothing, but the first still does. */
  won(way: Way): void {
    if (this.rivals.length === 0) return;
    const winner = this.of(way);
    const now = this.house.ground.now();
    if (winner.kind === 'hedge') this.house.reporter.counts.hedgesWon++;
    for (const loser of this.alone(winner)) {
      this.note(loser, now, 'lost');
      this.isTried(loser.entry);
      overtake(this.house, loser, this.ask.target.host);
    }
  }

  /** The attempt reached its aim: a tunnel is open, an answer has begun. The exit stays in flight until `release`. */
  succeeded(): void {
    const { house, session } = this;
    const attempt = this.current!;
    const now = house.ground.now();
    const ms = (this.answeredMs = now - attempt.startedAt);
    if (attempt.sentAt > 0) this.memory.note('answer', now - attempt.sentAt, now);
    attempt.onTime();
    learn(house, attempt, this.ask.target.host, ms);
    if (session === undefined) return;
    const { entry, pool = this.pool } = attempt;
    const bound = { entry, poolId: pool.id, moved: this.moved, renewed: this.renewed };
    house.sessions.succeeded(session, this.binding, this.bindingLive, bound);
  }

  /** The attempt is over without an answer; its exit is no longer in flight. */
  failed(way: Way, why: Failure, phase: Phase): AfterFailure {
    const attempt = this.of(way);
    const { entry } = attempt;
    const { house } = this;
    const now = house.ground.now();
    if (attemptFailed(house, entry, why)) {
      this.memory.alarm.failed(now);
      if (why.code === 'connection_refused' && this.refused < this.pool.maxAttempts) this.refused++;
    }
    this.note(attempt, now, why);
    attempt.giveBack();
    if (mayRenew(entry, this.session, why)) this.renewed++;
    else this.isTried(entry);
    const late = now >= this.deadlineAt;
    this.last = late ? failure('request_timeout', why.code) : lossOf(this.session, this.bindingLive, why);
    if (this.others(attempt)) {
      // Those that are left may all be late.
      this.isLate();
      this.hasten();
      return 'waits';
    }
    if (!this.another(why, phase, now)) return 'over';
    if (this.memory.takeRetry(now)) return 'again';
    house.reporter.counts.retriesRefused++;
    return 'over';
  }

  /** Whether an answer that is itself a complaint may be set aside for another attempt: only where there is one to be made. Its exit is reserved. */
  mayTryElsewhere(why: Failure, phase: Phase): boolean {
    const now = this.house.ground.now();
    // Those beside it may do better.
    if (this.rivals.length > 0) return true;
    if (!this.another(why, phase, now)) return false;
    if (!this.memory.hasRetry(now)) {
      this.house.reporter.counts.retriesRefused++;
      return false;
    }
    const attempt = this.current!;
    if (mayRenew(attempt.entry, this.session, why)) return true;
    this.reserved = this.pickBeside(attempt.entry);
    return this.reserved !== undefined;
  }

  private another(why: Failure, phase: Phase, now: number): boolean {
    return mayRetry({
      kind: phase === dialPhase ? 'dial' : 'exchange',
      failure: why.code,
      attempt: this.counted,
      maxAttempts: this.pool.maxAttempts,
      ...phase,
      now,
      deadlineAt: this.deadlineAt,
    });
  }

  /** What the client is told when no further attempt is made. */
  verdict(): Failure {
    return this.last ?? failure('proxy_internal_error');
  }

  /** The client left before there was an answer: nobody's failure, no exit is blamed. */
  abandoned(): void {
    this.gone = true;
    if (this.spot !== undefined) this.house.waiting.leave(this.spot);
    this.spot = undefined;
    for (const attempt of [this.current, ...this.rivals]) {
      if (attempt?.isHeld !== true) continue;
      attempt.way?.cancel();
      attempt.giveBack();
    }
  }

  /** The tunnel closed or the answer ended: bytes are counted and the exit is free again. */
  release(upBytes: number, downBytes: number): void {
    const attempt = this.current;
    if (attempt?.isHeld !== true) return;
    this.house.reporter.moved(this, attempt.entry, upBytes, downBytes);
    attempt.giveBack();
  }

  /** An answer that broke off counts against its exit, though it cannot be retried. */
  brokeOff(why: Failure): void {
    if (this.entry !== undefined && failures[why.code].origin === 'exit')
      this.house.reporter.attemptFailed(this.entry, why.code);
  }

  tries(): RequestTry[] {
    const ended = this.endedTries ?? [];
    if (this.answeredMs < 0) return [...ended];
    return [...ended, tryOf(this.current!, this.startedAt, this.answeredMs, 'ok')];
  }
  private note(attempt: Attempt, now: number, end: 'lost' | Failure): void {
    (this.endedTries ??= []).push(tryOf(attempt, this.startedAt, now - attempt.startedAt, end));
  }
}
