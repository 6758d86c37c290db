// The attempts of a request that are under way at once: one, and those that race it when it takes too long.
import type { Exit } from '../core/model/exit.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { Attempt, Way } from './attempt.ts';
import { Choosing } from './choosing.ts';

const nobody: readonly Attempt[] = [];
/** Most exits asked beside the first one at a time. A second is for the case that the first rival stalls as well. */
const mostRivals = 2;

export class Racing extends Choosing {
  /** Attempts made so far; of those, exits asked beside others, and exits that refused at once and are not counted. */
  count = 0;
  hedges = 0;
  protected refused = 0;
  /** The attempt under way, or the last one; and those that race it. */
  protected current: Attempt | undefined;
  protected rivals: readonly Attempt[] = nobody;

  // What is told of the request: the exit of the attempt under way, or of the last one.
  get entry(): ExitEntry | undefined {
    return this.current?.entry;
  }
  get exit(): Exit | undefined {
    return this.current?.exit;
  }
  /** The attempt a dial or an exchange belongs to. */
  of(way: Way): Attempt {
    if (this.rivals.length === 0 || this.current!.way === way) return this.current!;
    return this.rivals.find((it) => it.way === way)!;
  }

  /** Attempts that count against the most there may be: a refusal takes no time, and says nothing of what others would do. */
  get counted(): number {
    return this.count - this.refused;
  }

  /** All that are under way are late, and one more may be. */
  protected get isHeldUp(): boolean {
    return this.rivals.length < mostRivals && this.current!.isLate && this.rivals.every((it) => it.isLate);
  }
  protected race(rival: Attempt): void {
    this.rivals = [...this.rivals, rival];
  }
  /** From now on it is alone; the others are given back to the caller. */
  protected alone(winner: Attempt): readonly Attempt[] {
    const losers = [this.current!, ...this.rivals].filter((it) => it !== winner);
    this.rivals = nobody;
    this.goOnWith(winner);
    return losers;
  }
  /** It is over; whether others are under way. The oldest of them is told of from now on. */
  protected others(without: Attempt): boolean {
    if (this.rivals.length === 0) return false;
    const [oldest, ...rest] = [this.current!, ...this.rivals].filter((it) => it !== without);
    this.rivals = rest;
    this.goOnWith(oldest!);
    return true;
  }
  private goOnWith(attempt: Attempt): void {
    this.current = attempt;
    this.chooseAgain(attempt.pool, attempt.moved);
  }
}
