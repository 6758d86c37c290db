// Keeper: the single owner of every exit's health. Reports and probes go in, the machine decides, changes go out: to workers and watchers at
// once (in small batches), to storage by the writer. Nothing here runs per second and exit.
import type { ExitHealth } from '@gyre/shared/contract/exits';
import type { AdminState, HealthReason, HealthState } from '@gyre/shared/vocabulary';
import {
  type ExitHealthState,
  freshHealth,
  onEnded,
  onOutcomes,
  onOutlier,
  onProbe,
  onTime,
} from '../../core/health/machine.ts';
import type { HealthChange } from '../../core/snapshot/records.ts';
import type { ExitReport } from '../../link/messages.ts';
import type { ExitBrief, StoredHealth } from '../inventory-port.ts';
import type { HealthView, ProbeOutcome } from '../running-port.ts';
import type { HealthColumn } from '../publish/publisher.ts';
import type { HealthSource } from '../telemetry/writer.ts';
import { DueQueue } from './due-queue.ts';
import type { Cause } from './event-text.ts';
import type { ProbeThresholds } from './probe-plan.ts';
import {
  byThresholds,
  counted,
  failuresAfter,
  happenedTo,
  healthOf,
  type Kept,
  neverProbed,
  restored,
  storedDiffers,
  traceOf,
} from './kept-exit.ts';
import type { KeeperOptions } from './keeper-options.ts';
import { Ramps, wholeTenths } from './ramps.ts';
import { Tally } from './tally.ts';
import { Wake } from './wake.ts';

const badWord = { ok: false, failure: 'client_verdict' } as const;
/** Time that changes wait for neighbours on their way to the workers, ms. */
export const healthBatchMs = 5;

export class Keeper implements HealthView, HealthColumn, HealthSource {
  readonly tally = new Tally();
  private readonly options: KeeperOptions;
  private readonly exits = new Map<string, Kept>();
  /** What storage remembers of exits that were not put yet. */
  private readonly remembered = new Map<string, StoredHealth>();
  private readonly ejected = new DueQueue();
  private readonly wake: Wake;
  private readonly ramps: Ramps;
  private pending = new Set<string>();
  private dirty = new Set<string>();

