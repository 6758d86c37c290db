// A clock whose hands the test moves. Timers run in order of their time while it is moved, and what they promise has a chance to settle.
import type { Clock } from '../src/base/clock.ts';

interface Timer {
  at: number;
  readonly everyMs: number | undefined;
  readonly run: () => void;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class FakeClock implements Clock {
  private readonly timers = new Set<Timer>();
  private time: number;

  constructor(startAt = 1_000_000) {
    this.time = startAt;
  }

  now(): number {
    return this.time;
  }
  monotonic(): number {
    return this.time;
  }
  after(ms: number, run: () => void): () => void {
    return this.add({ at: this.time + ms, everyMs: undefined, run });
  }
  every(ms: number, run: () => void): () => void {
    return this.add({ at: this.time + ms, everyMs: ms, run });
  }
  /** Timers that wait. */
  get waiting(): number {
    return this.timers.size;
  }

  /** Moves the hands by `ms`. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    await turn();
    for (let timer = this.next(end); timer !== undefined; timer = this.next(end)) {
      this.time = Math.max(this.time, timer.at);
      if (timer.everyMs === undefined) this.timers.delete(timer);
      else timer.at += timer.everyMs;
      timer.run();
      await turn();
    }
    this.time = end;
    await turn();
  }
  /** Sets the time of day without running anything, as a person or a time server does. */
  jump(ms: number): void {
    this.time += ms;
  }

  private add(timer: Timer): () => void {
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }
  private next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) if (timer.at <= end && (first === undefined || timer.at < first.at)) first = timer;
    return first;
  }
}
