// Collector: reports of workers → counters per exit, per proxy user, per second and minute, and the newest requests. Everything here is bounded
// by the number of exits and users; what must last is taken by the writer.
import { recentLimit } from './recent.ts';
import type { ExitTraffic } from '@gyre/shared/contract/exits';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { addAttempts, noAttempts } from '../../core/retry/attempt-counts.ts';
import type { ExitReport, TrafficReport, UserReport } from '../../link/messages.ts';
import type { MinuteTraffic, StoredTraffic, UserTraffic } from '../inventory-port.ts';
import { Series, Sums } from './series.ts';

const forgettingPerSample = 0.9;

interface Counters {
  ok: number;
  failed: number;
  upBytes: number;
  downBytes: number;
  latencyMs: number | null;
  lastUsedAt: number | null;
}
const unused: ExitTraffic = {
  ok: 0,
  failed: 0,
  upBytes: 0,
  downBytes: 0,
  latencyMs: null,
  inFlight: 0,
  lastUsedAt: null,
};

export class Collector {
  readonly seconds = new Series(1000, 300);
  readonly minutes = new Series(60_000, 1440);
  /** Since this process started. */
  readonly totals = new Sums();
  /** Retries, hedges and connections opened ahead, since this process started. */
  readonly further = noAttempts();
  /** Reports and rows that workers had to drop. */
  dropped = 0;
  droppedAt = 0;
  /** Told about every exit that moved. */
  moved: (exitId: string) => void = () => {};
  /** Told about rows, oldest first, and how many were left out. */
  happened: (rows: readonly RequestRow[], more: number) => void = () => {};

  private readonly exits = new Map<string, Counters>();
  /** In-flight figures by worker, without zeros. */
  private readonly inFlight = new Map<number, Map<string, number>>();
  /** When the last request or tunnel of an exit ended; absent while some are open, or none was. */
  private readonly freeSince = new Map<string, number>();
  private readonly rows: RequestRow[] = [];
  private dirtyExits = new Set<string>();
  private users = new Map<string, UserTraffic>();

  restore(exits: readonly StoredTraffic[], minutes: readonly MinuteTraffic[]): void {
    for (const { exitId, ...counters } of exits) this.exits.set(exitId, { ...counters });
    this.minutes.restore(minutes);
  }

  take(worker: number, report: TrafficReport, now: number): void {
    this.seconds.at(now).add(report);
    this.minutes.at(now).add(report);
    this.totals.add(report);
    addAttempts(this.further, report.further);
    for (const it of report.exits) this.takeExit(worker, it, now);
    for (const it of report.users) this.takeUser(it, now);
    if (report.dropped > 0) {
      this.dropped += report.dropped;
      this.droppedAt = now;
    }
    if (report.requests.length === 0 && report.more === 0) return;
    this.rows.push(...report.requests);
    if (this.rows.length > recentLimit) this.rows.splice(0, this.rows.length - recentLimit);
    this.happened(report.requests, report.more);
  }

  /** A worker is gone: its requests are not in flight any more. */
  gone(worker: number, now: number): void {
    const ids = this.inFlight.get(worker)?.keys() ?? [];
    this.inFlight.delete(worker);
    for (const id of ids) {
      if (this.openAt(id) === 0) this.freeSince.set(id, now);
      this.moved(id);
    }
  }
  /** These exits were removed. */
  forget(exitIds: readonly string[]): void {
    for (const id of exitIds) {
      this.exits.delete(id);
      this.freeSince.delete(id);
      this.dirtyExits.delete(id);
    }
  }

