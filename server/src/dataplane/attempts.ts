// The attempts of one request: which exit next, what each taught us, whether another may be tried. It dials nothing itself:
// a tunnel and an exchange ask it the same questions.
import type { RequestTry } from '@gyre/shared/contract/traffic';
import type { Guarantee } from '@gyre/shared/vocabulary';
import type { Exit } from '../core/model/exit.ts';
import { type Failure, failure, failures } from '../core/model/failure.ts';
import { mayRetry } from '../core/retry/policy.ts';
import type { Choice, SelectionRequest, SessionAsk } from '../core/selection/request.ts';
import { select, usesSites } from '../core/selection/select.ts';
import type { Binding } from '../core/session/binding.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { Pool, PoolView } from '../core/snapshot/pool.ts';
import type { Criteria } from '../core/targeting/criteria.ts';
import { exitToDial } from './exit-to-dial.ts';
import type { House } from './house.ts';
import type { Ask, RequestState } from './request.ts';
import { dialPhase, type Phase } from './phase.ts';
import { siteHashOf } from './sites.ts';
import { type Attempted, tryOf } from './tries.ts';
import type { Spot, Waiter } from './waiting.ts';

/** Told which exit to try, or why there is none: at once, or when a place has become free. */
export interface AttemptOwner {
  tryExit(exit: Exit): void;
  noExit(why: Failure): void;
}

/** Weight of the newest value in an exit's average latency. */
const latencyWeight = 0.2;

export class Attempts implements RequestState, SelectionRequest, Choice, Waiter {
  readonly ask: Ask;
  /** Monotonic ms. */
  readonly startedAt: number;
  readonly deadlineAt: number;
  count = 0;
  /** Made by request-id.ts when first asked for. */
  id = '';
  /** The exit of the attempt under way, or of the one that succeeded. */
  entry: ExitEntry | undefined;
  exit: Exit | undefined;
  readonly tried: ExitEntry[] = [];
  binding: Binding | undefined;
  bindingLive = false;
  chosenFrom: Pool | undefined;
  moved: Guarantee | undefined;
  private readonly house: House;
  private readonly owner: AttemptOwner;
  private failedTries: RequestTry[] | undefined;
  private attemptAt = 0;
  private answeredMs = -1;
  /** The exit is counted in flight. */
  private held = false;
  /** The client left. */
  private gone = false;
  private last: Failure | undefined;
  private spot: Spot | undefined;
  /** Provider sessions of a gateway that were given up. */
  private renewed = 0;

  constructor(house: House, ask: Ask, owner: AttemptOwner) {
    this.house = house;
    this.ask = ask;
    this.owner = owner;
    this.startedAt = house.ground.now();
    this.deadlineAt = this.startedAt + ask.route.pool.totalMs;
  }

  // What selection asks.
  get pool(): PoolView {
    return this.ask.route.pool;
  }
  get criteria(): Criteria | undefined {
    return this.ask.route.criteria;
  }
  get direct(): boolean {
    return this.ask.route.direct;
  }
  get exitId(): string | undefined {
    return this.ask.route.exitId;
  }
  get session(): SessionAsk | undefined {
    return this.ask.route.session;
  }
  get wallMs(): number {
    return Date.now();
  }
  get siteHash(): number {
    return siteHashOf(this.ask.target.host);
  }

  /** Picks the exit of the next attempt and hands it to the owner; waits for a free one where that is allowed. */
  next(): void {
    const picked = this.pick();
    if ('code' in picked && picked.code === 'no_free_exit' && this.wait()) return;
    this.goOn(picked);
  }
  private goOn(picked: ExitEntry | Failure): void {
    if ('code' in picked) return this.owner.noExit(this.last ?? picked);
    this.begin(picked);
  }

  private pick(): ExitEntry | Failure {
    const { house, session } = this;
    if (session !== undefined) {
      this.binding = house.sessions.find(session.key);
      this.bindingLive = this.binding !== undefined && house.sessions.goesOn(this.binding, session, Date.now());
    }
    return select(house.snapshot(), this, house.turn, this);
  }
  private begin(entry: ExitEntry): void {
    const exit = exitToDial(entry, this.ask.route, this, this.renewed);
    if ('code' in exit) {
      this.giveBack();
      return this.owner.noExit(exit);
    }
    this.count++;
    this.exit = exit;
    this.hold(entry);
    this.answeredMs = -1;
    entry.load.lastUsedAt = this.attemptAt = this.house.ground.now();
    this.owner.tryExit(exit);
  }
  private hold(entry: ExitEntry): void {
    if (this.held) return;
    this.held = true;
    this.entry = entry;
    entry.load.inFlight++;
    if (this.chosenFrom !== undefined) this.chosenFrom.inFlight++;
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
    if (!('code' in picked)) this.hold(picked);
    // On a stack of its own: the one that gave its place back is still at work.
    setImmediate(() => {
      if (!this.gone) this.goOn(picked);
    });
    return true;
  }
  timeUp(): void {
    this.spot = undefined;
    this.owner.noExit(this.last ?? failure('no_free_exit', `waited ${this.pool.waitMs} ms for a free exit`));
  }
  /** When the dial of this attempt must be done, monotonic ms. */
  dialDeadlineAt(): number {
    return Math.min(this.attemptAt + this.pool.attemptMs, this.deadlineAt);
  }
  /** Most time the first byte of an answer may take from now, ms. */
  firstByteMs(): number {
    return Math.max(1, Math.min(this.pool.firstByteMs, this.deadlineAt - this.house.ground.now()));
  }

