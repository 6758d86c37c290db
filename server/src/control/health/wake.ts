// Wake: one timer for the earliest of many times. It looks at least every second, so that a clock that was set back or forth is soon noticed.
import type { Clock } from '../../base/clock.ts';

const mostMs = 1_000;

export class Wake {
  private readonly clock: Clock;
  private readonly run: () => void;
  private plannedAt = Infinity;
  private cancel: (() => void) | undefined;

  constructor(clock: Clock, run: () => void) {
    this.clock = clock;
    this.run = run;
  }

  /** Runs at `at` (epoch ms) or earlier; Infinity asks for nothing. Whoever runs asks again. */
  at(at: number): void {
    if (at >= this.plannedAt) return;
    this.cancel?.();
    this.plannedAt = at;
    const ms = Math.min(mostMs, Math.max(0, at - this.clock.now()));
    this.cancel = this.clock.after(ms, () => {
      this.plannedAt = Infinity;
      this.cancel = undefined;
      this.run();
    });
  }
  close(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.plannedAt = -Infinity;
  }
}
