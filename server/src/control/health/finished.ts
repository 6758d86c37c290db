// How many probes ended in the last minute, second by second.

const seconds = 60;

export class Finished {
  private readonly counts = new Uint32Array(seconds);
  /** The second that is counted, since the epoch. */
  private second = 0;

  note(now: number): void {
    this.moveTo(now);
    this.counts[this.second % seconds]!++;
  }
  lastMinute(now: number): number {
    this.moveTo(now);
    return this.counts.reduce((sum, it) => sum + it, 0);
  }

  private moveTo(now: number): void {
    const second = Math.floor(now / 1000);
    const passed = Math.min(seconds, Math.max(0, second - this.second));
    for (let i = 0; i < passed; i++) this.counts[(second - i) % seconds] = 0;
    this.second = Math.max(second, this.second);
  }
}
