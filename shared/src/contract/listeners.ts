// Listeners over REST: addresses where workers accept clients.
import * as z from 'zod';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery, revisionOnly, written } from './page.ts';

export const listener = z.object({
  id: z.string(),
  name: z.string(),
  host: z.string(),
  port: z.number().int(),
  enabled: z.boolean(),
  /** `auto`: required as soon as there is a proxy user, and always on an address that is not loopback. `never` must be confirmed on a public address. */
  auth: z.enum(['auto', 'required', 'never']),
  /** Pool for clients without credentials; null = the default pool. */
  poolId: z.string().nullable(),
  /** Wishes of everyone who comes in here, weaker than those of username and headers, in the grammar behind the name: `country-de-ttl-10m`. */
  profile: z.string(),
  /** Whether answers carry X-Gyre-* headers. */
  answerHeaders: z.boolean(),
  /** Started by flag or environment: its address cannot be changed here. */
  fromFlags: z.boolean(),
  /** Whether it is bound, summed over workers. */
  workersBound: z.number().int(),
  workers: z.number().int(),
  /** Why it is not bound, in one sentence. */
  problem: z.string().nullable(),
  openConnections: z.number().int(),
  /** Reachable from other machines without credentials. Shown in red. */
  open: z.boolean(),
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.number().int(),
});
export type Listener = z.infer<typeof listener>;

const host = z.union([z.ipv4(), z.ipv6()]);
export const listenerFields = z.object({
  name: z.string().min(1).max(60),
  host,
  port: z.number().int().min(1).max(65535),
  enabled: z.boolean(),
  auth: z.enum(['auto', 'required', 'never']),
  poolId: z.string().nullable(),
  profile: z.string().max(255),
  answerHeaders: z.boolean(),
});
/** `confirmOpen` must be true to accept clients without credentials on an address that is not loopback. */
export const listenerCreate = listenerFields
  .partial()
  .required({ name: true, host: true, port: true })
  .extend({ confirmOpen: z.boolean().optional() })
  .strict();
export const listenerUpdate = listenerFields.partial().extend({ confirmOpen: z.boolean().optional() }).strict();

export const listenerList = endpoint({
  id: 'listeners.list',
  method: 'GET',
  path: '/listeners',
  scope: 'read',
  summary: 'List listeners',
  query: pageQuery,
  response: pageOf(listener),
});
export const listenerGet = endpoint({
  id: 'listeners.get',
  method: 'GET',
  path: '/listeners/{id}',
  scope: 'read',
  summary: 'Read one listener',
  params: idParams,
  response: listener,
  errors: ['not_found'],
  etag: true,
});
export const listenerCreateOne = endpoint({
  id: 'listeners.create',
  method: 'POST',
  path: '/listeners',
  scope: 'admin',
  summary: 'Open another listener',
  body: listenerCreate,
  response: written(listener),
  status: 201,
  errors: ['conflict', 'not_found'],
});
export const listenerUpdateOne = endpoint({
  id: 'listeners.update',
  method: 'PATCH',
  path: '/listeners/{id}',
  scope: 'admin',
  summary: 'Change a listener',
  params: idParams,
  body: listenerUpdate,
  response: written(listener),
  errors: ['not_found', 'conflict', 'precondition'],
  etag: true,
});
export const listenerRemove = endpoint({
  id: 'listeners.remove',
  method: 'DELETE',
  path: '/listeners/{id}',
  scope: 'admin',
  summary: 'Close and remove a listener',
  params: idParams,
  response: revisionOnly,
  errors: ['not_found', 'conflict', 'precondition'],
  etag: true,
});
