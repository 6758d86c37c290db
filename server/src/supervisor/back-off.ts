// Back-off: how long a process that ended waits before it is started again. The first time not at all; longer the more often it ends early.

/** A process that lived as long is a calm one: its next end counts as the first, ms. */
const calmMs = 10_000;
const firstMs = 100;
const mostMs = 5_000;

export class BackOff {
  private early = 0;

  /** Time to wait after a life of `livedMs`. */
  after(livedMs: number): number {
    if (livedMs >= calmMs) this.early = 0;
    const waitMs = this.early === 0 ? 0 : Math.min(mostMs, firstMs * 2 ** (this.early - 1));
    this.early++;
    return waitMs;
  }
}
