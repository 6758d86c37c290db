// Health as the API answers it, for tests of this feature.
import type { Alert, Webhook } from '@gyre/shared/contract/alerts';
import type { HealthEvent, HealthOverview, PoolHealth, ProbeRun } from '@gyre/shared/contract/health';
import type { ProbeProfile } from '@gyre/shared/contract/probe-profiles';
import type { SiteBan, SiteBanRule } from '@gyre/shared/contract/site-bans';

/** An exit that went out `agoMs` ago, as far as the list of those that are out reads it. */
export const outExit = (label: string, agoMs = 60_000, changes: object = {}) => ({
  id: `exit_${label}`,
  label,
  place: { country: 'DE' },
  measured: null,
  health: {
    ...{ state: 'ejected', sinceAt: Date.now() - agoMs, untilAt: Date.now() + 125_000, reason: 'connection_refused' },
    ...{ ejections: 2, lastProbeAt: null, lastProbeMs: null, lastProbeFailure: null },
  },
  ...changes,
});

export const makePoolHealth = (poolName: string, changes: Partial<PoolHealth> = {}): PoolHealth => ({
  poolId: `pool_${poolName}`,
  poolName,
  ...{ members: 10, ejected: 2, spared: 0, panic: false, panicSinceAt: null, minimumEligible: 1, belowMinimum: false },
  ...changes,
});

export const makeOverview = (changes: Partial<HealthOverview> = {}): HealthOverview => ({
  states: { healthy: 90, probation: 3, ejected: 2, unproven: 5 },
  probes: { enabled: true, due: 12, running: 4, concurrency: 64, lastMinute: 120 },
  pools: [makePoolHealth('default'), makePoolHealth('german', { members: 4, ejected: 1 })],
  countries: [{ country: 'DE', exits: 40, ejected: 2 }],
  reasons: [{ reason: 'connection_refused', exits: 2 }],
  gatewaysFailing: 0,
  siteBans: 1,
  ...changes,
});

export const makeEvent = (exitLabel: string, changes: Partial<HealthEvent> = {}): HealthEvent => ({
  id: `event_${exitLabel}`,
  at: Date.now() - 30_000,
  exitId: `exit_${exitLabel}`,
  exitLabel,
  ...{ from: 'healthy', to: 'ejected', reason: 'connection_refused', detail: '5 failures in a row', by: 'traffic' },
  ...{ ejections: 1, untilAt: Date.now() + 30_000 },
  ...changes,
});

export const makeRun = (changes: Partial<ProbeRun> = {}): ProbeRun => ({
  id: 'prun_1',
  ...{ total: 40, done: 10, ok: 8, startedAt: Date.now() - 1000, endedAt: null },
  failures: [{ reason: 'connection_refused', exits: 2 }],
  ...changes,
});

export const makeBan = (exitLabel: string, site: string, changes: Partial<SiteBan> = {}): SiteBan => ({
  id: `exit_${exitLabel} ${site}`,
  exitId: `exit_${exitLabel}`,
  exitLabel,
  site,
  sinceAt: Date.now() - 60_000,
  untilAt: Date.now() + 540_000,
  ...{ repeats: 1, by: 'sbrule_1', byName: 'Blocked', reason: 'status 403' },
  ...changes,
});

export const makeBanRule = (name: string, changes: Partial<SiteBanRule> = {}): SiteBanRule => ({
  id: `sbrule_${name}`,
  name,
  enabled: true,
  sites: [],
  when: { statuses: [403, 429] },
  ...{ banMs: 600_000, mostBanMs: 86_400_000, retry: true, hits: 12, lastHitAt: Date.now() - 5000 },
  ...{ createdAt: 1_700_000_000_000, updatedAt: 1_700_000_000_000, version: 3 },
  ...changes,
});

export const makeProfile = (name: string, changes: Partial<ProbeProfile> = {}): ProbeProfile => ({
  id: `profile_${name}`,
  name,
  target: 'https://shop.example/',
  method: 'GET',
  expect: { statuses: ['200'], header: null, bodyText: 'cart' },
  ...{ verifyTls: true, intervalMs: 60_000, jitterPercent: 10, timeoutMs: 10_000, failures: 2, successes: 2 },
  pools: [],
  ...{ createdAt: 1_700_000_000_000, updatedAt: 1_700_000_000_000, version: 2 },
  ...changes,
});

export const makeAlert = (changes: Partial<Alert> = {}): Alert => ({
  id: 'alert_1',
  kind: 'pool_panic',
  about: 'pool_german',
  aboutName: 'german',
  text: 'Pool german: 1 of 4 members are eligible; health is ignored.',
  openedAt: Date.now() - 60_000,
  closedAt: null,
  ...changes,
});

export const makeWebhook = (name: string, changes: Partial<Webhook> = {}): Webhook => ({
  id: `webhook_${name}`,
  name,
  url: 'https://hooks.example/gyre',
  enabled: true,
  kinds: [],
  ...{ lastAt: null, lastStatus: null, lastProblem: null, failures: 0, waiting: 0 },
  ...{ createdAt: 1_700_000_000_000, updatedAt: 1_700_000_000_000, version: 1 },
  ...changes,
});
