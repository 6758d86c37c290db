// Records: the plain data control sends and workers build their snapshot from. They hold opened secrets and travel only over the link.
import type { AdminState, ExitScheme, HealthState, Strategy } from '@gyre/shared/vocabulary';

export interface ExitRecord {
  readonly id: string;
  readonly label: string;
  readonly scheme: ExitScheme;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly weight: number;
  readonly maxInFlight: number | null;
  readonly adminState: AdminState;
  readonly insecureTls: boolean;
  readonly localAddress: string;
  readonly country: string | null;
  /** Ids of the pools it is a member of, besides those that hold everything. */
  readonly pools: readonly string[];
  readonly health: HealthState;
}

export interface PoolRecord {
  readonly id: string;
  readonly name: string;
  readonly strategy: Strategy;
  /** Every exit is a member. */
  readonly everything: boolean;
  readonly maxAttempts: number;
  readonly totalMs: number;
  readonly attemptMs: number;
  readonly firstByteMs: number;
}

export interface ProxyUserRecord {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  /** HMAC-SHA256 of the password under `SettingsRecord.verifierKey`, hex. */
  readonly verifier: string;
  /** Pool ids, the first is the default. */
  readonly pools: readonly string[];
}

export interface ListenerRecord {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** Decided by control from the listener's `auth`, its address, and whether proxy users exist. */
  readonly requireAuth: boolean;
  /** Pool for clients without credentials. */
  readonly poolId: string;
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
  readonly settings: SettingsRecord;
}

/** The difference between two revisions. `frame` is present when anything in it changed. */
export interface Patch {
  readonly from: number;
  readonly to: number;
  readonly frame?: Frame;
  readonly putExits: readonly ExitRecord[];
  readonly removeExits: readonly string[];
}

/** Health changes travel apart from revisions: they are frequent and nobody's write. */
export type HealthChange = readonly [exitId: string, state: HealthState];