  constructor(options: KeeperOptions) {
    this.options = options;
    this.wake = new Wake(options.clock, () => this.timePassed());
    this.ramps = new Ramps(
      options.clock,
      () => options.slowStartMs?.() ?? 0,
      (id) => this.tell(id),
    );
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
      this.ramps.end(id);
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
      kept.probeFailures = 0;
      this.dirty.add(id);
      this.decide(id, kept, freshHealth(this.options.clock.now()), { by: 'person' });
      this.options.reschedule(id);
    }
  }

  /** What traffic taught a worker. */
  reported(reports: readonly ExitReport[]): void {
    const [now, policy] = [this.options.clock.now(), this.options.policy()];
    for (const { id, ok, failed, trailingFailures, lastFailure } of reports) {
      const kept = this.exits.get(id);
      if (kept === undefined || ok + failed === 0) continue;
      const window = { successes: ok, failures: failed, trailingFailures, lastFailure };
      this.decide(id, kept, onOutcomes(kept.health, window, policy, now), { by: 'traffic' });
      this.options.heard?.(id, trailingFailures > 0 ? lastFailure : null);
    }
  }
  /** `thresholds`: of the profile it was probed by; without one those of traffic count. */
  probed(exitId: string, outcome: ProbeOutcome, thresholds?: ProbeThresholds): void {
    const kept = this.exits.get(exitId);
    if (kept === undefined) return;
    const now = this.options.clock.now();
    kept.probe = traceOf(outcome, now);
    this.dirty.add(exitId);
    const policy = this.options.policy();
    kept.probeFailures = failuresAfter(kept.probeFailures, outcome);
    const { enough, own } = byThresholds(kept.probeFailures, policy, thresholds);
    const { ok, failure } = outcome;
    this.decide(exitId, kept, onProbe(kept.health, { ok, failure, enough }, own, now), { by: 'probe' });
    this.options.moved(exitId);
    this.options.heard?.(exitId, ok ? null : failure);
  }

  /** A client says that the exit did not do what it was asked: a failure like any other. */
  failedByVerdict(exitId: string): void {
    this.judge(exitId, { by: 'verdict' }, (health, now) => onProbe(health, badWord, this.options.policy(), now));
  }

  /** A person ends its ejection; nothing happens to one that is not ejected. */
  endEjection(exitId: string): void {
    this.judge(exitId, { by: 'person' }, onEnded);
  }

  /** It is unlike its peers, or its gateway fails; `detail` says how. */
  outlier(exitId: string, reason: HealthReason, by: 'peers' | 'gateway', detail: string): void {
    const kept = this.exits.get(exitId);
    if (kept?.adminState !== 'enabled') return;
    const health = onOutlier(kept.health, reason, this.options.policy(), this.options.clock.now());
    this.decide(exitId, kept, health, { by, detail });
  }

  of(exitId: string): ExitHealth {
    const { health, probe = neverProbed } = this.exits.get(exitId) ?? {};
    return healthOf(health, probe);
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
  changeOf(exitId: string): HealthChange | undefined {
    const health = this.exits.get(exitId)?.health;
    if (health === undefined) return undefined;
    const tenths = this.ramps.tenthsOf(exitId);
    if (health.suspected) return [exitId, health.state, health.sinceAt, tenths, true];
    // All of its weight is not worth a word.
    return tenths === wholeTenths
      ? [exitId, health.state, health.sinceAt]
      : [exitId, health.state, health.sinceAt, tenths];
  }
  *states(): Generator<HealthChange> {
    for (const id of this.exits.keys()) yield this.changeOf(id)!;
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
    this.ramps.close();
    this.flush();
  }

  private add(id: string, adminState: AdminState, country: string | null): void {
    const row = this.remembered.get(id);
    this.remembered.delete(id);
    const now = this.options.clock.now();
    const health = row === undefined ? freshHealth(now) : restored(row);
    const kept: Kept = { health, probe: row ?? neverProbed, probeFailures: 0, adminState, country };
    this.exits.set(id, kept);
    this.tally.add(counted(kept));
    this.planEnd(id, health);
    this.options.reschedule(id);
  }

  private judge(id: string, cause: Cause, word: (health: ExitHealthState, now: number) => ExitHealthState): void {
    const kept = this.exits.get(id);
    if (kept !== undefined) this.decide(id, kept, word(kept.health, this.options.clock.now()), cause);
  }
  private decide(id: string, kept: Kept, health: ExitHealthState, cause: Cause): void {
    if (health === kept.health) return;
    const before = kept.health;
    // What one worker met, the others need not meet.
    if (health.suspected && !before.suspected) this.tell(id);
    if (!storedDiffers(before, health)) {
      kept.health = health;
      if (before.suspected !== health.suspected) this.options.reschedule(id);
      return;
    }
    this.change(id, kept, { health });
    this.dirty.add(id);
    this.planEnd(id, health);
    if (before.state === health.state) return;
    if (before.state === 'probation' && health.state === 'healthy') this.ramps.begin(id);
    else this.ramps.end(id);
    this.tell(id);
    this.options.happened?.(happenedTo(id, before, health, { ...cause, at: this.options.clock.now() }));
  }
  private tell(id: string): void {
    if (this.pending.size === 0) this.options.clock.after(healthBatchMs, () => this.flush());
    this.pending.add(id);
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
    const endAt = untilAt + (this.options.awaitProbeMs?.() ?? 0);
    this.ejected.set(id, endAt);
    this.wake.at(endAt);
  }
  private timePassed(): void {
    const now = this.options.clock.now();
    for (let id = this.ejected.take(now); id !== undefined; id = this.ejected.take(now)) {
      const kept = this.exits.get(id);
      if (kept !== undefined) this.decide(id, kept, onTime(kept.health, now), { by: 'time' });
    }
    this.wake.at(this.ejected.nextAt);
  }
  private flush(): void {
    if (this.pending.size === 0) return;
    const changes = [...this.pending].map((id) => this.changeOf(id)).filter((it) => it !== undefined);
    this.pending = new Set();
    this.options.changed(changes);
  }
}
