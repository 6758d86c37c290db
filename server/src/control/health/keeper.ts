// Keeper: the single owner of every exit's health. Reports and probes go in, the machine decides, changes go out: to workers and watchers at
// once (in small batches), to storage by the writer. Nothing here runs per second and exit.
import type { ExitHealth } from '@gyre/shared/contract/exits';
import type { AdminState, HealthState } from '@gyre/shared/vocabulary';
import type { Clock } from '../../base/clock.ts';
import {
  type ExitHealthState,
  freshHealth,
  type HealthPolicy,
  onOutcomes,
  onProbe,
  onTime,
} from '../../core/health/machine.ts';
import type { HealthChange } from '../../core/snapshot/records.ts';
import type { ExitReport } from '../../link/messages.ts';
import type { ExitBrief, HealthView, ProbeOutcome, StoredHealth } from '../ports.ts';
import type { HealthColumn } from '../publish/publisher.ts';
import type { HealthSource } from '../telemetry/writer.ts';
import { DueQueue } from './due-queue.ts';
import { healthOf, neverProbed, type ProbeTrace, restored, storedDiffers, traceOf } from './kept-exit.ts';
import { Tally } from './tally.ts';
import { Wake } from './wake.ts';

/** Time that changes wait for neighbours on their way to the workers, ms. */
export const healthBatchMs = 5;

interface Kept {
  health: ExitHealthState;
  probe: ProbeTrace;
  adminState: AdminState;
  country: string | null;
}
export interface KeeperOptions {
  readonly clock: Clock;
  readonly policy: () => HealthPolicy;
  /** For the workers. */
  readonly changed: (changes: readonly HealthChange[]) => void;
  /** For those who watch. */
  readonly moved: (exitId: string) => void;
  /** The exit is new, gone, or its state or admin state is another one: when it is probed next may have to be. */
  readonly reschedule: (exitId: string) => void;
}

export class Keeper implements HealthView, HealthColumn, HealthSource {
  readonly tally = new Tally();
  private readonly options: KeeperOptions;
  private readonly exits = new Map<string, Kept>();
  /** What storage remembers of exits that were not put yet. */
  private readonly remembered = new Map<string, StoredHealth>();
  private readonly ejected = new DueQueue();
  private readonly wake: Wake;
  private pending = new Map<string, HealthState>();
  private dirty = new Set<string>();

  constructor(options: KeeperOptions) {
    this.options = options;
    this.wake = new Wake(options.clock, () => this.timePassed());
  }

  /** Before the first `put`. */
  restore(rows: readonly StoredHealth[]): void {
    for (const row of rows) this.remembered.set(row.exitId, row);
  }
  /** Exits as they are now; those seen for the first time start with what storage remembers. */
  put(exits: readonly ExitBrief[]): void {
    for (const { id, adminState, country } of exits) {
      const known = this.exits.get(id);
      if (known === undefined) this.add(id, adminState, country);
      else if (known.adminState !== adminState || known.country !== country)
        this.change(id, known, { adminState, country });
    }
  }
  drop(exitIds: readonly string[]): void {
    for (const id of exitIds) {
      const kept = this.exits.get(id);
      if (kept === undefined) continue;
      this.tally.remove(counted(kept));
      this.exits.delete(id);
      this.ejected.remove(id);
      this.pending.delete(id);
      this.dirty.delete(id);
      this.options.reschedule(id);
    }
  }
  /** The way to these exits changed: what is known about them was about another way. */
  renew(exitIds: readonly string[]): void {
    for (const id of exitIds) {
      const kept = this.exits.get(id);
      if (kept === undefined) continue;
      kept.probe = neverProbed;
      this.dirty.add(id);
      this.decide(id, kept, freshHealth(this.options.clock.now()));
      this.options.reschedule(id);
    }
  }

