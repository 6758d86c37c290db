// Every message between control and workers, both directions. Payloads are JSON; exits travel in chunks so that nobody parses anything large at once.
import type { FailureCode } from '@gyre/shared/vocabulary';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import type { Binding } from '../core/session/binding.ts';
import type { ExitRecord, Frame, HealthChange, Patch } from '../core/snapshot/records.ts';

/** Raised when an old peer would misread a new one; unequal protocols refuse each other. */
export const linkProtocol = 2;
/** Exits in one chunk of a whole snapshot. */
export const snapshotChunk = 1000;

export type ToWorker =
  | { readonly type: 'snapshot-begin'; readonly revision: number; readonly frame: Frame; readonly exits: number }
  | { readonly type: 'snapshot-exits'; readonly exits: readonly ExitRecord[] }
  | { readonly type: 'snapshot-end'; readonly revision: number }
  | { readonly type: 'patch'; readonly patch: Patch }
  | { readonly type: 'health'; readonly changes: readonly HealthChange[] }
  /** Sessions as they are for all workers; `gone` are keys nobody needs to remember. */
  | { readonly type: 'sessions'; readonly put: readonly Binding[]; readonly gone: readonly string[] };

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
export interface UserReport {
  readonly id: string;
  readonly requests: number;
  readonly upBytes: number;
  readonly downBytes: number;
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
  readonly exits: readonly ExitReport[];
  readonly users: readonly UserReport[];
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

export type ToControl =
  | {
      readonly type: 'hello';
      readonly protocol: number;
      readonly worker: number;
      readonly pid: number;
      readonly startedAt: number;
      readonly revision: number;
    }
  /** The worker decides with this revision from now on. */
  | { readonly type: 'ack'; readonly revision: number }
  /** The patch does not fit what the worker has: send everything. */
  | { readonly type: 'need-snapshot'; readonly revision: number }
  | { readonly type: 'report'; readonly report: TrafficReport }
  /** Sessions that are new, have another exit, or were used. */
  | { readonly type: 'sessions'; readonly put: readonly Binding[] }
  | { readonly type: 'listeners'; readonly listeners: readonly ListenerState[] };

export type Message = ToWorker | ToControl;
