// Measurer: learns through each exit which address targets see. New, changed and never measured exits first, then each once in an interval;
// so many at once and so many a second, because echo targets are other people's machines.
import type { Settings } from '@gyre/shared/contract/settings';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Chance } from '../../base/random.ts';
import type { Exit } from '../../core/model/exit.ts';
import { DueQueue } from '../health/due-queue.ts';
import type { Keeper } from '../health/keeper.ts';
import { Wake } from '../health/wake.ts';
import type { Inventory } from '../inventory-port.ts';
import type { Asked } from './ask-echo.ts';
import { dialableExit } from './dialable.ts';
import { EchoRound, type Seen } from './echo-round.ts';
import type { EchoTarget } from './echo-target.ts';
import { dueAt, type Measured, neverMeasured } from './due.ts';

/** Most measurements at once, and the least time between two starts, ms. */
export const mostAtOnce = 16;
export const startGapMs = 50;

export interface MeasurerOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly keeper: Pick<Keeper, 'onSchedule' | 'exitIds'>;
  readonly inventory: Pick<Inventory, 'exitRecordsOf'>;
  readonly settings: () => Settings['places'];
  readonly ask: (exit: Exit, target: EchoTarget) => Promise<Asked>;
  /** An exit's addresses are known (again). */
  readonly seen: (exitId: string, seen: Seen, measuredAt: number) => void;
}

export class Measurer {
  private readonly options: MeasurerOptions;
  private readonly known = new Map<string, Measured>();
  private readonly due = new DueQueue();
  /** Asked for by people: before everything that is due. */
  private readonly soon = new Set<string>();
  private readonly running = new Set<string>();
  private readonly round = new EchoRound();
  private readonly wake: Wake;
  private nextStartAt = 0;
  private state: 'waiting' | 'open' | 'closed' = 'waiting';

  constructor(options: MeasurerOptions) {
    this.options = options;
    this.wake = new Wake(options.clock, () => this.go());
    this.round.set(options.settings().echoTargets);
  }

  /** What storage remembers; before the first exit is scheduled. */
  restore(places: Iterable<{ readonly exitId: string; readonly measuredAt: number }>): void {
    for (const { exitId, measuredAt } of places) this.known.set(exitId, { measuredAt, failures: 0, failedAt: 0 });
  }
  /** From now on it measures. */
  start(): void {
    if (this.state === 'closed') return;
    this.state = 'open';
    this.wake.at(this.options.clock.now());
  }
  close(): void {
    this.state = 'closed';
    this.wake.close();
  }

  /** Plans the next measurement of an exit; one that is off, ejected or gone is left alone. */
  schedule(exitId: string): void {
    if (this.running.has(exitId)) return;
    const { keeper, chance, clock } = this.options;
    const exit = keeper.onSchedule(exitId);
    if (exit === undefined || exit.health.state === 'ejected' || this.round.empty) return this.due.remove(exitId);
    const { intervalMs } = this.options.settings();
    const at = dueAt(this.known.get(exitId) ?? neverMeasured, { intervalMs, share: chance() }, clock.now());
    this.due.set(exitId, at);
    if (this.state === 'open') this.wake.at(Math.max(at, this.nextStartAt));
  }
  /** The settings may be other ones. */
  settingsChanged(): void {
    this.round.set(this.options.settings().echoTargets);
    for (const id of this.options.keeper.exitIds) this.schedule(id);
  }
  /** The way to these exits changed: their address may be another. */
  renew(exitIds: readonly string[]): void {
    for (const id of exitIds) {
      this.known.delete(id);
      this.schedule(id);
    }
  }
  forget(exitIds: readonly string[]): void {
    for (const id of exitIds) {
      this.known.delete(id);
      this.soon.delete(id);
      this.due.remove(id);
    }
  }
  measureSoon(exitIds: readonly string[]): void {
    if (this.round.empty) return;
    for (const id of exitIds) this.soon.add(id);
    if (this.state === 'open') this.wake.at(this.nextStartAt);
  }
  /** When the exit was measured last; undefined when it never was. */
  measuredAt(exitId: string): number | undefined {
    return this.known.get(exitId)?.measuredAt ?? undefined;
  }

  private go(): void {
    if (this.state !== 'open' || this.round.empty) return;
    const now = this.options.clock.now();
    while (this.running.size < mostAtOnce && this.nextStartAt <= now) {
      const id = this.first() ?? this.due.take(now);
      if (id === undefined) break;
      if (!this.running.has(id) && this.startOne(id)) this.nextStartAt = now + startGapMs;
    }
    if (this.running.size >= mostAtOnce) return;
    // A clock that was set back must not stop us for long.
    this.nextStartAt = Math.min(this.nextStartAt, now + startGapMs);
    this.wake.at(this.soon.size > 0 ? this.nextStartAt : Math.max(this.due.nextAt, this.nextStartAt));
  }
  private first(): string | undefined {
    const [id] = this.soon;
    if (id !== undefined) this.soon.delete(id);
    return id;
  }
  private startOne(id: string): boolean {
    const exit = this.exitOf(id);
    if (exit === undefined) return false;
    this.due.remove(id);
    void this.measure(id, exit);
    return true;
  }
  private exitOf(id: string): Exit | undefined {
    try {
      const [record] = this.options.inventory.exitRecordsOf([id]);
      return record && dialableExit(record);
    } catch (error) {
      this.options.log.error({ error, exit: id }, 'an exit could not be read for measuring');
      this.failed(id);
      this.schedule(id);
      return undefined;
    }
  }

  private async measure(id: string, exit: Exit): Promise<void> {
    const { clock, log, ask, seen: tell } = this.options;
    this.running.add(id);
    try {
      const seen = await this.round.run((target) => ask(exit, target));
      if (this.state === 'closed') return;
      if (seen.problem !== null) log.debug({ exit: id, problem: seen.problem }, 'an exit could not be measured');
      if (seen.ipv4 === null && seen.ipv6 === null) this.failed(id);
      else {
        const measuredAt = clock.now();
        this.known.set(id, { measuredAt, failures: 0, failedAt: 0 });
        tell(id, seen, measuredAt);
      }
    } catch (error) {
      log.error({ error, exit: id }, 'a measurement went wrong');
      this.failed(id);
    } finally {
      this.running.delete(id);
      this.schedule(id);
      if (this.state === 'open') this.wake.at(this.nextStartAt);
    }
  }
  private failed(id: string): void {
    const before = this.known.get(id) ?? neverMeasured;
    this.known.set(id, { ...before, failures: before.failures + 1, failedAt: this.options.clock.now() });
  }
}
