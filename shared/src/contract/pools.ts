// Pools over REST: named sets of exits with a rotation strategy and a retry policy.
import * as z from 'zod';
import { guarantees, healthStates, strategies } from '../vocabulary.ts';
import { changeOf } from './change.ts';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery, revisionOnly, written } from './page.ts';
import { resilienceGroups } from './resilience.ts';

export const poolName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.~]{0,39}$/, 'lower-case letters, digits, _ . ~, at most 40; no hyphen');

/** How often and how long a request may try. Times in ms. */
export const retryPolicy = z.object({
  /** Attempts in all, 1–10. */
  maxAttempts: z.number().int().min(1).max(10).default(3),
  /** For the whole request until the first byte of an answer (or the open tunnel), 1 000–300 000. */
  totalMs: z.number().int().min(1000).max(300000).default(30000),
  /** For one attempt's dial, 200–120 000. */
  attemptMs: z.number().int().min(200).max(120000).default(10000),
  /** For the first byte of a plain HTTP answer after the request was sent, 200–300 000. */
  firstByteMs: z.number().int().min(200).max(300000).default(15000),
});
export type RetryPolicy = z.infer<typeof retryPolicy>;

/** How long a client-named session keeps its exit, and what may change when the exit fails. */
export const sessionPolicy = z.object({
  /** 1 s … 30 days. */
  ttlMs: z.number().int().min(1000).max(2592000000).default(600000),
  /** `fixed`: from the first use; `sliding`: from the last. A `ttl` wish is always fixed. */
  expiry: z.enum(['fixed', 'sliding']).default('sliding'),
  guarantee: z.enum(guarantees).default('same-country'),
});
export type SessionPolicy = z.infer<typeof sessionPolicy>;

/** What happens while every exit that fits is at its cap. */
export const queuePolicy = z.object({
  /** Requests that may wait in one worker; 0 = none waits. */
  maxWaiting: z.number().int().min(0).max(100000).default(100),
  /** Longest wait, 10 … 120 000 ms. */
  waitMs: z.number().int().min(10).max(120000).default(5000),
});
export type QueuePolicy = z.infer<typeof queuePolicy>;

/** Numbers some strategies need. */
export const rotationPolicy = z.object({
  /** `every-n`: requests with the same exit in a row, per worker. */
  everyRequests: z.number().int().min(1).max(1000000).default(10),
  /** `timed`: time with the same exit. */
  periodMs: z.number().int().min(1000).max(86400000).default(60000),
});
export type RotationPolicy = z.infer<typeof rotationPolicy>;

export const pool = z.object({
  id: z.string(),
  name: z.string(),
  strategy: z.enum(strategies),
  /** Live membership in the query language; '' matches every exit; null = fixed members only. */
  query: z.string().nullable(),
  retry: retryPolicy,
  session: sessionPolicy,
  queue: queuePolicy,
  rotation: rotationPolicy,
  ...resilienceGroups,
  /** How its exits are probed; null = as the settings say. An exit in several pools is probed by the profile of the first of them, by name, that has one. */
  probeProfileId: z.string().nullable(),
  /** Pools tried in this order when none of its own exits can be chosen. Nothing else ever is. */
  fallbacks: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Exits named one by one, besides those the query matches. */
  fixedMembers: z.number().int(),
  /** All members now, and how many of them could be chosen now. */
  members: z.number().int(),
  eligible: z.number().int(),
  states: z.record(z.enum(healthStates), z.number().int()),
  /** The pool a fresh installation came with cannot be removed. */
  builtIn: z.boolean(),
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.number().int(),
});
export type Pool = z.infer<typeof pool>;

const resilienceChanges = {
  retryOn: changeOf(resilienceGroups.retryOn),
  budget: changeOf(resilienceGroups.budget),
  hedge: changeOf(resilienceGroups.hedge),
  warm: changeOf(resilienceGroups.warm),
  protection: changeOf(resilienceGroups.protection),
} as const;

const body = z.object({
  name: poolName,
  strategy: z.enum(strategies).default('round-robin'),
  query: z.string().max(500).nullable().default(null),
  retry: changeOf(retryPolicy).default({}),
  session: changeOf(sessionPolicy).default({}),
  queue: changeOf(queuePolicy).default({}),
  rotation: changeOf(rotationPolicy).default({}),
  retryOn: resilienceChanges.retryOn.default({}),
  budget: resilienceChanges.budget.default({}),
  hedge: resilienceChanges.hedge.default({}),
  warm: resilienceChanges.warm.default({}),
  protection: resilienceChanges.protection.default({}),
  /** Id or name. */
  probeProfileId: z.string().nullable().default(null),
  /** Ids or names, in order. A cycle is refused. */
  fallbacks: z.array(z.string()).max(10).default([]),
  memberIds: z.array(z.string()).max(10000).default([]),
});
export const poolCreate = body.strict();
export const poolUpdate = z
  .object({
    name: poolName,
    strategy: z.enum(strategies),
    query: z.string().max(500).nullable(),
    retry: changeOf(retryPolicy),
    session: changeOf(sessionPolicy),
    queue: changeOf(queuePolicy),
    rotation: changeOf(rotationPolicy),
    ...resilienceChanges,
    probeProfileId: z.string().nullable(),
    fallbacks: z.array(z.string()).max(10),
    addMembers: z.array(z.string()).max(10000),
    removeMembers: z.array(z.string()).max(10000),
  })
  .partial()
  .strict();

export const poolList = endpoint({
  id: 'pools.list',
  method: 'GET',
  path: '/pools',
  scope: 'read',
  summary: 'List pools',
  query: pageQuery,
  response: pageOf(pool),
});
export const poolGet = endpoint({
  id: 'pools.get',
  method: 'GET',
  path: '/pools/{id}',
  scope: 'read',
  summary: 'Read one pool',
  params: idParams,
  response: pool,
  errors: ['not_found'],
  etag: true,
});
export const poolCreateOne = endpoint({
  id: 'pools.create',
  method: 'POST',
  path: '/pools',
  scope: 'operate',
  summary: 'Create a pool',
  body: poolCreate,
  response: written(pool),
  status: 201,
  errors: ['conflict', 'not_found'],
});
export const poolUpdateOne = endpoint({
  id: 'pools.update',
  method: 'PATCH',
  path: '/pools/{id}',
  scope: 'operate',
  summary: 'Change a pool or its fixed members',
  params: idParams,
  body: poolUpdate,
  response: written(pool),
  errors: ['not_found', 'conflict', 'precondition'],
  etag: true,
});
export const poolRemove = endpoint({
  id: 'pools.remove',
  method: 'DELETE',
  path: '/pools/{id}',
  scope: 'operate',
  summary: 'Remove a pool; refused while something names it, unless `repointTo` names the pool to take its place',
  params: idParams,
  query: z.object({ repointTo: z.string().optional() }),
  response: revisionOnly,
  errors: ['not_found', 'conflict', 'precondition'],
  etag: true,
});
/** What a membership query would match, before it is saved. */
export const poolPreview = endpoint({
  id: 'pools.preview',
  method: 'GET',
  path: '/pools-preview',
  scope: 'read',
  summary: 'Count what a membership query matches',
  query: z.object({ q: z.string().max(500) }),
  response: z.object({ members: z.number().int(), eligible: z.number().int(), countries: z.number().int() }),
});
