// What one attempt taught us about an exit. Fed to the reporter, and as a signal to the health machine.
import type { FailureCode } from '@gyre/shared/vocabulary';

/** A window of outcomes of one exit, folded: enough for a consecutive-failure machine without keeping each outcome. */
export interface OutcomeWindow {
  readonly successes: number;
  /** Failures that count against the exit. */
  readonly failures: number;
  /** Of those, how many came after the last success (all, if there was none). */
  readonly trailingFailures: number;
  readonly lastFailure: FailureCode | null;
}
