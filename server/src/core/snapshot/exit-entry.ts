// One exit in one snapshot: what is known of it, and what the worker counts about it.
import type { AdminState, HealthState } from '@gyre/shared/vocabulary';
import type { Exit } from '../model/exit.ts';

/** What a worker counts about one exit. Handed on from snapshot to snapshot by id, so that a swap loses nothing. */
export interface ExitLoad {
  /** Requests of this worker that use the exit now. */
  inFlight: number;
  /** Counters of the reporter. */
  runtime: unknown;
}

/** One exit in one snapshot. */
export interface ExitEntry {
  /** Index in this snapshot; never stored, never sent out. */
  readonly slot: number;
  readonly load: ExitLoad;
  exit: Exit;
  adminState: AdminState;
  health: HealthState;
  /** Most requests at once in one worker; Infinity = no cap. */
  maxInFlight: number;
  /** Ids of the pools that name it as a member, besides those that hold everything. */
  pools: readonly string[];
}
