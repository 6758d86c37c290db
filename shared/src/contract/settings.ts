// Settings of the installation over REST. Everything has a default; docs/operations says what each does.
import * as z from 'zod';
import { endpoint } from './contract.ts';

export const settings = z.object({
  probe: z.object({
    enabled: z.boolean(),
    /** Time between two probes of one exit in ms, 5 000–86 400 000; ±10 % jitter. */
    intervalMs: z.number().int().min(5000).max(86400000),
    /** For one probe in ms, 500–60 000. */
    timeoutMs: z.number().int().min(500).max(60000),
    /** For exits whose pools name no probe profile: '' = open the connection to the exit and sign in; `host:port` = have it open the way there; `http://…`, `https://…` = make a request, any status below 500 is good. */
    target: z.string().max(300),
    /** Most probes at once, 1–4 000. Fewer are started where the pace or a gateway allows no more. */
    concurrency: z.number().int().min(1).max(4000),
  }),
  places: z.object({
    /** Addresses asked through an exit what address it has, tried in turn; empty = nobody is asked. `http://…` or `https://…` that answers with the address in its text. */
    echoTargets: z.array(z.string().max(300)).max(10),
    /** Time between two measurements of one exit, ms. */
    intervalMs: z.number().int().min(60000).max(2592000000),
    /** Which place counts when claimed and measured differ. */
    counts: z.enum(['measured', 'claimed']),
  }),
  /** Finished requests kept for Explain: all failures and this share of the others, in percent, as long as they fit. */
  requests: z.object({
    samplePercent: z.number().min(0).max(100),
    kept: z.number().int().min(100).max(100000),
    /** Most bytes of the request log; 0 = none is written. */
    logBytes: z.number().int().min(0).max(1000000000000),
    /** Requests older than this leave the log, days. */
    logDays: z.number().int().min(1).max(3650),
  }),
  health: z.object({
    /** Failures in a row that eject an exit, 1–100. */
    consecutiveFailures: z.number().int().min(1).max(100),
    /** First ejection in ms; doubles with each in a row. */
    baseEjectionMs: z.number().int().min(1000).max(3600000),
    maxEjectionMs: z.number().int().min(1000).max(86400000),
    /** Successes in probation that make an exit healthy again, 1–100. */
    probationSuccesses: z.number().int().min(1).max(100),
    /** Time in which an exit that returns gets its share of traffic back, ms; 0 = at once. */
    slowStartMs: z.number().int().min(0).max(3600000),
    /** Eject exits that fail far more often than their peers. */
    successOutliers: z.boolean(),
    /** Eject exits that are far slower than their peers; keep those away from a site that are slow only there. */
    latencyOutliers: z.boolean(),
  }),
  backups: z.object({
    /** Hours between two that are made by themselves, at most 720; 0 = none is. */
    everyHours: z.number().int().min(0).max(720),
    /** How many of those are kept, 1–100; the oldest goes. */
    keep: z.number().int().min(1).max(100),
  }),
  limits: z.object({
    /** Open client connections per worker, 1–1 000 000. */
    maxConnections: z.number().int().min(1).max(1000000),
    /** Open connections from one client address per worker. */
    maxConnectionsPerClient: z.number().int().min(1).max(1000000),
    /** Time for a client's request head or handshake in ms. */
    headTimeoutMs: z.number().int().min(500).max(120000),
    /** Idle tunnels and kept client connections are closed after this, ms. */
    idleTimeoutMs: z.number().int().min(1000).max(86400000),
  }),
  /** Let clients reach loopback, private and link-local targets. The environment variable wins when it is set. */
  allowPrivateTargets: z.boolean(),
  /** Target ports that are always refused. */
  refusedPorts: z.array(z.number().int().min(1).max(65535)).max(200),
});
export type Settings = z.infer<typeof settings>;
export const settingsUpdate = z
  .object({
    probe: settings.shape.probe.partial(),
    places: settings.shape.places.partial(),
    requests: settings.shape.requests.partial(),
    health: settings.shape.health.partial(),
    backups: settings.shape.backups.partial(),
    limits: settings.shape.limits.partial(),
    allowPrivateTargets: z.boolean(),
    refusedPorts: settings.shape.refusedPorts,
  })
  .partial()
  .strict();

export const settingsGet = endpoint({
  id: 'settings.get',
  method: 'GET',
  path: '/settings',
  scope: 'read',
  summary: 'Read the settings',
  response: settings,
});
export const settingsPatch = endpoint({
  id: 'settings.update',
  method: 'PATCH',
  path: '/settings',
  scope: 'admin',
  summary: 'Change settings',
  body: settingsUpdate,
  response: z.object({ data: settings, revision: z.number().int() }),
});
