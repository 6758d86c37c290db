// Steady time: the time of day as expiry may use it. It follows the clock of the machine while that goes evenly; when that is set forward or back it
// walks there at a tenth of the pace of time, so that a jump ends no session, ejection or ban before its time, and none lasts for ever
// (product §18: no expiry storm). Lists and logs show the same time.

/** What an even clock may differ from one look to the next, ms: NTP slews at most half a millisecond a second. */
const evenMs = 1000;
/** How fast a jump is made up for, ms per ms. */
const slew = 0.1;

export class SteadyTime {
  private readonly wall: () => number;
  private readonly monotonic: () => number;
  /** Believed time of day less monotonic time, ms. */
  private offset: number;
  private lookedAt: number;

  /** `wall` is epoch ms and may jump; `monotonic` is ms and never does. */
  constructor(wall: () => number, monotonic: () => number) {
    this.wall = wall;
    this.monotonic = monotonic;
    this.lookedAt = monotonic();
    this.offset = wall() - this.lookedAt;
  }

  /** Epoch ms, whole; never goes back by more than an even clock does. */
  now(): number {
    const at = this.monotonic();
    const off = this.wall() - at - this.offset;
    if (off <= evenMs && off >= -evenMs) this.offset += off;
    else {
      const most = (at - this.lookedAt) * slew;
      this.offset += Math.max(-most, Math.min(most, off));
    }
    this.lookedAt = at;
    return Math.round(at + this.offset);
  }
  /** How far the clock of the machine is ahead of this one, ms; 0 unless it jumped. */
  get behindMs(): number {
    const off = this.wall() - this.monotonic() - this.offset;
    return Math.abs(off) <= evenMs ? 0 : Math.round(off);
  }
}

const systemTime = new SteadyTime(
  () => Date.now(),
  () => performance.now(),
);
/** Steady time of this process, epoch ms. */
export const steadyNow = (): number => systemTime.now();
/** See `SteadyTime.behindMs`. */
export const steadyBehindMs = (): number => systemTime.behindMs;
