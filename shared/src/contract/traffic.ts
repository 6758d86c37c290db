// Figures over REST: the overview, recent requests, changes, and which worker runs which revision.
import * as z from 'zod';
import { adminStates, failureCodes, failureOrigins, healthStates, requestKinds } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { pageOf, pageQuery } from './page.ts';

/** One second (range 5m) or one minute (longer ranges) of traffic. `startedAt` epoch ms. Latencies are null where nothing succeeded. */
export const trafficPoint = z.object({
  startedAt: z.number(),
  ok: z.number().int(),
  refused: z.number().int(),
  failed: z.number().int(),
  attempts: z.number().int(),
  upBytes: z.number(),
  downBytes: z.number(),
  /** Time from the request to the open tunnel or the first byte of the answer, ms. */
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
});
export type TrafficPoint = z.infer<typeof trafficPoint>;

/** Why an attempt was made: the first, one after a failure, or one beside another that took too long. */
export const tryKinds = ['first', 'retry', 'hedge'] as const;
export type TryKind = (typeof tryKinds)[number];
/** `lost`: the attempt beside it was first. */
export const tryOutcomes = ['ok', 'failed', 'lost'] as const;

/** One attempt; `startMs` counts from the request's start. `code` is null unless it failed. */
export const requestTry = z.object({
  exitId: z.string(),
  exitLabel: z.string(),
  kind: z.enum(tryKinds),
  outcome: z.enum(tryOutcomes),
  startMs: z.number(),
  ms: z.number(),
  code: z.enum(failureCodes).nullable(),
  detail: z.string(),
});
export type RequestTry = z.infer<typeof requestTry>;

export const requestRow = z.object({
  id: z.string(),
  /** When it ended (tunnels: when it opened), epoch ms. */
  at: z.number(),
  kind: z.enum(requestKinds),
  target: z.string(),
  method: z.string().nullable(),
  proxyUser: z.string().nullable(),
  pool: z.string().nullable(),
  exitId: z.string().nullable(),
  exitLabel: z.string().nullable(),
  country: z.string().nullable(),
  attempts: z.number().int(),
  /** HTTP status the client saw, where there is one. */
  status: z.number().int().nullable(),
  ok: z.boolean(),
  code: z.enum(failureCodes).nullable(),
  origin: z.enum(failureOrigins).nullable(),
  /** What was wrong with this one, in a few words; '' = the code says it all. Never holds credentials. */
  detail: z.string(),
  ms: z.number(),
  /** Which worker served it. */
  worker: z.number().int(),
  /** Revision it was decided with. */
  revision: z.number().int(),
  /** Wishes in the username grammar, all sources together; '' = none. */
  wishes: z.string(),
  session: z.string().nullable(),
  /** Id of the rule that matched. */
  rule: z.string().nullable(),
  listenerId: z.string().nullable(),
  tries: z.array(requestTry),
});
export type RequestRow = z.infer<typeof requestRow>;

export const workerState = z.object({
  worker: z.number().int(),
  pid: z.number().int(),
  connected: z.boolean(),
  revision: z.number().int(),
  openConnections: z.number().int(),
  loopDelayMs: z.number(),
  startedAt: z.number(),
});
export const revisionState = z.object({
  revision: z.number().int(),
  workers: z.array(workerState),
  running: z.number().int(),
  total: z.number().int(),
  /** When the newest revision was committed, epoch ms. */ committedAt: z.number(),
});
export type RevisionState = z.infer<typeof revisionState>;

export const overview = z.object({
  at: z.number(),
  now: z.object({
    requestsPerSecond: z.number(),
    successRatio: z.number().nullable(),
    p50Ms: z.number().nullable(),
    p95Ms: z.number().nullable(),
    inFlight: z.number().int(),
    /** Requests in line for a place at an exit. */
    waiting: z.number().int(),
    openConnections: z.number().int(),
    upBytesPerSecond: z.number(),
    downBytesPerSecond: z.number(),
    attemptsPerRequest: z.number().nullable(),
  }),
  exits: z.object({
    total: z.number().int(),
    states: z.record(z.enum(healthStates), z.number().int()),
    adminStates: z.record(z.enum(adminStates), z.number().int()),
  }),
  countries: z.array(z.object({ country: z.string().nullable(), exits: z.number().int(), eligible: z.number().int() })),
  failures: z.array(z.object({ code: z.enum(failureCodes), count: z.number().int() })),
  /** What a person should look at, most urgent first. */
  attention: z.array(
    z.object({ level: z.enum(['info', 'warning', 'danger']), code: z.string(), text: z.string(), link: z.string() }),
  ),
});
export type Overview = z.infer<typeof overview>;

export const change = z.object({
  id: z.string(),
  at: z.number(),
  actor: z.string(),
  action: z.string(),
  noun: z.string(),
  objectId: z.string().nullable(),
  summary: z.string(),
  revision: z.number().int(),
});
export type Change = z.infer<typeof change>;

export const ranges = ['5m', '1h', '24h'] as const;
export const overviewGet = endpoint({
  id: 'overview.get',
  method: 'GET',
  path: '/overview',
  scope: 'read',
  summary: 'Is the fleet well: figures of now',
  response: overview,
});
export const trafficSeries = endpoint({
  id: 'traffic.series',
  method: 'GET',
  path: '/traffic',
  scope: 'read',
  summary: 'Traffic over time',
  query: z.object({ range: z.enum(ranges).default('5m') }),
  response: z.object({ range: z.enum(ranges), stepMs: z.number(), points: z.array(trafficPoint) }),
});
export const requestsRecent = endpoint({
  id: 'requests.recent',
  method: 'GET',
  path: '/requests/recent',
  scope: 'read',
  summary: 'The newest requests (a sample under load, all failures first)',
  query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
  response: z.object({ items: z.array(requestRow) }),
});
export const revisionCurrent = endpoint({
  id: 'revisions.current',
  method: 'GET',
  path: '/revisions/current',
  scope: 'read',
  summary: 'The newest revision and which worker runs it',
  response: revisionState,
});
export const changeList = endpoint({
  id: 'changes.list',
  method: 'GET',
  path: '/changes',
  scope: 'read',
  summary: 'Who changed what',
  query: pageQuery,
  response: pageOf(change),
});
