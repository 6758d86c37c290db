// Clock: the time of day, the time that never jumps, and timers. Handed to whoever waits, so that tests hold the hands of the clock.
import { steadyNow } from './steady-time.ts';

export interface Clock {
  /** Epoch ms. Does not jump: steady-time.ts. */
  now(): number;
  /** Ms since some moment. Never jumps. */
  monotonic(): number;
  /** Runs once after `ms`. The returned function calls it off. Does not keep the process alive. */
  after(ms: number, run: () => void): () => void;
  /** Runs every `ms` until the returned function is called. Does not keep the process alive. */
  every(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: steadyNow,
  monotonic: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
  every: (ms, run) => {
    const timer = setInterval(run, ms).unref();
    return () => clearInterval(timer);
  },
};
