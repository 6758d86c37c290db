// One attempt under way: an exit, in flight until it is given back, and whether it takes longer than usual. While it does, its exit is in doubt, and
// avoided by other requests of this worker: an exit that stalls holds up one or two and not each that comes to it in turn.
import type { TryKind } from '@gyre/shared/contract/traffic';
import type { Guarantee } from '@gyre/shared/vocabulary';
import type { Exit } from '../core/model/exit.ts';
import type { Failure } from '../core/model/failure.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { Pool } from '../core/snapshot/pool.ts';
import { type Deadlines, unwatched, type Watched } from '../net/deadlines.ts';
import type { DialOwner } from '../outbound/dial.ts';
import type { ExchangeOwner } from '../outbound/exchange-terms.ts';
import { doubt } from './doubt.ts';
import type { House } from './house.ts';

/** Hears how an attempt ends that nobody waits for. */
export interface Heir extends DialOwner, ExchangeOwner {}
/** What an attempt is made of: a dial, or an exchange that dials. */
export interface Way {
  /** Cuts it; no verdict follows. */
  cancel(): void;
  /** It tells somebody else from now on. False when there is nothing to tell any more. */
  handOver(owner: Heir): boolean;
}

/** Told which exit to try, or why there is none: at once, or when a place has become free. */
export interface AttemptOwner {
  /** Sets `attempt.way`. Also for a second exit beside the first, if it `mayRace`. */
  tryExit(attempt: Attempt): void;
  noExit(why: Failure): void;
  /** Nothing of the client's was sent yet, or nothing that may not be sent twice: a second exit may be asked. */
  mayRace(): boolean;
}
/** Told that an attempt takes longer than usual. */
export interface LateOwner {
  isLate(): void;
}

export class Attempt implements Watched {
  readonly entry: ExitEntry;
  /** As it is dialled: with its login filled in. */
  exit: Exit;
  /** The pool it was chosen from, and what stays the same although its session moves. */
  readonly pool: Pool | undefined;
  readonly moved: Guarantee | undefined;
  readonly kind: TryKind;
  /** Monotonic ms; when its way was open, and when the whole request was sent on it. */
  startedAt = 0;
  openedAt = 0;
  sentAt = 0;
  way: Way | undefined;
  /** Its exit has connections opened ahead, or should have. */
  busy = false;
  // For the wheel that looks whether it is late.
  deadlineAt = Infinity;
  checkTick = unwatched;
  checkPlace = 0;
  watchedBy: Deadlines | undefined;
  private readonly house: House;
  private readonly owner: LateOwner;
  private held = true;
  /** What it waits for takes longer than usual. */
  isLate = false;

  /** The exit is in flight from now on. */
  constructor(
    [house, owner]: readonly [House, LateOwner],
    entry: ExitEntry,
    { pool, moved }: Pick<Attempt, 'pool' | 'moved'>,
    kind: TryKind,
  ) {
    this.house = house;
    this.owner = owner;
    this.entry = entry;
    this.exit = entry.exit;
    this.pool = pool;
    this.moved = moved;
    this.kind = kind;
    entry.load.inFlight++;
    if (pool !== undefined) pool.inFlight++;
  }

  get isHeld(): boolean {
    return this.held;
  }

  /** It is late after `ms` from now. */
  watch(ms: number): void {
    if (!this.isLate) this.house.late.set(this, ms);
  }
  expired(): void {
    if (!this.held || this.isLate) return;
    this.isLate = true;
    doubt(this.house, this.entry, 1);
    this.owner.isLate();
  }
  /** What was waited for has come. */
  onTime(): void {
    this.deadlineAt = Infinity;
    this.watchedBy?.forget(this);
    if (!this.isLate) return;
    this.isLate = false;
    doubt(this.house, this.entry, -1);
  }

  /** The exit is free again; safe to call twice. */
  giveBack(): void {
    if (!this.held) return;
    this.held = false;
    this.onTime();
    const { entry, house, pool } = this;
    entry.load.inFlight--;
    if (pool !== undefined) pool.inFlight--;
    if (house.waiting.count > 0) house.waiting.freed(entry, (id) => house.snapshot().findPool(id));
  }
}
