// What went where: reports of workers → steps of five minutes for a day and days for some weeks, kept beside the request log. Also how many exits
// were in which state, once a minute. A full disk costs figures, never traffic.
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { SiteTrafficReport } from '../../link/messages.ts';
import type { ExitStatesRow, SiteTrafficTable } from '../../storage/site-traffic-table.ts';
import type { HealthState } from '@gyre/shared/vocabulary';
import { TopPairs } from './top-pairs.ts';

export const shortStepMs = 300_000;
export const dayMs = 86_400_000;
/** Time between two writes, ms; pairs of one step; how long steps are kept. */
export const bookWriteMs = 5_000;
const kept = [
  { stepMs: shortStepMs, most: 200, keptMs: 25 * 3_600_000 },
  { stepMs: dayMs, most: 1_000, keptMs: 35 * dayMs },
] as const;
const stateMs = 60_000;

export interface SiteBookOptions {
  readonly table: SiteTrafficTable;
  readonly states: () => Readonly<Record<HealthState, number>>;
  readonly clock: Clock;
  readonly log: Log;
}
interface Step {
  startedAt: number;
  pairs: TopPairs;
  dirty: boolean;
}

export class SiteBook {
  private readonly options: SiteBookOptions;
  private readonly steps: Step[];
  private readonly stop: () => void;
  private stateAt = 0;
  private failing = false;

  constructor(options: SiteBookOptions) {
    this.options = options;
    const now = options.clock.now();
    this.steps = kept.map(({ stepMs, most }) => {
      const startedAt = Math.floor(now / stepMs) * stepMs;
      return { startedAt, pairs: new TopPairs(most, options.table.read(stepMs, startedAt)), dirty: false };
    });
    this.stop = options.clock.every(bookWriteMs, () => this.write());
  }

  take(reports: readonly SiteTrafficReport[]): void {
    if (reports.length === 0) return;
    this.turnOver();
    for (const step of this.steps) {
      for (const it of reports) step.pairs.add(it);
      step.dirty = true;
    }
  }
  /** Stores what moved; also before somebody reads. */
  write(): void {
    this.turnOver();
    this.guarded(() => {
      this.steps.forEach((step, i) => this.writeStep(step, i));
      this.writeStates();
    });
  }
  /** Newest last. */
  states(from: number): readonly ExitStatesRow[] {
    return this.options.table.states(from);
  }
  get table(): SiteTrafficTable {
    return this.options.table;
  }
  close(): void {
    this.stop();
    this.write();
  }

  private writeStep(step: Step, i: number): void {
    if (!step.dirty) return;
    this.options.table.replace(kept[i]!.stepMs, step.startedAt, step.pairs.rows());
    step.dirty = false;
  }
  private writeStates(): void {
    const { clock, states, table } = this.options;
    const at = Math.floor(clock.now() / stateMs) * stateMs;
    if (at === this.stateAt) return;
    this.stateAt = at;
    table.putStates({ at, ...states() });
    table.forgetStates(at - kept[0].keptMs);
    for (const { stepMs, keptMs } of kept) table.forget(stepMs, at - keptMs);
  }
  /** Steps that are over are stored, and new ones begin. */
  private turnOver(): void {
    const now = this.options.clock.now();
    this.steps.forEach((step, i) => {
      const { stepMs, most } = kept[i]!;
      const startedAt = Math.floor(now / stepMs) * stepMs;
      if (startedAt === step.startedAt) return;
      this.guarded(() => this.writeStep(step, i));
      Object.assign(step, { startedAt, pairs: new TopPairs(most), dirty: false });
    });
  }
  private guarded(work: () => void): void {
    try {
      work();
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.options.log.error({ error }, 'what went where cannot be stored');
      this.failing = true;
    }
  }
}
