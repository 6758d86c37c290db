// Prober: runs the probes that are due, so many at once, and those that people ask for at once. When an exit is due is decided by
// core/health/schedule.ts; what a probe taught goes to the keeper.
import type { Settings } from '@gyre/shared/contract/settings';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Chance } from '../../base/random.ts';
import { nextProbeAt } from '../../core/health/schedule.ts';
import type { ExitRecord } from '../../core/snapshot/records.ts';
import type { ProbeNow, ProbeOutcome } from '../ports.ts';
import { notFound } from '../services/errors.ts';
import { DueQueue } from './due-queue.ts';
import type { Keeper } from './keeper.ts';
import { Wake } from './wake.ts';

export type ProbeSettings = Settings['probe'];
export interface ProberOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly keeper: Pick<Keeper, 'onSchedule' | 'exitIds' | 'probed'>;
  readonly settings: () => ProbeSettings;
  /** Records of those of the ids that exist. */
  readonly recordsOf: (ids: readonly string[]) => readonly ExitRecord[];
  readonly probe: (exit: ExitRecord, settings: ProbeSettings) => Promise<ProbeOutcome>;
}

export class Prober implements ProbeNow {
  private readonly options: ProberOptions;
  private readonly due = new DueQueue();
  /** Asked for by people: before everything that is due. */
  private readonly soon = new Set<string>();
  private readonly running = new Set<string>();
  private readonly wake: Wake;
  private closed = false;

  constructor(options: ProberOptions) {
    this.options = options;
    this.wake = new Wake(options.clock, () => this.go());
  }

  /** Plans the next probe of an exit from what the keeper knows; an exit that is gone or off is forgotten. */
  schedule(exitId: string): void {
    if (this.running.has(exitId)) return;
    const { keeper, settings, chance, clock } = this.options;
    const exit = keeper.onSchedule(exitId);
    if (exit === undefined) return this.due.remove(exitId);
    const { intervalMs, enabled } = settings();
    const at = nextProbeAt(exit.health, exit.lastProbeAt, { intervalMs, share: chance() }, clock.now());
    this.due.set(exitId, at);
    if (enabled) this.wake.at(at);
  }
  /** The settings are other ones: every exit is planned anew. */
  scheduleAll(): void {
    for (const id of this.options.keeper.exitIds) this.schedule(id);
  }

  probeSoon(exitIds: readonly string[]): void {
    for (const id of exitIds) this.soon.add(id);
    this.wake.at(this.options.clock.now());
  }
  async probe(exitId: string): Promise<ProbeOutcome> {
    const [record] = this.options.recordsOf([exitId]);
    if (record === undefined) throw notFound('exit', exitId);
    return this.run(record);
  }
  close(): void {
    this.closed = true;
    this.wake.close();
  }

  private go(): void {
    if (this.closed) return;
    const now = this.options.clock.now();
    const ids: string[] = [];
    const { enabled, concurrency } = this.options.settings();
    while (this.running.size + ids.length < concurrency) {
      const id = this.first() ?? (enabled ? this.due.take(now) : undefined);
      if (id === undefined) break;
      if (!this.running.has(id)) ids.push(id);
    }
    if (ids.length > 0) this.start(ids);
    if (this.running.size >= concurrency) return;
    if (this.soon.size > 0) this.wake.at(now);
    else if (enabled) this.wake.at(this.due.nextAt);
  }
  private first(): string | undefined {
    const [id] = this.soon;
    if (id !== undefined) {
      this.soon.delete(id);
      this.due.remove(id);
    }
    return id;
  }
  private start(ids: readonly string[]): void {
    let records: readonly ExitRecord[] = [];
    try {
      records = this.options.recordsOf(ids);
    } catch (error) {
      this.options.log.error({ error }, 'exits could not be read for probing');
      const at = this.options.clock.now() + retryMs;
      for (const id of ids) this.due.set(id, at);
    }
    for (const record of records) void this.run(record).catch(() => {});
  }

  private async run(record: ExitRecord): Promise<ProbeOutcome> {
    const { keeper, probe, settings, log } = this.options;
    this.running.add(record.id);
    try {
      const outcome = await probe(record, settings());
      if (!this.closed) keeper.probed(record.id, outcome);
      return outcome;
    } catch (error) {
      log.error({ error, exit: record.id }, 'a probe went wrong');
      throw error;
    } finally {
      this.running.delete(record.id);
      this.schedule(record.id);
      if (!this.closed) this.wake.at(this.options.clock.now());
    }
  }
}

/** Time before probes are tried again when storage could not be read, ms. */
const retryMs = 1_000;