  /** What traffic taught a worker. */
  reported(reports: readonly ExitReport[]): void {
    const now = this.options.clock.now();
    const policy = this.options.policy();
    for (const { id, ok, failed, trailingFailures, lastFailure } of reports) {
      const kept = this.exits.get(id);
      if (kept === undefined || ok + failed === 0) continue;
      const window = { successes: ok, failures: failed, trailingFailures, lastFailure };
      this.decide(id, kept, onOutcomes(kept.health, window, policy, now));
    }
  }
  probed(exitId: string, outcome: ProbeOutcome): void {
    const kept = this.exits.get(exitId);
    if (kept === undefined) return;
    const now = this.options.clock.now();
    kept.probe = traceOf(outcome, now);
    this.dirty.add(exitId);
    this.decide(exitId, kept, onProbe(kept.health, outcome, this.options.policy(), now));
    this.options.moved(exitId);
  }

  of(exitId: string): ExitHealth {
    const kept = this.exits.get(exitId);
    return healthOf(kept?.health, kept?.probe ?? neverProbed);
  }
  counts(): Readonly<Record<HealthState, number>> {
    return this.tally.byState;
  }
  /** What the prober needs; undefined for an exit that must not be probed on schedule. */
  onSchedule(exitId: string): { readonly health: ExitHealthState; readonly lastProbeAt: number | null } | undefined {
    const kept = this.exits.get(exitId);
    if (kept === undefined || kept.adminState !== 'enabled') return undefined;
    return { health: kept.health, lastProbeAt: kept.probe.lastProbeAt };
  }
  get exitIds(): Iterable<string> {
    return this.exits.keys();
  }
  get exitCount(): number {
    return this.exits.size;
  }
  stateOf(exitId: string): HealthState | undefined {
    return this.exits.get(exitId)?.health.state;
  }
  *states(): Generator<HealthChange> {
    for (const [id, kept] of this.exits) yield [id, kept.health.state];
  }

  takeHealth(limit: number): StoredHealth[] {
    const rows: StoredHealth[] = [];
    for (const exitId of this.dirty) {
      if (rows.length === limit) break;
      this.dirty.delete(exitId);
      rows.push({ exitId, ...this.of(exitId) });
    }
    return rows;
  }
  putHealthBack(rows: readonly StoredHealth[]): void {
    for (const { exitId } of rows) if (this.exits.has(exitId)) this.dirty.add(exitId);
  }
  close(): void {
    this.wake.close();
    this.flush();
  }

  private add(id: string, adminState: AdminState, country: string | null): void {
    const row = this.remembered.get(id);
    this.remembered.delete(id);
    const now = this.options.clock.now();
    const kept = { health: row === undefined ? freshHealth(now) : restored(row), probe: row ?? neverProbed };
    this.exits.set(id, { ...kept, adminState, country });
    this.tally.add(counted(this.exits.get(id)!));
    this.planEnd(id, kept.health);
    this.options.reschedule(id);
  }

  private decide(id: string, kept: Kept, health: ExitHealthState): void {
    if (health === kept.health) return;
    const before = kept.health;
    if (!storedDiffers(before, health)) {
      kept.health = health;
      return;
    }
    this.change(id, kept, { health });
    this.dirty.add(id);
    this.planEnd(id, health);
    if (before.state === health.state) return;
    if (this.pending.size === 0) this.options.clock.after(healthBatchMs, () => this.flush());
    this.pending.set(id, health.state);
  }
  private change(id: string, kept: Kept, to: Partial<Kept>): void {
    this.tally.remove(counted(kept));
    Object.assign(kept, to);
    this.tally.add(counted(kept));
    this.options.moved(id);
    this.options.reschedule(id);
  }
  private planEnd(id: string, { state, untilAt }: ExitHealthState): void {
    if (state !== 'ejected' || untilAt === null) return this.ejected.remove(id);
    this.ejected.set(id, untilAt);
    this.wake.at(untilAt);
  }
  private timePassed(): void {
    const now = this.options.clock.now();
    for (let id = this.ejected.take(now); id !== undefined; id = this.ejected.take(now)) {
      const kept = this.exits.get(id);
      if (kept !== undefined) this.decide(id, kept, onTime(kept.health, now));
    }
    this.wake.at(this.ejected.nextAt);
  }
  private flush(): void {
    if (this.pending.size === 0) return;
    const changes = [...this.pending];
    this.pending = new Map();
    this.options.changed(changes);
  }
}

const counted = ({ health, adminState, country }: Kept): Parameters<Tally['add']>[0] => ({
  ...{ state: health.state, reason: health.reason, adminState, country },
});
