// Pace: at most so many starts a second over all, a handful in each turn, so that probing a large fleet leaves the loop and the machine to others.

/** Starts a second. At 2 500 a second 100 000 exits take 40 s. */
export const mostPerSecond = 2_500;
/** Starts in one turn of the loop: each costs it about a quarter of a ms. */
export const handful = 64;
/** What a busy machine made late is made up for, so far back, ms. */
const lateMs = 250;

const gapMs = 1_000 / mostPerSecond;

export class Pace {
  /** When the next start would be due, were they spread evenly, epoch ms. */
  private evenAt = 0;

  mayStart(now: number): boolean {
    return this.evenAt <= now;
  }
  started(now: number): void {
    this.evenAt = Math.max(this.evenAt, now - lateMs) + gapMs;
  }
}
