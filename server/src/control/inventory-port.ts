// The seam below the running half of control: what storage and services give it, and take from it to keep. Each interface has one owner, named in its
// comment; control.ts wires them.
import type { Alert } from '@gyre/shared/contract/alerts';
import type { ExitHealth, MeasuredPlace } from '@gyre/shared/contract/exits';
import type { LiveNoun } from '@gyre/shared/contract/live';
import type { HealthEvent } from '@gyre/shared/contract/health';
import type { Settings } from '@gyre/shared/contract/settings';
import type { TrafficPoint } from '@gyre/shared/contract/traffic';
import type { AdminState } from '@gyre/shared/vocabulary';
import type { SiteBan, SiteBanPair } from '../core/bans/table.ts';
import type { ExitRecord, Frame, HealthChange } from '../core/snapshot/records.ts';
import type { MemberMoves } from './catalogue/member-moves.ts';
import type { SessionRow } from '../storage/stores/session-store.ts';
import type { PlannedProfile } from './health/probe-plan.ts';

/** One committed write, told after commit. */
export interface Commit {
  readonly revision: number;
  readonly noun: LiveNoun;
  /** Objects touched, at most 500 (for the live stream). */
  readonly ids: readonly string[];
  /** Exits whose record must be sent again, or that are gone. */
  readonly exitIds: readonly string[];
  /** Who came into and left which pool while their records stay as they are. */
  readonly members: MemberMoves;
  /** Whether pools, proxy users, listeners or settings changed. */
  readonly frame: boolean;
  /** Exits that are new or whose way of dialling changed: to be probed first. */
  readonly probe: readonly string[];
  /** Id of the change this is one part of; undefined: it is whole. */
  readonly run?: string | undefined;
}

export interface StoredHealth extends ExitHealth {
  readonly exitId: string;
}

/** A change of an exit's state of health; `seq` grows. */
export interface StoredHealthEvent extends Omit<HealthEvent, 'id' | 'exitLabel'> {
  readonly seq: number;
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
  /** The old password, when it was used. */
  readonly oldUsedAt: number | null;
  readonly oldUsedFrom: string | null;
}

export interface MinuteTraffic extends TrafficPoint {
  readonly latency: readonly number[];
}

/** Where an exit is by measurement. */
export interface StoredPlace extends Readonly<Omit<MeasuredPlace, 'drift'>> {
  readonly exitId: string;
}

/** What the running half holds of an exit besides its health: nothing that is secret. */
export interface ExitBrief {
  readonly id: string;
  readonly adminState: AdminState;
  /** Of the place that counts. */
  readonly country: string | null;
  /** Vendor whose grammar fills its login; null = none. */
  readonly template: string | null;
}

/** Undefined: nothing is known. */
export type HealthNow = (exitId: string) => HealthChange | undefined;

/** Owner: storage and services. What is stored, as the running half needs it. Synchronous (better-sqlite3); never called per request. */
export interface Inventory {
  revision(): number;
  frame(): Frame;
  settings(): Settings;
  /** All exits, from memory and without their secrets. */
  exitBriefs(): readonly ExitBrief[];
  /**
   * All exits as records, in pages by the caller's pace: `after` is the last id of the page before, '' first. `health` is asked for what is newer
   * than storage.
   */
  exitRecords(after: string, limit: number, health?: HealthNow): readonly ExitRecord[];
  /** What lists in the order of labels would begin with, done before anybody asks; in turns. */
  sortAhead(): Promise<void>;
  /** Records of those of `ids` that exist; the others are gone. */
  exitRecordsOf(ids: readonly string[]): readonly ExitRecord[];
  gatewayAndPools(exitId: string): GatewayAndPools | undefined;
  /** Pools that name a probe profile, by their names. */
  probedPools(): readonly ProbedPool[];
  /** Told after every commit, in order. */
  onCommit(listener: (commit: Commit) => void): void;
  loadHealth(): readonly StoredHealth[];
  /** These exits are in these states now: lists and counts show it at once, whatever becomes of storage. Nothing is written. */
  healthMoved(changes: readonly HealthChange[]): void;
  /** The greatest number of a health event; 0 = there is none. */
  lastHealthEvent(): number;
  /** Also forgets events that are too many or too old. */
  saveHealthEvents(rows: readonly StoredHealthEvent[], now: number): void;
  labelOf(exitId: string): string;
  readonly alerts: AlertShelf;
  loadTraffic(): readonly StoredTraffic[];
  /** Writes batches in one transaction. Rows of exits that are gone are ignored. */
  saveHealth(rows: readonly StoredHealth[]): void;
  saveTraffic(exits: readonly StoredTraffic[], users: readonly UserTraffic[], minutes: readonly MinuteTraffic[]): void;
  loadMinutes(sinceAt: number): readonly MinuteTraffic[];
  loadPlaces(): readonly StoredPlace[];
  /** Workers hear of exits that are somewhere else now. Rows of exits that are gone are ignored. */
  savePlaces(rows: readonly StoredPlace[]): void;
  /** Adds to what is stored. Rows of rules that are gone are ignored. */
  saveRuleHits(rows: readonly StoredRuleHits[]): void;
  loadSiteBans(): readonly SiteBan[];
  saveSiteBans(rows: readonly SiteBan[], gone: readonly SiteBanPair[]): void;
  /** Adds to what is stored. Rows of rules that are gone are ignored. */
  saveSiteBanRuleHits(rows: readonly StoredRuleHits[]): void;
  proxyUserName(id: string): string | undefined;
  loadSessions(): readonly SessionRow[];
  /** `gone`: keys. */
  saveSessions(rows: readonly SessionRow[], gone: readonly string[]): void;
}

/** How an exit is reached and where it belongs, from memory. */
export interface GatewayAndPools {
  /** `host:port`. */
  readonly gateway: string;
  /** Ids of pools besides those that hold everything; exits in the same pools share one list. */
  readonly pools: readonly string[];
}

/** A pool that names a probe profile. */
export interface ProbedPool {
  readonly poolId: string;
  readonly everything: boolean;
  readonly profile: PlannedProfile;
}

/** Hits of one rule since they were stored last. */
export interface StoredRuleHits {
  readonly id: string;
  readonly hits: number;
  readonly lastHitAt: number;
}

/** How a try to tell a webhook went; `at` is epoch ms. */
export interface TriedAt {
  readonly ok: boolean;
  readonly at: number;
  /** Null: no answer. */
  readonly status: number | null;
  readonly problem: string | null;
}

/** What webhooks are told; each that wants to know gets a delivery with an id of its own. */
export interface Telling {
  readonly body: string;
  readonly idOf: () => string;
  readonly nextAt: number;
}

export interface WaitingDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  /** Opened. */
  readonly secret: string;
  readonly body: string;
  /** Tries so far. */
  readonly tries: number;
}

/** Owner: control/services/stored-alerts.ts. Alerts, webhooks and deliveries at rest. */
export interface AlertShelf {
  openAlerts(): readonly Alert[];
  opened(alert: Alert, telling: Telling): void;
  closed(alert: Alert, telling: Telling): void;
  webhook(id: string): { readonly url: string; readonly secret: string } | undefined;
  dueDeliveries(now: number, limit: number): readonly WaitingDelivery[];
  /** Epoch ms; Infinity: none waits. */
  nextDeliveryAt(): number;
  /** `nextAt` undefined: it is over. */
  tried(delivery: WaitingDelivery, outcome: TriedAt, nextAt: number | undefined): void;
  noted(webhookId: string, outcome: TriedAt): void;
}
