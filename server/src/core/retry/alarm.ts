// Whether many attempts of a pool have failed just now: a vendor went down, a network broke. Who is next does not know it yet, and as long as that is
// so, two or three exits are asked at once instead of one after the other. Kept by each worker; `now` is monotonic ms.
import { SlidingSum } from '../math/sliding-sum.ts';

/** In which time failures must come together, ms: short, for what comes before the alarm meets the same exits. */
export const togetherMs = 50;
/** How long an alarm lasts after its last cause, ms: about as long as it takes until those that do not answer are known, too, and avoided. */
export const alarmMs = 200;
/** Failures in that time below which nobody is alarmed, and the share of all attempts they must be for one more exit at once, and for two. */
const leastFailures = 3;
const leastShare = 0.2;
const twiceShare = 0.4;

export class Alarm {
  private readonly made = new SlidingSum(togetherMs);
  private readonly failures = new SlidingSum(togetherMs);
  private onceUntil = -Infinity;
  private twiceUntil = -Infinity;

  attempt(now: number): void {
    this.made.add(1, now);
  }
  /** An attempt failed, and its exit is to blame. */
  failed(now: number): void {
    this.failures.add(1, now);
    const failures = this.failures.total(now);
    const made = this.made.total(now);
    if (failures < leastFailures || failures < leastShare * made) return;
    this.onceUntil = now + alarmMs;
    if (failures >= twiceShare * made) this.twiceUntil = now + alarmMs;
  }
  /** How many exits to ask beside the first one at once. */
  beside(now: number): 0 | 1 | 2 {
    if (now < this.twiceUntil) return 2;
    return now < this.onceUntil ? 1 : 0;
  }
}
