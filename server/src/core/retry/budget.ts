// The retry budget of a pool: further attempts may be a share of its recent requests, or a floor where that is more (quiet times). When all exits
// fail at once, retries stop at the share instead of multiplying the traffic. Kept by each worker; `now` is monotonic ms.
//
// Sources: Finagle's RetryBudget (finagle.github.io/blog/2016/02/08/retry-budgets: 20 %, 10 a second, over 10 s) and Envoy's `retry_budget`
// (`budget_percent` 20, `min_retry_concurrency` 3). Theirs are tokens and concurrency; this one counts in a sliding window, so that the bound can be
// stated and tested: in any window retries ≤ max(share × requests, floor), and so in a storm attempts ≤ (1 + share) × requests + floor.
import { SlidingSum } from '../math/sliding-sum.ts';

export interface BudgetPolicy {
  /** Further attempts as a percentage of the requests in the window, ≥ 0. */
  readonly percent: number;
  /** Further attempts in a window that there may be however few the requests, ≥ 0. Per worker. */
  readonly floor: number;
}

export const retryBudgetDefaults: BudgetPolicy = { percent: 20, floor: 10 };
/** How long requests and retries count, ms. */
export const budgetWindowMs = 10_000;

export class AttemptBudget {
  private readonly requests: SlidingSum;
  private readonly taken: SlidingSum;
  /** Asked for and refused, since the start: for metrics. */
  refused = 0;

  constructor(windowMs = budgetWindowMs) {
    this.requests = new SlidingSum(windowMs);
    this.taken = new SlidingSum(windowMs);
  }

  /** A request came in; once for each, not for its attempts. */
  request(now: number): void {
    this.requests.add(1, now);
  }
  /** Further attempts that may be made now. */
  left(policy: BudgetPolicy, now: number): number {
    const share = (this.requests.total(now) * policy.percent) / 100;
    return Math.max(0, Math.floor(Math.max(share, policy.floor) - this.taken.total(now)));
  }
  /** Takes one further attempt from the budget; false when there is none left, and the attempt must not be made. */
  take(policy: BudgetPolicy, now: number): boolean {
    if (this.left(policy, now) === 0) {
      this.refused++;
      return false;
    }
    this.taken.add(1, now);
    return true;
  }
}
