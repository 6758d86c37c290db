// Builders of records and snapshots with ordinary values: a test names only what it is about.
import { createHmac } from 'node:crypto';
import { SnapshotBuilder } from '../src/core/snapshot/compile.ts';
import type {
  ExitRecord,
  Frame,
  ListenerRecord,
  PoolRecord,
  ProxyUserRecord,
  SettingsRecord,
} from '../src/core/snapshot/records.ts';
import type { Snapshot } from '../src/core/snapshot/snapshot.ts';

export const verifierKey = 'key of the tests';

export function exitRecord(id: string, over: Partial<ExitRecord> = {}): ExitRecord {
  return {
    id,
    label: id,
    scheme: 'http',
    host: '127.0.0.1',
    port: 3128,
    username: '',
    password: '',
    weight: 1,
    maxInFlight: null,
    adminState: 'enabled',
    insecureTls: false,
    localAddress: '',
    country: null,
    pools: [],
    health: 'healthy',
    ...over,
  };
}
/** Holds everything unless said otherwise. */
export function poolRecord(id: string, over: Partial<PoolRecord> = {}): PoolRecord {
  return {
    id,
    name: id.replace('pool_', ''),
    strategy: 'round-robin',
    everything: true,
    maxAttempts: 3,
    totalMs: 5000,
    attemptMs: 2000,
    firstByteMs: 2000,
    ...over,
  };
}
export function proxyUserRecord(name: string, password: string, pools: readonly string[]): ProxyUserRecord {
  const verifier = createHmac('sha256', verifierKey).update(password, 'utf8').digest('hex');
  return { id: `puser_${name}`, name, enabled: true, verifier, pools };
}
export function listenerRecord(port: number, over: Partial<ListenerRecord> = {}): ListenerRecord {
  return {
    id: `listener_${port}`,
    host: '127.0.0.1',
    port,
    requireAuth: false,
    poolId: 'pool_default',
    answerHeaders: true,
    ...over,
  };
}
/** Loopback may be reached: that is where the doubles are. */
export function settingsRecord(over: Partial<SettingsRecord> = {}): SettingsRecord {
  return {
    verifierKey,
    allowPrivateTargets: true,
    refusedPorts: [25],
    maxConnections: 10_000,
    maxConnectionsPerClient: 10_000,
    headTimeoutMs: 5000,
    idleTimeoutMs: 60_000,
    ...over,
  };
}
/** One pool `default` that holds everything. */
export function frameOf(over: Partial<Frame> = {}): Frame {
  return { pools: [poolRecord('pool_default')], users: [], listeners: [], settings: settingsRecord(), ...over };
}
export function snapshotOf(exits: readonly ExitRecord[], frame: Frame = frameOf(), previous?: Snapshot): Snapshot {
  const builder = new SnapshotBuilder((previous?.revision ?? 0) + 1, frame, previous);
  builder.add(exits);
  return builder.finish();
}
