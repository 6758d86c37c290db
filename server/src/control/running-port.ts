// The seam above the running half of control: what the verbs may ask of publish, health, telemetry and their like. Each interface has one owner, named
// in its comment; control.ts wires them.
import type { ExitHealth, ExitTraffic } from '@gyre/shared/contract/exits';
import type { LiveEvent, LiveNoun } from '@gyre/shared/contract/live';
import type { GatewayHealth, PoolHealth, ProbeRun } from '@gyre/shared/contract/health';
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import type { VerdictWord } from '@gyre/shared/contract/site-bans';
import type { PlaceDatabase } from '@gyre/shared/contract/places';
import type { Retrospect } from '@gyre/shared/contract/retrospect';
import type { Overview, RequestRow, RevisionState, TrafficPoint } from '@gyre/shared/contract/traffic';
import type { HealthReason, HealthState } from '@gyre/shared/vocabulary';
import type { SiteBan, SiteBanOrder, SiteBansHere } from '../core/bans/table.ts';
import type { Binding } from '../core/session/binding.ts';
import type { PlaceFacts } from '../core/places/facts.ts';
import type { FoundRequest, ListenerState } from '../link/messages.ts';
import type { SessionRow } from '../storage/stores/session-store.ts';
import type { UseAsked } from './limits/use-view.ts';
import type { KeptRequests } from './explain/kept-requests.ts';
import type { RequestHistory } from './telemetry/request-history.ts';
import type { Shadow } from './explain/shadow.ts';
import type { StoredHealthEvent, TriedAt, UserTraffic } from './inventory-port.ts';

/** Owner: control/health/keeper.ts. */
export interface HealthView {
  of(exitId: string): ExitHealth;
  counts(): Readonly<Record<HealthState, number>>;
  /** An ejected exit goes on probation now; nothing happens to another one. */
  endEjection(exitId: string): void;
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
  /** What a proxy user added that is not stored yet: the stored figures lack it. */
  ofUser(userId: string): UserTraffic | undefined;
  /** Requests under way by exit, without zeros. */
  inFlightByExit(): ReadonlyMap<string, number>;
  /** Since when nothing is open through it; null: something is, or nothing was since control started. */
  freeAt(exitId: string): number | null;
  overview(now: number): Overview;
  /** Steps of which nothing is known, because Gyre did not run, are left out. */
  series(range: '5m' | '1h' | '24h', now: number): { stepMs: number; points: readonly TrafficPoint[] };
  recent(limit: number): readonly RequestRow[];
  /** What a span of time was like. */
  lookBack(range: Retrospect['range'], now: number): Promise<Retrospect>;
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
  /** The newest first. */
  list(): ProbeRun[];
  /** The latest are remembered. */
  find(id: string): ProbeRun | undefined;
  /** Probes under way still count. Undefined: there is none. */
  stop(id: string): ProbeRun | undefined;
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
  /** Shows the same ones nearly in that order, part by part: others have their turn. */
  visit(see: (session: SessionRow) => void): Promise<void>;
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

export interface WebhookTried extends Omit<TriedAt, 'at'> {
  readonly ms: number;
}

/** Owner: control/alerts/alerts.ts. */
export interface AlertsView {
  /** Tells the webhook something now and waits; undefined: there is none. */
  test(webhookId: string): Promise<WebhookTried | undefined>;
}

/** Owner: control/limits/limits.ts. */
export interface LimitsView {
  useOf(asked: UseAsked): ProxyUser['use'];
  /** Undefined: no cap of this proxy user is spent. `until`: epoch ms. */
  spent(userId: string): { readonly until: number; readonly why: string } | undefined;
}

/** What the verbs (services) may ask of the running half. */
export interface Running {
  readonly health: HealthView;
  readonly vitals: VitalsView;
  readonly alerts: AlertsView;
  readonly limits: LimitsView;
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
  readonly history: RequestHistory;
  /** A write run ended or came further. */
  readonly writeRunMoved: (id: string, noun: LiveNoun) => void;
  /** An import began or ended. */
  readonly importRunMoved: () => void;
}
