// Sessions over REST: which exit a client-named session keeps.
import * as z from 'zod';
import { guarantees } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery, sortBy } from './page.ts';

export const session = z.object({
  id: z.string(),
  name: z.string(),
  /** Null: an anonymous client. */
  proxyUser: z.string().nullable(),
  pool: z.string(),
  exitId: z.string(),
  /** Null when the exit is gone. */
  exitLabel: z.string().nullable(),
  country: z.string().nullable(),
  guarantee: z.enum(guarantees),
  ttlMs: z.number(),
  /** `fixed`: from the first use; `sliding`: from the last. */
  expiry: z.enum(['fixed', 'sliding']),
  createdAt: z.number(),
  usedAt: z.number(),
  expiresAt: z.number(),
  requests: z.number().int(),
  /** How many times it changed its exit. */
  moves: z.number().int(),
  /** What stayed the same when it last did; null = it never did. */
  moved: z.enum(guarantees).nullable(),
});
export type Session = z.infer<typeof session>;

export const sessionSorts = ['name', 'user', 'pool', 'exit', 'age', 'requests', 'moves'] as const;
export const sessionList = endpoint({
  id: 'sessions.list',
  method: 'GET',
  path: '/sessions',
  scope: 'read',
  summary: 'List sessions, newest use first',
  query: pageQuery.extend({
    /** Part of the name. */
    q: z.string().max(200).optional(),
    proxyUser: z.string().max(40).optional(),
    exitId: z.string().max(64).optional(),
    pool: z.string().max(64).optional(),
    /** Without: newest use first. `age` counts from the first use: `-age` has the oldest first. */
    sort: sortBy(sessionSorts).optional(),
  }),
  response: pageOf(session),
});
export const sessionRelease = endpoint({
  id: 'sessions.release',
  method: 'DELETE',
  path: '/sessions/{id}',
  scope: 'operate',
  summary: 'End a session; its next request begins anew, with another exit where there is one',
  params: idParams,
  response: z.object({ released: z.number().int() }),
  errors: ['not_found'],
});
export const sessionRotate = endpoint({
  id: 'sessions.rotate',
  method: 'POST',
  path: '/sessions/{id}/rotate',
  scope: 'operate',
  summary: 'Give a session another exit; its time runs on',
  params: idParams,
  response: session,
  errors: ['not_found', 'conflict'],
});
export const sessionRepin = endpoint({
  id: 'sessions.repin',
  method: 'POST',
  path: '/sessions/{id}/repin',
  scope: 'operate',
  summary: 'Move a session to a chosen exit of its pool',
  params: idParams,
  body: z.object({ exitId: z.string() }).strict(),
  response: session,
  errors: ['not_found', 'conflict'],
});
/** At least one of the two. */
export const sessionReleaseMany = endpoint({
  id: 'sessions.releaseMany',
  method: 'POST',
  path: '/sessions/release',
  scope: 'operate',
  summary: 'End all sessions of an exit or of a proxy user',
  body: z.object({ exitId: z.string(), proxyUser: z.string() }).partial().strict(),
  response: z.object({ released: z.number().int() }),
});
