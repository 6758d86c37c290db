// The seams inside control: what the inventory (storage and verbs) gives to the running half (publish, health, telemetry), and what it gets back.
// Each interface has one owner, named in its comment; control.ts wires them.
import type { Alert } from '@gyre/shared/contract/alerts';
import type { ExitHealth, ExitTraffic, MeasuredPlace } from '@gyre/shared/contract/exits';
import type { LiveEvent, LiveNoun } from '@gyre/shared/contract/live';
import type { GatewayHealth, HealthEvent, PoolHealth, ProbeRun } from '@gyre/shared/contract/health';
import type { VerdictWord } from '@gyre/shared/contract/site-bans';
import type { Settings } from '@gyre/shared/contract/settings';
import type { PlaceDatabase } from '@gyre/shared/contract/places';
import type { Overview, RequestRow, RevisionState, TrafficPoint } from '@gyre/shared/contract/traffic';
import type { AdminState, HealthReason, HealthState } from '@gyre/shared/vocabulary';
import type { SiteBan, SiteBanOrder, SiteBanPair, SiteBansHere } from '../core/bans/table.ts';
import type { Binding } from '../core/session/binding.ts';
import type { PlaceFacts } from '../core/places/facts.ts';
import type { ExitRecord, Frame } from '../core/snapshot/records.ts';
import type { MemberMoves } from './catalogue/member-moves.ts';
import type { FoundRequest, ListenerState } from '../link/messages.ts';
import type { SessionRow } from '../storage/stores/session-store.ts';
import type { KeptRequests } from './explain/kept-requests.ts';
import type { PlannedProfile } from './health/probe-plan.ts';
import type { Shadow } from './explain/shadow.ts';

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
  gatewayAndPools(exitId: string): GatewayAndPools | undefined;
  /** Pools that name a probe profile, by their names. */
  probedPools(): readonly ProbedPool[];
  /** Told after every commit, in order. */
  onCommit(listener: (commit: Commit) => void): void;
  loadHealth(): readonly StoredHealth[];
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

