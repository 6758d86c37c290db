// How long dials took lately: a small histogram in two generations, so that what is old is forgotten without remembering each dial.
import { bucketCount, bucketOf, percentile } from '../math/histogram.ts';

/** How long a generation is filled, ms. Times of the last one to two count. */
export const generationMs = 30_000;
/** New times after which a percentile is worked out anew: so many, or a share of all that count where that is more. */
const staleAfter = 64;
const staleShare = 1 / 32;

export class DialTimes {
  private current = new Uint32Array(bucketCount);
  private previous = new Uint32Array(bucketCount);
  private currentCount = 0;
  private previousCount = 0;
  private startedAt = NaN;
  /** The last answer, and how many times have come since. */
  private kept = { percent: NaN, ms: undefined as number | undefined, since: Infinity };

  /** A dial took `ms`. `now` is monotonic ms. */
  note(ms: number, now: number): void {
    this.turn(now);
    const bucket = bucketOf(ms);
    this.current[bucket] = this.current[bucket]! + 1;
    this.currentCount++;
    this.kept.since++;
  }

  /** How many times count. */
  count(now: number): number {
    this.turn(now);
    return this.currentCount + this.previousCount;
  }
  /** The time that `percent` of the dials did not exceed, ms, within 5 %; undefined when there were none. A few dials old. */
  percentile(percent: number, now: number): number | undefined {
    this.turn(now);
    const stale = Math.max(staleAfter, (this.currentCount + this.previousCount) * staleShare);
    if (this.kept.percent !== percent || this.kept.since >= stale)
      this.kept = { percent, ms: percentile(this.together(), percent), since: 0 };
    return this.kept.ms;
  }

  private together(): Uint32Array {
    const sums = Uint32Array.from(this.current);
    for (let b = 0; b < sums.length; b++) sums[b] = sums[b]! + this.previous[b]!;
    return sums;
  }
  private turn(now: number): void {
    if (now - this.startedAt < generationMs) return;
    const isNext = now - this.startedAt < 2 * generationMs;
    const freed = this.previous.fill(0);
    if (isNext) {
      this.previous = this.current;
      this.previousCount = this.currentCount;
      this.current = freed;
    } else {
      this.previousCount = 0;
      this.current.fill(0);
    }
    this.currentCount = 0;
    this.startedAt = now;
    this.kept = { ...this.kept, since: Infinity };
  }
}