  of(exitId: string): ExitTraffic {
    const counters = this.exits.get(exitId);
    if (counters === undefined) return unused;
    const inFlight = this.openAt(exitId);
    const latencyMs = counters.latencyMs === null ? null : Math.round(counters.latencyMs * 10) / 10;
    return { ...counters, latencyMs, inFlight };
  }
  /** What this proxy user added since the writer took it last. */
  ofUser(userId: string): UserTraffic | undefined {
    return this.users.get(userId);
  }
  /** Since when nothing is open through it; null: something is, or nothing was since this process started. */
  freeAt(exitId: string): number | null {
    return this.freeSince.get(exitId) ?? null;
  }
  /** Requests under way, over all workers, without zeros. */
  inFlightByExit(): ReadonlyMap<string, number> {
    const sums = new Map<string, number>();
    for (const by of this.inFlight.values())
      for (const [id, inFlight] of by) sums.set(id, (sums.get(id) ?? 0) + inFlight);
    return sums;
  }
  /** Newest first. */
  recent(limit: number): readonly RequestRow[] {
    return this.rows.slice(-limit).reverse();
  }

  /** For the writer: at most `limit` exits that moved since they were taken last. */
  takeExits(limit: number): StoredTraffic[] {
    const taken: StoredTraffic[] = [];
    for (const exitId of this.dirtyExits) {
      if (taken.length === limit) break;
      this.dirtyExits.delete(exitId);
      const counters = this.exits.get(exitId);
      if (counters !== undefined) taken.push({ exitId, ...counters });
    }
    return taken;
  }
  /** For the writer: what proxy users added since the last call. */
  takeUsers(): UserTraffic[] {
    const taken = [...this.users.values()];
    this.users = new Map();
    return taken;
  }
  /** The writer could not store these. */
  putBack(exits: readonly StoredTraffic[], users: readonly UserTraffic[]): void {
    for (const { exitId } of exits) if (this.exits.has(exitId)) this.dirtyExits.add(exitId);
    for (const it of users) this.addUser(it);
  }

  private takeExit(worker: number, it: ExitReport, now: number): void {
    let counters = this.exits.get(it.id);
    if (counters === undefined) {
      counters = { ok: 0, failed: 0, upBytes: 0, downBytes: 0, latencyMs: null, lastUsedAt: null };
      this.exits.set(it.id, counters);
    }
    counters.ok += it.ok;
    counters.failed += it.failed;
    counters.upBytes += it.upBytes;
    counters.downBytes += it.downBytes;
    if (it.ok + it.failed > 0) counters.lastUsedAt = now;
    if (it.latencyCount > 0) counters.latencyMs = averaged(counters.latencyMs, it);
    this.keepInFlight(worker, it, now);
    this.dirtyExits.add(it.id);
    this.moved(it.id);
  }
  private openAt(exitId: string): number {
    let open = 0;
    for (const by of this.inFlight.values()) open += by.get(exitId) ?? 0;
    return open;
  }
  private keepInFlight(worker: number, it: ExitReport, now: number): void {
    let by = this.inFlight.get(worker);
    if (by === undefined) this.inFlight.set(worker, (by = new Map<string, number>()));
    if (it.inFlight > 0) {
      by.set(it.id, it.inFlight);
      this.freeSince.delete(it.id);
    } else if ((by.delete(it.id) || it.ok > 0) && this.openAt(it.id) === 0) this.freeSince.set(it.id, now);
  }
  private takeUser(it: UserReport, now: number): void {
    const { requests, upBytes, downBytes, old } = it;
    const used = { oldUsedAt: old === undefined ? null : now, oldUsedFrom: old?.from ?? null };
    this.addUser({ userId: it.id, requests, upBytes, downBytes, lastUsedAt: now, ...used });
  }
  private addUser(it: UserTraffic): void {
    const before = this.users.get(it.userId);
    this.users.set(it.userId, {
      userId: it.userId,
      requests: it.requests + (before?.requests ?? 0),
      upBytes: it.upBytes + (before?.upBytes ?? 0),
      downBytes: it.downBytes + (before?.downBytes ?? 0),
      lastUsedAt: Math.max(it.lastUsedAt, before?.lastUsedAt ?? 0),
      oldUsedAt: it.oldUsedAt ?? before?.oldUsedAt ?? null,
      oldUsedFrom: it.oldUsedFrom ?? before?.oldUsedFrom ?? null,
    });
  }
}

function averaged(before: number | null, it: ExitReport): number {
  const mean = it.latencySumMs / it.latencyCount;
  return before === null ? mean : mean + (before - mean) * forgettingPerSample ** it.latencyCount;
}