  /** The attempt reached its aim: a tunnel is open, an answer has begun. The exit stays in flight until `release`. */
  succeeded(): void {
    const { house, chosenFrom, session } = this;
    const entry = this.entry!;
    const now = house.ground.now();
    const ms = now - this.attemptAt;
    this.answeredMs = ms;
    const { load } = entry;
    load.latencyMs = Number.isNaN(load.latencyMs) ? ms : load.latencyMs + (ms - load.latencyMs) * latencyWeight;
    if (chosenFrom !== undefined && usesSites(chosenFrom.strategy))
      house.turn.latencies.observe(entry.hash, this.siteHash, ms, now);
    house.reporter.attemptOk(entry, ms);
    if (session === undefined) return;
    const bound = { entry, poolId: (chosenFrom ?? this.pool).id, moved: this.moved, renewed: this.renewed };
    house.sessions.succeeded(session, this.binding, this.bindingLive, bound);
  }

  /** The attempt is over without an answer; the exit is no longer in flight. Returns whether another attempt may be made. */
  failed(why: Failure, phase: Phase): boolean {
    const entry = this.entry!;
    const { house } = this;
    house.reporter.attemptFailed(entry, why.code);
    (this.failedTries ??= []).push(tryOf(this.attempted(house.ground.now() - this.attemptAt), why));
    this.giveBack();
    // A gateway that answers may do better with another provider session; one that does not is out like any exit.
    if (this.mayRenew(entry, why)) this.renewed++;
    else this.tried.push(entry);
    this.last = house.ground.now() >= this.deadlineAt ? failure('request_timeout', why.code) : this.sessionLoss(why);
    return this.another(why, phase);
  }

  private mayRenew({ template }: ExitEntry, { code }: Failure): boolean {
    const { session } = this;
    if (template === undefined || session === undefined || session.guarantee === 'strict') return false;
    return code === 'destination_unavailable' || code === 'exit_refused' || code === 'http_response_timeout';
  }
  /** A session that may not change its exit is not told of a bad gateway, but that its exit is gone. */
  private sessionLoss(why: Failure): Failure {
    const { session, bindingLive } = this;
    if (session?.guarantee !== 'strict' || !bindingLive || failures[why.code].origin !== 'exit') return why;
    return failure('session_exit_gone', `the exit of session "${session.name}" failed: ${why.code}`);
  }

  /** Whether an answer that is itself a complaint (502, 503, 504 through an exit) may be set aside for another attempt. */
  mayTryElsewhere(phase: Phase): boolean {
    return this.another(failure('destination_unavailable'), phase);
  }

  private another(why: Failure, phase: Phase): boolean {
    return mayRetry({
      kind: phase === dialPhase ? 'dial' : 'exchange',
      failure: why.code,
      attempt: this.count,
      maxAttempts: this.pool.maxAttempts,
      ...phase,
      now: this.house.ground.now(),
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
    this.giveBack();
  }

  /** The tunnel closed or the answer ended: bytes are counted and the exit is free again. */
  release(upBytes: number, downBytes: number): void {
    if (!this.held) return;
    this.house.reporter.moved(this.entry!, this.ask.caller.user, upBytes, downBytes);
    this.giveBack();
  }

  /** An answer that broke off counts against its exit, though it cannot be retried. */
  brokeOff(why: Failure): void {
    if (this.entry !== undefined && failures[why.code].origin === 'exit')
      this.house.reporter.attemptFailed(this.entry, why.code);
  }

  get sessionText(): string {
    const { session, moved } = this;
    if (session === undefined) return '';
    return moved === undefined ? session.name : `${session.name}; moved=${moved}`;
  }
  tries(): RequestTry[] {
    const failed = this.failedTries ?? [];
    return this.answeredMs < 0 ? [...failed] : [...failed, tryOf(this.attempted(this.answeredMs), undefined)];
  }
  private attempted(ms: number): Attempted {
    return { exit: this.exit!, startMs: this.attemptAt - this.startedAt, ms };
  }

  private giveBack(): void {
    if (!this.held) return;
    this.held = false;
    const entry = this.entry!;
    entry.load.inFlight--;
    if (this.chosenFrom !== undefined) this.chosenFrom.inFlight--;
    const { house } = this;
    if (house.waiting.count > 0) house.waiting.freed(entry, (id) => house.snapshot().findPool(id));
  }
}
