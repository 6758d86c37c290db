// A clock for what is over: it stands until it is moved, and timers run in the order of their time while it is.
import type { Clock } from '../../../base/clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export class ReplayClock implements Clock {
  private time: number;
  /** The next one last. Few at a time: one for each part that waits. */
  private readonly timers: Timer[] = [];

  constructor(startAt: number) {
    this.time = startAt;
  }

  now(): number {
    return this.time;
  }
  monotonic(): number {
    return this.time;
  }
  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + Math.max(0, ms), run };
    const place = this.timers.findIndex((it) => it.at <= timer.at);
    this.timers.splice(place < 0 ? this.timers.length : place, 0, timer);
    return () => {
      const at = this.timers.indexOf(timer);
      if (at >= 0) this.timers.splice(at, 1);
    };
  }
  /** Whoever replays beats the time himself: a beat may have to be waited for. */
  every(): () => void {
    return () => {};
  }

  /** Never back. */
  moveTo(at: number): void {
    for (let next = this.timers.at(-1); next !== undefined && next.at <= at; next = this.timers.at(-1)) {
      this.timers.pop();
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = Math.max(this.time, at);
  }
}