/** Owner: control/health/keeper.ts. */
export interface HealthView {
  of(exitId: string): ExitHealth;
  counts(): Readonly<Record<HealthState, number>>;
}
/** Owner: control/health/watching.ts. */
export interface VitalsView {
  /** What storage does not have yet, newest first, with numbers below `before`. */
  unstored(
    filter: { readonly exitId?: string | undefined; readonly to?: HealthState | undefined },
    before: number,
  ): readonly StoredHealthEvent[];
  /** Those in trouble first. */
  pools(): PoolHealth[];
  gateways(): Promise<GatewayHealth[]>;
  readonly gatewaysFailing: number;
  countries(): readonly { readonly country: string; readonly exits: number; readonly ejected: number }[];
  /** Why exits are out, the most frequent first. */
  reasons(): readonly { readonly reason: HealthReason; readonly exits: number }[];
}
/** Owner: control/telemetry/collector.ts. */
export interface TrafficView {
  of(exitId: string): ExitTraffic;
  /** Requests under way by exit, without zeros. */
  inFlightByExit(): ReadonlyMap<string, number>;
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
  readonly failure: HealthReason | null;
  readonly detail: string | null;
  readonly steps: readonly { readonly name: string; readonly ms: number; readonly ok: boolean }[];
  readonly totalMs: number;
}
/** How busy probing is. */
export interface ProbeFigures {
  readonly enabled: boolean;
  /** Due, and not running yet. */
  readonly due: number;
  readonly running: number;
  /** Most at once. */
  readonly concurrency: number;
  /** Finished in the last minute. */
  readonly lastMinute: number;
}
/** Owner: control/health/prober.ts. */
export interface ProbeNow {
  /** Probes one exit and waits; the outcome also goes through the health machine. */
  probe(exitId: string): Promise<ProbeOutcome>;
  /** Puts many at the head of the queue and returns at once. */
  probeSoon(exitIds: readonly string[]): void;
  figures(): ProbeFigures;
}
/** Owner: control/health/probe-runs.ts. Probes of many exits that somebody asked for, and how far they are. */
export interface ProbeRunsView {
  /** Undefined: too many are under way. */
  start(exitIds: readonly string[]): ProbeRun | undefined;
  /** The latest are remembered. */
  find(id: string): ProbeRun | undefined;
  /** Probes under way still count. Undefined: there is none. */
  stop(id: string): ProbeRun | undefined;
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
/** Owner: control/live.ts. Fan-out with a bounded memory for resumption. */
export interface LiveHub {
  publish(event: LiveEvent): void;
  /** Sends what came after `lastEventId` (or a `reset` event when that is no longer kept), then everything new, until the returned function is called. */
  subscribe(lastEventId: number | undefined, receive: (id: number, event: LiveEvent) => void): () => void;
  /** How many are subscribed: nobody watching means nothing to compute. */
  readonly watchers: number;
  /** Something happened that nobody watched and no event was made of. */
  skipped(): void;
}

/** Owner: control/sessions/keeper.ts. */
export interface SessionsView {
  /** Those whose time is not over, the one used last first. */
  live(): readonly SessionRow[];
  find(id: string): SessionRow | undefined;
  /** What is known of the session with this key, ended or not. */
  bound(key: string): Binding | undefined;
  /** Ends them; the next request of each begins anew. */
  release(sessions: readonly SessionRow[]): void;
  /** Binds it to another exit; its time runs on. */
  repin(session: SessionRow, exit: RepinTarget): SessionRow;
}
/** The exit a session is moved to, and where that is. */
export interface RepinTarget {
  readonly exitId: string;
  readonly ip: string | null;
  readonly asn: number | null;
  readonly country: string | null;
}

/** Hits of one rule since they were stored last. */
export interface StoredRuleHits {
  readonly id: string;
  readonly hits: number;
  readonly lastHitAt: number;
}
/** Owner: control/telemetry/rule-hits.ts. What is not stored yet: the stored figures lack it. */
export interface RuleHitsView {
  of(ruleId: string): { readonly hits: number; readonly lastHitAt: number | null };
}

/** Owner: control/places/places.ts. */
export interface PlacesView {
  /** In the order they are asked. */
  databases(): readonly PlaceDatabase[];
  /** What they say of an address; undefined when `ip` is none. */
  lookup(ip: string): PlaceFacts | undefined;
  /** Reads files that changed, now. */
  reload(): Promise<void>;
}

/** Owner: control/bans/keeper.ts. */
export interface SiteBansView {
  /** Those that are not over, imposed first first. */
  active(): readonly SiteBan[];
  /** All that are remembered about a site. */
  at(site: string): SiteBansHere | undefined;
  impose(order: SiteBanOrder): SiteBan;
  /** The exit is far slower at this site than its peers; `reason` says how slow. */
  slowAt(exit: string, site: string, reason: string): SiteBan;
  /** Ends bans and forgets their repeats: of a pair, an exit, a site, or all. How many were not over. */
  lift(of: { readonly exit?: string | undefined; readonly site?: string | undefined }): number;
}
/** Owner: control/bans/verdict-desk.ts. */
export interface VerdictDeskView {
  /** A recent request; undefined: unknown, too long ago, or its exit is gone. */
  find(id: string): Promise<FoundRequest | undefined>;
  /** Lets the word count; the ban it made, if it did. */
  apply(
    request: FoundRequest,
    word: VerdictWord,
    orderFor: (exit: string, site: string) => SiteBanOrder,
  ): SiteBan | undefined;
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
export interface WebhookTried extends Omit<TriedAt, 'at'> {
  readonly ms: number;
}
/** Owner: control/alerts/alerts.ts. */
export interface AlertsView {
  /** Tells the webhook something now and waits; undefined: there is none. */
  test(webhookId: string): Promise<WebhookTried | undefined>;
}

/** What the verbs (services) may ask of the running half. */
export interface Running {
  readonly health: HealthView;
  readonly vitals: VitalsView;
  readonly alerts: AlertsView;
  readonly traffic: TrafficView;
  readonly fleet: FleetView;
  readonly prober: ProbeNow;
  readonly probeRuns: ProbeRunsView;
  readonly places: PlacesView;
  readonly rules: RuleHitsView;
  readonly sessions: SessionsView;
  readonly siteBans: SiteBansView;
  readonly siteBanRules: RuleHitsView;
  readonly verdicts: VerdictDeskView;
  readonly shadow: Shadow;
  readonly kept: KeptRequests;
}
