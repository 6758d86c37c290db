// Health over REST: how the fleet is, what happened to exits, gateways, and probes of many exits with their progress. Times are epoch ms.
import * as z from 'zod';
import { healthReasons, healthStates, healthSources } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery, sortBy } from './page.ts';

/** An exit came into another state of health. */
export const healthEvent = z.object({
  id: z.string(),
  at: z.number(),
  exitId: z.string(),
  exitLabel: z.string(),
  from: z.enum(healthStates),
  to: z.enum(healthStates),
  reason: z.enum(healthReasons).nullable(),
  /** One sentence with the numbers: `3 failures in a row`, `works in 12 % of 40 attempts; its peers in 97 %`. */
  detail: z.string(),
  by: z.enum(healthSources),
  /** Ejections in a row; until when it sits out. */
  ejections: z.number().int(),
  untilAt: z.number().nullable(),
});
export type HealthEvent = z.infer<typeof healthEvent>;

/** What a pool makes of the health of its members. */
export const poolHealth = z.object({
  poolId: z.string(),
  poolName: z.string(),
  /** Enabled members; how many of them are ejected, and used nevertheless because the pool lets no more be out. */
  members: z.number().int(),
  ejected: z.number().int(),
  spared: z.number().int(),
  /** Health is ignored: too few are eligible. */
  panic: z.boolean(),
  /** Since when; null when there is no panic. */
  panicSinceAt: z.number().nullable(),
  minimumEligible: z.number().int(),
  belowMinimum: z.boolean(),
});
export type PoolHealth = z.infer<typeof poolHealth>;

export const gatewayHealth = z.object({
  /** `host:port`. */
  gateway: z.string(),
  exits: z.number().int(),
  ejected: z.number().int(),
  /** Nearly all of its exits fail at once. */
  failing: z.boolean(),
  sinceAt: z.number().nullable(),
  reason: z.enum(healthReasons).nullable(),
});
export type GatewayHealth = z.infer<typeof gatewayHealth>;

export const healthOverview = z.object({
  states: z.record(z.enum(healthStates), z.number().int()),
  probes: z.object({
    enabled: z.boolean(),
    /** Due now, running now, most at once, and finished in the last minute. */
    due: z.number().int(),
    running: z.number().int(),
    concurrency: z.number().int(),
    lastMinute: z.number().int(),
  }),
  /** Those in trouble first. */
  pools: z.array(poolHealth),
  /** By exits ejected, at most 50. */
  countries: z.array(z.object({ country: z.string(), exits: z.number().int(), ejected: z.number().int() })),
  /** Why exits are out now, the most frequent first. */
  reasons: z.array(z.object({ reason: z.enum(healthReasons), exits: z.number().int() })),
  gatewaysFailing: z.number().int(),
  /** Exit × site pairs that are out now. */
  siteBans: z.number().int(),
});
export type HealthOverview = z.infer<typeof healthOverview>;

/** Probes of a selection. */
export const probeRun = z.object({
  id: z.string(),
  total: z.number().int(),
  done: z.number().int(),
  ok: z.number().int(),
  startedAt: z.number(),
  /** Null while it runs. */
  endedAt: z.number().nullable(),
  /** Failures so far by code. */
  failures: z.array(z.object({ reason: z.enum(healthReasons), exits: z.number().int() })),
});
export type ProbeRun = z.infer<typeof probeRun>;

export const healthGet = endpoint({
  id: 'health.get',
  method: 'GET',
  path: '/health',
  scope: 'read',
  summary: 'How the fleet is: states, pools, countries, reasons, probes',
  response: healthOverview,
});
export const healthEvents = endpoint({
  id: 'health.events',
  method: 'GET',
  path: '/health/events',
  scope: 'read',
  summary: 'Changes of state of all exits, or of one, newest first',
  query: pageQuery.extend({ exitId: z.string().max(64).optional(), to: z.enum(healthStates).optional() }),
  response: pageOf(healthEvent),
});
export const gatewaySorts = ['name', 'exits', 'ejected', 'since'] as const;
export const healthGateways = endpoint({
  id: 'health.gateways',
  method: 'GET',
  path: '/health/gateways',
  scope: 'read',
  summary: 'Gateways (hosts that many exits share): those that fail first, then by exits',
  query: pageQuery.extend({ failing: z.stringbool().optional(), sort: sortBy(gatewaySorts).optional() }),
  response: pageOf(gatewayHealth),
});
export const healthProbe = endpoint({
  id: 'health.probe',
  method: 'POST',
  path: '/health/probe-runs',
  scope: 'operate',
  summary: 'Probe exits by ids or by query, all that are enabled when neither is given; returns at once',
  body: z.object({ ids: z.array(z.string()).max(10_000).optional(), q: z.string().max(500).optional() }).strict(),
  response: probeRun,
  status: 202,
  errors: ['not_found', 'limit'],
});
export const healthProbeRuns = endpoint({
  id: 'health.probeRuns',
  method: 'GET',
  path: '/health/probe-runs',
  scope: 'read',
  summary: 'Probe runs under way, and the latest that ended; the newest first',
  response: z.object({ items: z.array(probeRun) }),
});
export const healthProbeRun = endpoint({
  id: 'health.probeRun',
  method: 'GET',
  path: '/health/probe-runs/{id}',
  scope: 'read',
  summary: 'How far a probe run is',
  params: idParams,
  response: probeRun,
  errors: ['not_found'],
});
export const healthProbeStop = endpoint({
  id: 'health.stopProbeRun',
  method: 'DELETE',
  path: '/health/probe-runs/{id}',
  scope: 'operate',
  summary: 'Stop a probe run; probes under way still count',
  params: idParams,
  response: probeRun,
  errors: ['not_found'],
});
