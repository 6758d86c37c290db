// Proxy users over REST: the identities clients authenticate as.
import * as z from 'zod';
import { failureCodes, failureOrigins } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery, revisionOnly, written } from './page.ts';

export const proxyUserName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_.~]{0,39}$/, 'lower-case letters, digits, _ . ~, at most 40; no hyphen');

/** Bytes both ways, as traffic counts them; null = no cap. */
const capBytes = z.number().int().min(1).max(1e15).nullable();
export const proxyUserCaps = z.object({
  /** Days begin at midnight UTC. */
  bytesPerDay: capBytes,
  bytesPerMonth: capBytes,
  /** The day of the month on which the month begins. */
  resetDay: z.number().int().min(1).max(28),
});
export type ProxyUserCaps = z.infer<typeof proxyUserCaps>;

const usedIn = z.object({ bytes: z.number(), startedAt: z.number(), resetsAt: z.number() });
export const proxyUserUse = z.object({
  day: usedIn,
  month: usedIn,
  /** Requests turned away or cut short because a cap was spent, this month and today. */
  refused: z.number().int(),
  refusedToday: z.number().int(),
  /** The pace of the last seven days, or of as many as are known, since then; null: less than an hour is known. */
  bytesPerDay: z.number().nullable(),
  paceSince: z.number().nullable(),
  /** At that pace this cap is spent first, before it begins anew; null: none is. */
  forecast: z.object({ cap: z.enum(['day', 'month']), spentAt: z.number() }).nullable(),
  /** A cap is spent: until then; null: none is. */
  spentUntil: z.number().nullable(),
});
export type ProxyUserUse = z.infer<typeof proxyUserUse>;

export const proxyUser = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  /** Pools it may use, the first is its default. */
  pools: z.array(z.object({ id: z.string(), name: z.string() })),
  note: z.string(),
  /** May name one exit (`alice-exit-…`). */
  mayChooseExit: z.boolean(),
  passwordChangedAt: z.number(),
  /** The password before, while it is still accepted: until when, and who still uses it. */
  oldPassword: z
    .object({ until: z.number(), lastUsedAt: z.number().nullable(), lastUsedFrom: z.string().nullable() })
    .nullable(),
  caps: proxyUserCaps,
  use: proxyUserUse,
  lastUsedAt: z.number().nullable(),
  requests: z.number().int(),
  upBytes: z.number(),
  downBytes: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.number().int(),
});
export type ProxyUser = z.infer<typeof proxyUser>;

const password = z
  .string()
  .min(8)
  .max(255)
  .refine((p) => !/[\x00-\x1f\x7f]/.test(p), 'no control characters');
/** `pools`: ids or names, at least one; the default pool if absent. A password is made and returned once if none is given. */
export const proxyUserCreate = z
  .object({
    name: proxyUserName,
    password: password.optional(),
    pools: z.array(z.string()).min(1).max(100).optional(),
    note: z.string().max(500).optional(),
    mayChooseExit: z.boolean().optional(),
    enabled: z.boolean().optional(),
    caps: proxyUserCaps.partial().strict().optional(),
  })
  .strict();
export const proxyUserUpdate = z
  .object({
    pools: z.array(z.string()).min(1).max(100),
    note: z.string().max(500),
    mayChooseExit: z.boolean(),
    enabled: z.boolean(),
    /** What is absent stays; null takes a cap away. In force at once. */
    caps: proxyUserCaps.partial().strict(),
    /** The password before is no longer accepted. */
    endOldPassword: z.literal(true),
  })
  .partial()
  .strict();
/** `password` is present in the one answer that may show it. */
const created = z.object({ data: proxyUser, password: z.string(), revision: z.number().int() });

export const proxyUserList = endpoint({
  id: 'proxyUsers.list',
  method: 'GET',
  path: '/proxy-users',
  scope: 'read',
  summary: 'List proxy users',
  query: pageQuery,
  response: pageOf(proxyUser),
});
export const proxyUserGet = endpoint({
  id: 'proxyUsers.get',
  method: 'GET',
  path: '/proxy-users/{id}',
  scope: 'read',
  summary: 'Read one proxy user',
  params: idParams,
  response: proxyUser,
  errors: ['not_found'],
  etag: true,
});
export const proxyUserCreateOne = endpoint({
  id: 'proxyUsers.create',
  method: 'POST',
  path: '/proxy-users',
  scope: 'operate',
  summary: 'Create a proxy user; the answer shows the password once',
  body: proxyUserCreate,
  response: created,
  status: 201,
  errors: ['conflict', 'not_found'],
});
export const proxyUserUpdateOne = endpoint({
  id: 'proxyUsers.update',
  method: 'PATCH',
  path: '/proxy-users/{id}',
  scope: 'operate',
  summary: 'Change a proxy user',
  params: idParams,
  body: proxyUserUpdate,
  response: written(proxyUser),
  errors: ['not_found', 'precondition'],
  etag: true,
});
export const proxyUserPassword = endpoint({
  id: 'proxyUsers.newPassword',
  method: 'POST',
  path: '/proxy-users/{id}/password',
  scope: 'operate',
  summary: 'Replace the password; the answer shows it once',
  params: idParams,
  /** `graceMs`: how long the password before is accepted too. */
  body: z
    .object({
      password: password.optional(),
      graceMs: z
        .number()
        .int()
        .min(0)
        .max(30 * 86_400_000)
        .optional(),
    })
    .strict(),
  response: created,
  errors: ['not_found'],
});
/** One GET as this proxy user, made by Gyre through one of its own listeners. */
export const proxyUserRun = endpoint({
  id: 'proxyUsers.run',
  method: 'POST',
  path: '/proxy-users/{id}/run',
  scope: 'operate',
  summary: 'Send one GET as this proxy user and say what became of it',
  params: idParams,
  body: z
    .object({
      url: z.string().min(1).max(2000),
      /** As they stand behind the name: `country-de-session-cart7`. */
      wishes: z.string().max(500).default(''),
      /** The first listener if absent. */
      listenerId: z.string().max(64).optional(),
    })
    .strict(),
  response: z.object({
    ok: z.boolean(),
    status: z.number().int().nullable(),
    code: z.enum(failureCodes).nullable(),
    origin: z.enum(failureOrigins).nullable(),
    detail: z.string(),
    /** Why there is no status, where no code says it. */
    problem: z.string().nullable(),
    requestId: z.string().nullable(),
    exitId: z.string().nullable(),
    exitLabel: z.string().nullable(),
    country: z.string().nullable(),
    attempts: z.number().int(),
    bytes: z.number().int(),
    ms: z.number(),
    username: z.string(),
  }),
  errors: ['not_found', 'limit'],
});
export const proxyUserRemove = endpoint({
  id: 'proxyUsers.remove',
  method: 'DELETE',
  path: '/proxy-users/{id}',
  scope: 'operate',
  summary: 'Remove a proxy user',
  params: idParams,
  response: revisionOnly,
  errors: ['not_found', 'precondition'],
  etag: true,
});
