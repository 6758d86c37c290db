// Throttle: how long one must wait after wrong guesses. A few are free, then the wait doubles. Bounded: the oldest guesser is forgotten first.
import { ServiceError } from '../errors.ts';

export interface ThrottleOptions {
  readonly now: () => number;
  /** Wrong guesses that cost nothing. */
  readonly free: number;
}
const firstWaitMs = 1_000;
const longestWaitMs = 15 * 60_000;
const forgottenAfterMs = 60 * 60_000;
const mostKept = 10_000;

interface Guesser {
  readonly guesses: number;
  readonly at: number;
}

export class Throttle {
  private readonly options: ThrottleOptions;
  private readonly guessers = new Map<string, Guesser>();

  constructor(options: ThrottleOptions) {
    this.options = options;
  }

  /**
   * Counts a guess before it is looked at, so that many at once gain nothing. Call `right` when it was right.
   * @throws ServiceError `limit` with the time to wait; then it is not counted.
   */
  guess(key: string): void {
    const now = this.options.now();
    const known = this.guessers.get(key);
    const before = known === undefined || now - known.at > forgottenAfterMs ? undefined : known;
    const retryAfterMs = before === undefined ? 0 : before.at + this.waitAfter(before.guesses) - now;
    if (retryAfterMs > 0) {
      const seconds = Math.ceil(retryAfterMs / 1000);
      throw new ServiceError('limit', `Too many wrong tries; wait ${seconds} s.`, { retryAfterMs });
    }
    this.guessers.delete(key);
    this.guessers.set(key, { guesses: (before?.guesses ?? 0) + 1, at: now });
    if (this.guessers.size > mostKept) this.guessers.delete(this.guessers.keys().next().value ?? '');
  }
  right(key: string): void {
    this.guessers.delete(key);
  }

  private waitAfter(guesses: number): number {
    const over = guesses - this.options.free;
    return over < 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(over, 20));
  }
}
