// The seams inside control: what the inventory (storage and verbs) gives to the running half (publish, health, telemetry), and what it gets back.
// Each interface has one owner, named in its comment; control.ts wires them.
import type { ExitHealth, ExitTraffic } from '@gyre/shared/contract/exits';
import type { LiveEvent, LiveNoun } from '@gyre/shared/contract/live';
import type { Settings } from '@gyre/shared/contract/settings';
import type { Overview, RequestRow, RevisionState, TrafficPoint } from '@gyre/shared/contract/traffic';
import type { AdminState, FailureCode, HealthState } from '@gyre/shared/vocabulary';
import type { ExitRecord, Frame } from '../core/snapshot/records.ts';
import type { ListenerState } from '../link/messages.ts';

/** One committed write, told after commit. */
export interface Commit {
  readonly revision: number;
  readonly noun: LiveNoun;
  /** Objects touched, at most 500 (for the live stream). */
  readonly ids: readonly string[];
  /** Exits whose record must be sent again, or that are gone. */
  readonly exitIds: readonly string[];
  /** Whether pools, proxy users, listeners or settings changed. */
  readonly frame: boolean;
  /** Exits that are new or whose way of dialling changed: to be probed first. */
  readonly probe: readonly string[];
}

export interface StoredHealth extends ExitHealth {
  readonly exitId: string;
}
export interface StoredTraffic {
  readonly exitId: string;
  readonly ok: number;
  readonly failed: number;
  readonly upBytes: number;
  readonly downBytes: number;
  readonly latencyMs: number | null;
  readonly lastUsedAt: number | null;
}
export interface UserTraffic {
  readonly userId: string;
  readonly requests: number;
  readonly upBytes: number;
  readonly downBytes: number;
  readonly lastUsedAt: number;
}
export interface MinuteTraffic extends TrafficPoint {
  readonly latency: readonly number[];
}

/** What the health keeper holds of an exit besides its health: nothing that is secret. */
export interface ExitBrief {
  readonly id: string;
  readonly adminState: AdminState;
  readonly country: string | null;
}

/** Owner: storage and services. What is stored, as the running half needs it. Synchronous (better-sqlite3); never called per request. */
export interface Inventory {
  revision(): number;
  frame(): Frame;
  settings(): Settings;
  /** All exits, from memory and without their secrets. */
  exitBriefs(): readonly ExitBrief[];
  /** All exits as records, in pages by the caller's pace: `after` is the last id of the page before, '' first. */
  exitRecords(after: string, limit: number): readonly ExitRecord[];
  /** Records of those of `ids` that exist; the others are gone. */
  exitRecordsOf(ids: readonly string[]): readonly ExitRecord[];
  /** Told after every commit, in order. */
  onCommit(listener: (commit: Commit) => void): void;
  loadHealth(): readonly StoredHealth[];
  loadTraffic(): readonly StoredTraffic[];
  /** Writes batches in one transaction. Rows of exits that are gone are ignored. */
  saveHealth(rows: readonly StoredHealth[]): void;
  saveTraffic(exits: readonly StoredTraffic[], users: readonly UserTraffic[], minutes: readonly MinuteTraffic[]): void;
  loadMinutes(sinceAt: number): readonly MinuteTraffic[];
}

/** Owner: control/health/keeper.ts. */
export interface HealthView {
  of(exitId: string): ExitHealth;
  counts(): Readonly<Record<HealthState, number>>;
}
/** Owner: control/telemetry/collector.ts. */
export interface TrafficView {
  of(exitId: string): ExitTraffic;
  overview(now: number): Overview;
  series(range: '5m' | '1h' | '24h', now: number): { stepMs: number; points: readonly TrafficPoint[] };
  recent(limit: number): readonly RequestRow[];
}
/** Owner: control/publish/acks.ts. */
export interface FleetView {
  revisionState(): RevisionState;
  /** By listener id, one state per connected worker. */
  listenerStates(): ReadonlyMap<string, readonly ListenerState[]>;
  /** At least one worker has a snapshot and listens (readiness). */
  ready(): boolean;
}
export interface ProbeOutcome {
  readonly ok: boolean;
  readonly failure: FailureCode | null;
  readonly detail: string | null;
  readonly steps: readonly { readonly name: string; readonly ms: number; readonly ok: boolean }[];
  readonly totalMs: number;
}
/** Owner: control/health/prober.ts. */
export interface ProbeNow {
  /** Probes one exit and waits; the outcome also goes through the health machine. */
  probe(exitId: string): Promise<ProbeOutcome>;
  /** Puts many at the head of the queue and returns at once. */
  probeSoon(exitIds: readonly string[]): void;
}
/** Owner: control/live.ts. Fan-out with a bounded memory for resumption. */
export interface LiveHub {
  publish(event: LiveEvent): void;
  /** Sends what came after `lastEventId` (or a `reset` event when that is no longer kept), then everything new, until the returned function is called. */
  subscribe(lastEventId: number | undefined, receive: (id: number, event: LiveEvent) => void): () => void;
  /** How many are subscribed: nobody watching means nothing to compute. */
  readonly watchers: number;
}

/** What the verbs (services) may ask of the running half. */
export interface Running {
  readonly health: HealthView;
  readonly traffic: TrafficView;
  readonly fleet: FleetView;
  readonly prober: ProbeNow;
}
