// How much there was in the last while: a sum over a window that slides in steps of a tenth. Adding and reading cost a few operations, memory is fixed.

/** Steps in a window. Between 90 and 100 % of it are looked at. */
export const windowSteps = 10;

export class SlidingSum {
  private readonly steps = new Float64Array(windowSteps);
  private readonly stepMs: number;
  /** Number of the step that is being added to; the first call sets it. */
  private step = NaN;
  private sum = 0;

  constructor(windowMs: number) {
    this.stepMs = windowMs / windowSteps;
  }

  /** `amount` is whole, so that sums stay exact. */
  add(amount: number, now: number): void {
    this.slide(now);
    const at = this.step % windowSteps;
    this.steps[at] = this.steps[at]! + amount;
    this.sum += amount;
  }
  /** The sum over the window that ends at `now`. */
  total(now: number): number {
    this.slide(now);
    return this.sum;
  }

  /** `now` is monotonic ms, ≥ 0; one that lies back counts as the latest seen. */
  private slide(now: number): void {
    const step = Math.floor(now / this.stepMs);
    if (step <= this.step) return;
    // Also the first call, when there is no step yet: everything is 0.
    const gone = Math.min(windowSteps, step - this.step || 0);
    for (let i = 1; i <= gone; i++) {
      const at = (step - gone + i) % windowSteps;
      this.sum -= this.steps[at]!;
      this.steps[at] = 0;
    }
    this.step = step;
  }
}
