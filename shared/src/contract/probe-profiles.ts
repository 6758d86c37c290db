// Probe profiles over REST: how exits of a pool are probed. A pool without one is probed as the settings say. Times in ms.
import * as z from 'zod';
import { changeOf } from './change.ts';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery, revisionOnly, written } from './page.ts';

/** What an answer must be like. Everything that is given must hold. */
export const probeExpectation = z.object({
  /** `200`, `200-299`; one of them; empty = any status below 500. */
  statuses: z
    .array(z.string().regex(/^[1-5]\d\d(-[1-5]\d\d)?$/, 'a status like 200, or a range like 200-299'))
    .max(20)
    .default([]),
  /** A header that is there, and contains the text if there is one. */
  header: z
    .object({ name: z.string().min(1).max(100), contains: z.string().max(500).default('') })
    .nullable()
    .default(null),
  /** Text in the first 64 KiB of the body; `*` stands for anything. */
  bodyText: z.string().max(500).nullable().default(null),
});
export type ProbeExpectation = z.infer<typeof probeExpectation>;

const fields = z.object({
  name: z.string().regex(/^[a-z0-9][a-z0-9_.~-]{0,39}$/, 'lower-case letters, digits, _ . ~ -, at most 40'),
  /** '' = open the connection to the exit and sign in; `host:port` = have it open the way there (CONNECT); `http://…`, `https://…` = make a request. */
  target: z.string().max(500).default(''),
  method: z.enum(['GET', 'HEAD']).default('GET'),
  expect: probeExpectation.prefault({}),
  /** For https targets: whether the certificate must be good. */
  verifyTls: z.boolean().default(true),
  /** Between two probes of an exit, 5 000 … 86 400 000. */
  intervalMs: z.number().int().min(5000).max(86_400_000).default(60_000),
  /** How far an interval may differ, percent. */
  jitterPercent: z.number().int().min(0).max(50).default(10),
  timeoutMs: z.number().int().min(500).max(60_000).default(10_000),
  /** Probes that fail in a row until the exit is ejected. */
  failures: z.number().int().min(1).max(100).default(2),
  /** Probes that work in a row until an exit on probation is healthy. */
  successes: z.number().int().min(1).max(100).default(2),
});
export const probeProfile = fields.extend({
  id: z.string(),
  /** Names of the pools probed by it. */
  pools: z.array(z.string()),
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.number().int(),
});
export type ProbeProfile = z.infer<typeof probeProfile>;
export type ProbeProfileFields = z.infer<typeof fields>;
export const probeProfileCreate = fields.strict();
export const probeProfileUpdate = changeOf(fields)
  .extend({ expect: changeOf(probeExpectation).optional() })
  .strict();

export const probeProfileList = endpoint({
  id: 'probeProfiles.list',
  method: 'GET',
  path: '/probe-profiles',
  scope: 'read',
  summary: 'List probe profiles',
  query: pageQuery,
  response: pageOf(probeProfile),
});
export const probeProfileGet = endpoint({
  id: 'probeProfiles.get',
  method: 'GET',
  path: '/probe-profiles/{id}',
  scope: 'read',
  summary: 'Read one probe profile',
  params: idParams,
  response: probeProfile,
  errors: ['not_found'],
  etag: true,
});
export const probeProfileCreateOne = endpoint({
  id: 'probeProfiles.create',
  method: 'POST',
  path: '/probe-profiles',
  scope: 'operate',
  summary: 'Create a probe profile',
  body: probeProfileCreate,
  response: written(probeProfile),
  status: 201,
  errors: ['conflict'],
});
export const probeProfileUpdateOne = endpoint({
  id: 'probeProfiles.update',
  method: 'PATCH',
  path: '/probe-profiles/{id}',
  scope: 'operate',
  summary: 'Change a probe profile',
  params: idParams,
  body: probeProfileUpdate,
  response: written(probeProfile),
  errors: ['not_found', 'conflict', 'precondition'],
  etag: true,
});
export const probeProfileRemove = endpoint({
  id: 'probeProfiles.remove',
  method: 'DELETE',
  path: '/probe-profiles/{id}',
  scope: 'operate',
  summary: 'Remove a probe profile; refused while a pool names it',
  params: idParams,
  response: revisionOnly,
  errors: ['not_found', 'conflict', 'precondition'],
  etag: true,
});
