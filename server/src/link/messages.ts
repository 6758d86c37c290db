// Every message between control and workers, both directions. Payloads are JSON, with exits as columns (packed-exits.ts); they travel in chunks so that nobody parses anything large at once.
import type { FailureCode } from '@gyre/shared/vocabulary';
import type { VerdictWord } from '@gyre/shared/contract/site-bans';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { SiteBan, SiteBanOrder, SiteBanPair } from '../core/bans/table.ts';
import type { AllowanceWord, SpendingWord } from '../core/limits/allowance.ts';
import type { AttemptCounts } from '../core/retry/attempt-counts.ts';
import type { Binding } from '../core/session/binding.ts';
import type { BareFrame, ExitRecord, HealthChange, Patch, RuleRecord } from '../core/snapshot/records.ts';

/** Raised when an old peer would misread a new one; unequal protocols refuse each other. */
export const linkProtocol = 8;
/** Exits in one message, of a whole snapshot or a patch: a worker reads and places them in one go, in a millisecond or two. */
export const snapshotChunk = 250;

export type ToWorker =
  | { readonly type: 'snapshot-begin'; readonly revision: number; readonly frame: BareFrame; readonly exits: number }
  | { readonly type: 'snapshot-rules'; readonly rules: readonly RuleRecord[] }
  | { readonly type: 'snapshot-exits'; readonly exits: readonly ExitRecord[] }
  | { readonly type: 'snapshot-end'; readonly revision: number }
  | { readonly type: 'patch'; readonly patch: Patch }
  | { readonly type: 'health'; readonly changes: readonly HealthChange[] }
  /** Sessions as they are for all workers; `gone` are keys nobody needs to remember. */
  | { readonly type: 'sessions'; readonly put: readonly Binding[]; readonly gone: readonly string[] }
  /** Site bans as they are for all workers; `lifted` have ended. `whole`: a part of all there are, or the last part. */
  | {
      readonly type: 'site-bans';
      readonly put: readonly SiteBan[];
      readonly lifted: readonly SiteBanPair[];
      readonly whole: 'part' | 'end' | null;
    }
  /** What proxy users with caps may spend in this worker. */
  | { readonly type: 'allowances'; readonly words: readonly AllowanceWord[] }
  /** Which request was this? `found-request` answers with the same number. */
  | { readonly type: 'find-request'; readonly ask: number; readonly id: string };

/** One exit's counters since the last report. Times in ms, bytes up = toward the target. */
export interface ExitReport {
  readonly id: string;
  readonly ok: number;
  readonly failed: number;
  readonly trailingFailures: number;
  readonly lastFailure: FailureCode | null;
  readonly upBytes: number;
  readonly downBytes: number;
  readonly latencySumMs: number;
  readonly latencyCount: number;
  readonly inFlight: number;
}
/** A pair of exit and site with fewer samples waits for more. */
export const leastSiteSamples = 3;
/** What one exit took for one site since the last report, on average, ms. */
export interface SiteReport {
  readonly exit: string;
  readonly site: string;
  readonly samples: number;
  readonly ms: number;
}
/** What a proxy user ('' = anonymous) asked of a site ('' = other sites) since the last report. */
export interface SiteTrafficReport {
  readonly user: string;
  readonly site: string;
  readonly ok: number;
  readonly failed: number;
  /** The failure that was most frequent. */
  readonly code: FailureCode | null;
  readonly upBytes: number;
  readonly downBytes: number;
  /** Bytes by the price of their exits. */
  readonly cost: number;
}
/** A pool's enabled members, and those of them that are ejected, and used nevertheless. */
export interface PoolReport {
  readonly id: string;
  readonly members: number;
  readonly ejected: number;
  readonly spared: number;
  readonly panic: boolean;
}
export interface UserReport {
  readonly id: string;
  readonly requests: number;
  readonly upBytes: number;
  readonly downBytes: number;
  /** It signed in with the password before this one. */
  readonly old?: { readonly from: string };
}
export interface TrafficReport {
  readonly at: number;
  /** Requests as the client saw them. */
  readonly ok: number;
  readonly refused: number;
  readonly failed: number;
  readonly attempts: number;
  readonly upBytes: number;
  readonly downBytes: number;
  /** Sparse histogram of latencies: flat [bucket, count, …]; bucket edges in core/math/histogram.ts. */
  readonly latency: readonly number[];
  readonly failures: Readonly<Partial<Record<FailureCode, number>>>;
  /** Retries, hedges and connections opened ahead. */
  readonly further: Readonly<AttemptCounts>;
  readonly exits: readonly ExitReport[];
  readonly users: readonly UserReport[];
  /** Every few seconds: pairs of exit and site with some samples. */
  readonly sites: readonly SiteReport[];
  /** Every few seconds: what went where. */
  readonly siteTraffic: readonly SiteTrafficReport[];
  /** Pools whose figures are other ones than last time. */
  readonly pools: readonly PoolReport[];
  /** Matches of routing rules. */
  readonly rules: readonly { readonly id: string; readonly hits: number }[];
  /** A sample of finished requests: all failures first, at most 50; `more` were left out. */
  readonly requests: readonly RequestRow[];
  readonly more: number;
  readonly inFlight: number;
  /** Requests that wait for a free exit now. */
  readonly waiting: number;
  readonly openConnections: number;
  readonly loopDelayMs: number;
  /** Rows of requests that did not fit because control was away. */
  readonly dropped: number;
}
export interface ListenerState {
  readonly id: string;
  readonly bound: boolean;
  /** One sentence when it is not bound. */
  readonly problem: string | null;
  readonly openConnections: number;
}

/** What a worker remembers of a request. */
export interface FoundRequest {
  readonly exitId: string;
  readonly host: string;
  /** Id of the proxy user, '' = anonymous. */
  readonly user: string;
}
/** What a client said of an answer it had. */
export interface ClientVerdict {
  readonly id: string;
  readonly word: VerdictWord;
  /** Who says so: id of the proxy user, '' = anonymous. */
  readonly user: string;
  /** The request, when the worker that was told made it; undefined: another one may know. */
  readonly found?: FoundRequest | undefined;
}

export type ToControl =
  | {
      readonly type: 'hello';
      readonly protocol: number;
      readonly worker: number;
      readonly pid: number;
      readonly startedAt: number;
      readonly revision: number;
      /** What it spent and holds of each proxy user it knows. */
      readonly spending: readonly SpendingWord[];
    }
  /** The worker decides with this revision from now on. */
  | { readonly type: 'ack'; readonly revision: number }
  /** The patch does not fit what the worker has: send everything. */
  | { readonly type: 'need-snapshot'; readonly revision: number }
  | { readonly type: 'report'; readonly report: TrafficReport }
  /** Sessions that are new, have another exit, or were used. */
  | { readonly type: 'sessions'; readonly put: readonly Binding[] }
  /** Rules say that these exits are blocked; they are out in this worker already. */
  | { readonly type: 'site-bans'; readonly orders: readonly SiteBanOrder[] }
  | { readonly type: 'spending'; readonly words: readonly SpendingWord[] }
  | { readonly type: 'found-request'; readonly ask: number; readonly found: FoundRequest | null }
  | { readonly type: 'verdict'; readonly verdict: ClientVerdict }
  | { readonly type: 'listeners'; readonly listeners: readonly ListenerState[] };

export type Message = ToWorker | ToControl;
