// Builders of records and snapshots with ordinary values: a test names only what it is about.
import { createHmac } from 'node:crypto';
import { defaultResilience } from '@gyre/shared/contract/resilience';
import type { SiteBanRule } from '../src/core/bans/rules.ts';
import { SnapshotBuilder } from '../src/core/snapshot/compile.ts';
import type {
  ExitRecord,
  Frame,
  ListenerRecord,
  PoolRecord,
  ProxyUserRecord,
  RuleRecord,
  SettingsRecord,
} from '../src/core/snapshot/records.ts';
import type { Snapshot } from '../src/core/snapshot/snapshot.ts';

export const verifierKey = 'key of the tests';

const seqs = new Map<string, number>();
/** Every id of this process has a number of its own, the same each time. */
function seqOf(id: string): number {
  const seq = seqs.get(id) ?? seqs.size + 1;
  seqs.set(id, seq);
  return seq;
}

export function exitRecord(id: string, over: Partial<ExitRecord> = {}): ExitRecord {
  return {
    id,
    seq: seqOf(id),
    label: id,
    scheme: 'http',
    host: '127.0.0.1',
    port: 3128,
    username: '',
    password: '',
    weight: 1,
    maxInFlight: null,
    priority: 0,
    price: null,
    template: null,
    adminState: 'enabled',
    insecureTls: false,
    localAddress: '',
    country: null,
    region: null,
    city: null,
    asn: null,
    type: null,
    tags: [],
    ip: null,
    pools: [],
    ...{ health: 'healthy', healthSinceAt: 0, weightTenths: 10 },
    ...over,
  };
}
/** Holds everything unless said otherwise. */
export function poolRecord(id: string, over: Partial<PoolRecord> = {}): PoolRecord {
  return {
    id,
    name: id.replace('pool_', ''),
    strategy: 'round-robin',
    everyRequests: 10,
    periodMs: 60_000,
    sessionTtlMs: 600_000,
    sessionSliding: true,
    guarantee: 'same-country',
    maxWaiting: 100,
    waitMs: 5000,
    fallbacks: [],
    everything: true,
    maxAttempts: 3,
    totalMs: 5000,
    attemptMs: 2000,
    firstByteMs: 2000,
    resilience: defaultResilience,
    ...over,
  };
}
export function proxyUserRecord(
  name: string,
  password: string,
  pools: readonly string[],
  over: Partial<ProxyUserRecord> = {},
): ProxyUserRecord {
  const verifier = createHmac('sha256', verifierKey).update(password, 'utf8').digest('hex');
  return { id: `puser_${name}`, name, enabled: true, verifier, pools, mayChooseExit: true, ...over };
}
export function listenerRecord(port: number, over: Partial<ListenerRecord> = {}): ListenerRecord {
  return {
    id: `listener_${port}`,
    host: '127.0.0.1',
    port,
    requireAuth: false,
    poolId: 'pool_default',
    profile: '',
    answerHeaders: true,
    ...over,
  };
}
/** Bans for a minute, ten at most, whoever is answered 403. */
export function siteBanRuleRecord(id: string, over: Partial<SiteBanRule> = {}): SiteBanRule {
  const terms = { banMs: 60_000, mostBanMs: 600_000, retry: true };
  return { id, name: id.replace('banrule_', ''), version: 1, sites: [], when: { statuses: [403] }, ...terms, ...over };
}
export function ruleRecord(id: string, over: Partial<RuleRecord> = {}): RuleRecord {
  return { id, name: id.replace('rule_', ''), when: {}, then: {}, ...over };
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
  const pools = [poolRecord('pool_default')];
  return { pools, users: [], listeners: [], rules: [], siteBanRules: [], settings: settingsRecord(), ...over };
}
export function snapshotOf(exits: readonly ExitRecord[], frame: Frame = frameOf(), previous?: Snapshot): Snapshot {
  const builder = new SnapshotBuilder((previous?.revision ?? 0) + 1, frame, previous);
  builder.addRules(frame.rules);
  builder.add(exits);
  return builder.finish();
}
