// Figures over REST: the overview, recent requests, and which worker runs which revision.
import * as z from 'zod';
import { adminStates, failureCodes, failureOrigins, healthStates, requestKinds } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { idParams, pageQuery } from './page.ts';

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
  /** Which request it was on its connection to the exit, 1 = the first; null = it had none. A tunnel has one of its own. */
  reuse: z.number().int().nullable(),
  /** Id of the first request on record of that connection: those that shared it have the same one. */
  carrier: z.string().nullable(),
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
/** How the request log is: what it holds, and what it may. */
export const requestLogState = z.object({
  /** Time of the oldest request, epoch ms; null = it is empty. */
  oldestAt: z.number().nullable(),
  bytes: z.number(),
  /** 0 = none is written. */
  maxBytes: z.number(),
  days: z.number(),
  /** Rows that could not be taken in since Gyre started. */
  dropped: z.number().int(),
  /** One sentence while nothing can be written. */
  problem: z.string().nullable(),
});
export type RequestLogState = z.infer<typeof requestLogState>;

const requestQuery = {
  /** The query language over requests: `ok:no site:shop.example total:>1s`. */
  q: z.string().max(500).optional(),
  /** Not before, epoch ms. */
  from: z.coerce.number().optional(),
  /** Before, epoch ms. */
  to: z.coerce.number().optional(),
};
export const requestList = endpoint({
  id: 'requests.list',
  method: 'GET',
  path: '/requests',
  scope: 'read',
  summary:
    'Requests of the log, newest first. A page may hold fewer than asked for while there is a nextCursor: a long search goes on from there',
  query: pageQuery.extend(requestQuery),
  response: z.object({ items: z.array(requestRow), nextCursor: z.string().nullable(), log: requestLogState }),
});
export const requestExport = endpoint({
  id: 'requests.export',
  method: 'GET',
  path: '/requests/export',
  scope: 'read',
  summary: 'The newest matching requests of the log as a file',
  query: z.object({
    ...requestQuery,
    format: z.enum(['csv', 'json']).default('csv'),
    limit: z.coerce.number().int().min(1).max(50000).default(10000),
  }),
  response: z.string(),
});
export const requestGet = endpoint({
  id: 'requests.get',
  method: 'GET',
  path: '/requests/{id}',
  scope: 'read',
  summary: 'One request, as long as it is kept',
  params: idParams,
  response: requestRow,
  errors: ['not_found'],
});
export const revisionCurrent = endpoint({
  id: 'revisions.current',
  method: 'GET',
  path: '/revisions/current',
  scope: 'read',
  summary: 'The newest revision and which worker runs it',
  response: revisionState,
});
