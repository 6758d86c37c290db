// One exit in one snapshot: what is known of it, and what the worker counts about it.
import type { AdminState, HealthState } from '@gyre/shared/vocabulary';
import type { Exit } from '../model/exit.ts';
import type { Term } from '../targeting/term-index.ts';

/** What a worker counts about one exit. Handed on from snapshot to snapshot by id, so that a swap loses nothing. */
export interface ExitLoad {
  /** Requests of this worker that use the exit now. */
  inFlight: number;
  /** Reasons to avoid it just now: attempts that take longer than usual, and failures of the last second. */
  doubts: number;
  /** Monotonic ms of the last attempt; 0 = none yet. */
  lastUsedAt: number;
  /** Moving average of dial and first-byte times, ms; NaN = none yet. */
  latencyMs: number;
  /** Counters of the reporter. */
  runtime: unknown;
}
export const freshLoad = (): ExitLoad => ({
  inFlight: 0,
  doubts: 0,
  lastUsedAt: 0,
  latencyMs: NaN,
  runtime: undefined,
});

/** One exit in one snapshot. */
export interface ExitEntry {
  /** Index in this snapshot; never stored, never sent out. */
  readonly slot: number;
  readonly seq: number;
  readonly load: ExitLoad;
  exit: Exit;
  adminState: AdminState;
  health: HealthState;
  /** Epoch ms since when. */
  healthSinceAt: number;
  /** As people gave it, and the tenths of it that it has now, 1 … 10. */
  weight: number;
  weightTenths: number;
  /** Most requests at once over all workers; Infinity = no cap. */
  maxInFlight: number;
  /** 32-bit hash of the id: the same in every worker. */
  readonly hash: number;
  /** What criteria can ask of it. */
  terms: readonly Term[];
  /** Vendor whose grammar fills username and password. */
  template: string | undefined;
  /** Per GB; 0 = none is known. */
  price: number;
  /** The place that counts. */
  place: Place;
}

export interface Place {
  readonly region: string | null;
  readonly city: string | null;
  readonly asn: number | null;
  /** The address targets see, when it was measured. */
  readonly ip: string | null;
}
