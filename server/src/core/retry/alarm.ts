// Whether many attempts of a pool have failed just now: a vendor went down, a network broke. Who is next does not know it yet, and as long as that is
// so, two exits are asked at once instead of one after the other. Kept by each worker; `now` is monotonic ms.
import { SlidingSum } from '../math/sliding-sum.ts';

/** How long attempts count, ms: about as long as it takes until the failed ones are known and avoided. */
export const alarmMs = 250;
/** Failures in that time below which nobody is alarmed, and the share of all attempts they must be. */
const leastFailures = 4;
const leastShare = 0.2;

export class Alarm {
  private readonly made = new SlidingSum(alarmMs);
  private readonly failures = new SlidingSum(alarmMs);

  attempt(now: number): void {
    this.made.add(1, now);
  }
  /** An attempt failed, and its exit is to blame. */
  failed(now: number): void {
    this.failures.add(1, now);
  }
  isOn(now: number): boolean {
    const failures = this.failures.total(now);
    return failures >= leastFailures && failures >= leastShare * this.made.total(now);
  }
}
