// Records: the plain data control sends and workers build their snapshot from. They hold opened secrets and travel only over the link.
import type { Caps } from '../limits/period.ts';
import type { SeqList } from '../math/seq-list.ts';
import type { SiteBanRule } from '../bans/rules.ts';
import type { Resilience } from '@gyre/shared/contract/resilience';
import type { RuleThen, RuleWhen } from '@gyre/shared/contract/rules';
import type { AdminState, ExitScheme, Guarantee, HealthState, NetworkType, Strategy } from '@gyre/shared/vocabulary';

export interface ExitRecord {
  readonly id: string;
  /** The number storage knows it by: what lists of members name, because it is small. */
  readonly seq: number;
  readonly label: string;
  readonly scheme: ExitScheme;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly weight: number;
  /** Over all workers. */
  readonly maxInFlight: number | null;
  /** Tier under `priority`: lower ones first. */
  readonly priority: number;
  /** Null = unknown. */
  readonly price: number | null;
  /** Vendor whose grammar fills username and password; null = none. */
  readonly template: string | null;
  readonly adminState: AdminState;
  readonly insecureTls: boolean;
  readonly localAddress: string;
  /** The place that counts: measured where it was, else claimed. Regions and cities in normal form (core/targeting/criteria.ts). */
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly asn: number | null;
  readonly type: NetworkType | null;
  /** Lower case. */
  readonly tags: readonly string[];
  /** The address targets see, when it was measured: IPv4 if there is one. */
  readonly ip: string | null;
  /** Ids of the pools it is a member of, besides those that hold everything. */
  readonly pools: readonly string[];
  readonly health: HealthState;
  /** Since when, epoch ms: those ejected first stay out first. */
  readonly healthSinceAt: number;
  /** Tenths of its weight it has, 1 … 10: fewer while it starts slowly. */
  readonly weightTenths: number;
}

export interface PoolRecord {
  readonly id: string;
  readonly name: string;
  readonly strategy: Strategy;
  /** `every-n`: requests in a row. */
  readonly everyRequests: number;
  /** `timed`: ms with the same exit. */
  readonly periodMs: number;
  readonly sessionTtlMs: number;
  readonly sessionSliding: boolean;
  readonly guarantee: Guarantee;
  /** Requests of one worker that may wait for a free exit, and how long, ms. */
  readonly maxWaiting: number;
  readonly waitMs: number;
  /** Ids of the pools tried next, in order. */
  readonly fallbacks: readonly string[];
  /** Every exit is a member. */
  readonly everything: boolean;
  readonly maxAttempts: number;
  readonly totalMs: number;
  readonly attemptMs: number;
  readonly firstByteMs: number;
  readonly resilience: Resilience;
}

export interface ProxyUserRecord {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  /** HMAC-SHA256 of the password under `SettingsRecord.verifierKey`, hex. */
  readonly verifier: string;
  /** The password before, accepted until then (epoch ms). */
  readonly old?: { readonly verifier: string; readonly until: number };
  /** Pool ids, the first is the default. */
  readonly pools: readonly string[];
  /** May name one exit. */
  readonly mayChooseExit: boolean;
  /** Absent: none. Control grants what workers may spend of them. */
  readonly caps?: Caps;
}

/** One routing rule; disabled ones are not sent. `when` and `then` as in shared/contract/rules.ts, with ids for pools. */
export interface RuleRecord {
  readonly id: string;
  readonly name: string;
  readonly when: RuleWhen;
  readonly then: RuleThen;
}

export interface ListenerRecord {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** Decided by control from the listener's `auth`, its address, and whether proxy users exist. */
  readonly requireAuth: boolean;
  /** Pool for clients without credentials. */
  readonly poolId: string;
  /** Wishes of everyone who comes in here, the weakest: the grammar behind a name in usernames. */
  readonly profile: string;
  readonly answerHeaders: boolean;
}

export interface SettingsRecord {
  readonly verifierKey: string;
  readonly allowPrivateTargets: boolean;
  readonly refusedPorts: readonly number[];
  readonly maxConnections: number;
  readonly maxConnectionsPerClient: number;
  readonly headTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/** Everything but the exits: small, sent whole. */
export interface Frame {
  readonly pools: readonly PoolRecord[];
  readonly users: readonly ProxyUserRecord[];
  readonly listeners: readonly ListenerRecord[];
  /** In their order. */
  readonly rules: readonly RuleRecord[];
  /** Those that are on, in their order. */
  readonly siteBanRules: readonly SiteBanRule[];
  readonly settings: SettingsRecord;
}

export interface MemberPatch {
  readonly poolId: string;
  readonly joined: SeqList;
  readonly left: SeqList;
}

/** A frame without rules: they travel in parts, when they changed. */
export type BareFrame = Omit<Frame, 'rules'>;

/** The difference between two revisions. `frame` is present when anything in it changed. */
export interface Patch {
  readonly from: number;
  readonly to: number;
  readonly frame?: BareFrame;
  /** The next part of the rules (core/rules/parts.ts). They are in force, in place of those before, with a patch that has `rulesEnd`. */
  readonly rules?: readonly RuleRecord[];
  readonly rulesEnd?: true;
  readonly putExits: readonly ExitRecord[];
  /** Exits that came into or left a pool, by seq, while their records stay as they are. */
  readonly members?: readonly MemberPatch[];
  readonly removeExits: readonly string[];
}

/**
 * Health changes travel apart from revisions: they are frequent and nobody's write. `sinceAt`: epoch ms since when it is in this state (absent: 0);
 * `tenths` of its weight, 1 … 10 (absent: all of it); `suspected`: it just failed in one worker, and the others had better avoid it for a moment.
 */
export type HealthChange = readonly [
  exitId: string,
  state: HealthState,
  sinceAt?: number,
  tenths?: number,
  suspected?: true,
];
