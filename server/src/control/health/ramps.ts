// Ramps: exits that returned and get their weight back in tenths. Each knows when its next tenth comes; nothing runs per second and exit.
import type { Clock } from '../../base/clock.ts';
import { nextStepMs, slowStartDefaults, type SlowStartPolicy, slowStartWeight } from '../../core/health/slow-start.ts';
import { DueQueue } from './due-queue.ts';
import { Wake } from './wake.ts';

export const wholeTenths = 10;

export class Ramps {
  private readonly clock: Clock;
  private readonly windowMs: () => number;
  private readonly stepped: (exitId: string) => void;
  private readonly sinceAt = new Map<string, number>();
  private readonly due = new DueQueue();
  private readonly wake: Wake;

  /** `stepped`: the exit has another share of its weight now. */
  constructor(clock: Clock, windowMs: () => number, stepped: (exitId: string) => void) {
    this.clock = clock;
    this.windowMs = windowMs;
    this.stepped = stepped;
    this.wake = new Wake(clock, () => this.step());
  }

  /** The exit returned now. */
  begin(exitId: string): void {
    if (this.windowMs() === 0) return;
    this.sinceAt.set(exitId, this.clock.now());
    this.plan(exitId);
  }
  end(exitId: string): void {
    if (this.sinceAt.delete(exitId)) this.due.remove(exitId);
  }
  /** Tenths of its weight that it has now, 1 … 10. */
  tenthsOf(exitId: string): number {
    const sinceAt = this.sinceAt.get(exitId);
    return sinceAt === undefined ? wholeTenths : slowStartWeight(wholeTenths, this.clock.now() - sinceAt, this.policy);
  }
  close(): void {
    this.wake.close();
  }

  private get policy(): SlowStartPolicy {
    return { ...slowStartDefaults, windowMs: this.windowMs() };
  }
  private plan(exitId: string): void {
    const sinceAt = this.sinceAt.get(exitId)!;
    const nextMs = nextStepMs(this.clock.now() - sinceAt, this.policy);
    if (nextMs === undefined) return this.end(exitId);
    this.due.set(exitId, sinceAt + nextMs);
    this.wake.at(sinceAt + nextMs);
  }
  private step(): void {
    const now = this.clock.now();
    for (let id = this.due.take(now); id !== undefined; id = this.due.take(now)) {
      this.plan(id);
      this.stepped(id);
    }
    this.wake.at(this.due.nextAt);
  }
}
