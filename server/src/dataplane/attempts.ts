// The attempts of one request: which exit next, what each taught us, whether another may be tried. It dials nothing itself:
// a tunnel and an exchange ask it the same questions.
import { type Failure, failure, failures } from '../core/model/failure.ts';
import { mayRetry } from '../core/retry/policy.ts';
import { select } from '../core/selection/select.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { House } from './house.ts';
import type { Ask, RequestState } from './request.ts';

/** Where an attempt was when it failed (product §10). */
export interface Phase {
  readonly requestSent: boolean;
  readonly answerStarted: boolean;
  readonly idempotent: boolean;
  readonly bodyReplayable: boolean;
}
/** Nothing of the client's was sent: a dial may be repeated freely. */
export const dialPhase: Phase = { requestSent: false, answerStarted: false, idempotent: false, bodyReplayable: false };

export class Attempts implements RequestState {
  readonly ask: Ask;
  /** Monotonic ms. */
  readonly startedAt: number;
  readonly deadlineAt: number;
  count = 0;
  /** Made by request-id.ts when first asked for. */
  id = '';
  /** The exit of the attempt under way, or of the one that succeeded. */
  entry: ExitEntry | undefined;
  private readonly house: House;
  private readonly tried: ExitEntry[] = [];
  private attemptAt = 0;
  /** The exit is counted in flight. */
  private held = false;
  private last: Failure | undefined;

  constructor(house: House, ask: Ask) {
    this.house = house;
    this.ask = ask;
    this.startedAt = house.ground.now();
    this.deadlineAt = this.startedAt + ask.caller.pool.totalMs;
  }

  /** Picks the exit of the next attempt and counts it in flight. A failure says why there is none. */
  next(): ExitEntry | Failure {
    const { caller } = this.ask;
    const picked = select(
      this.house.snapshot(),
      { pool: caller.pool, countries: caller.countries, exitId: caller.exitId, tried: this.tried },
      this.house.turn,
    );
    if ('code' in picked) return this.last ?? failure('no_eligible_exit', picked.detail);
    this.count++;
    this.entry = picked;
    picked.load.inFlight++;
    this.held = true;
    this.attemptAt = this.house.ground.now();
    return picked;
  }

  /** When the dial of this attempt must be done, monotonic ms. */
  dialDeadlineAt(): number {
    return Math.min(this.attemptAt + this.ask.caller.pool.attemptMs, this.deadlineAt);
  }
  /** Most time the first byte of an answer may take from now, ms. */
  firstByteMs(): number {
    return Math.max(1, Math.min(this.ask.caller.pool.firstByteMs, this.deadlineAt - this.house.ground.now()));
  }

  /** The attempt reached its aim: a tunnel is open, an answer has begun. The exit stays in flight until `release`. */
  succeeded(): void {
    this.house.reporter.attemptOk(this.entry!, this.house.ground.now() - this.attemptAt);
  }

  /** The attempt is over without an answer; the exit is no longer in flight. Returns whether another attempt may be made. */
  failed(why: Failure, phase: Phase): boolean {
    const entry = this.entry!;
    this.house.reporter.attemptFailed(entry, why.code);
    this.giveBack();
    this.tried.push(entry);
    this.last = this.house.ground.now() >= this.deadlineAt ? failure('request_timeout', why.code) : why;
    return this.another(why, phase);
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
      maxAttempts: this.ask.caller.pool.maxAttempts,
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

  private giveBack(): void {
    if (!this.held) return;
    this.held = false;
    this.entry!.load.inFlight--;
  }
}
