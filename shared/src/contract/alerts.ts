// Alerts over REST: what needs a person, and the webhooks that are told. Deliveries follow the Standard Webhooks specification (standardwebhooks.com).
import * as z from 'zod';
import { changeOf } from './change.ts';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery, revisionOnly, written, sortBy } from './page.ts';

export const alertKinds = ['pool_below_minimum', 'pool_panic', 'mass_ejection', 'gateway_failing', 'quota'] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alert = z.object({
  id: z.string(),
  kind: z.enum(alertKinds),
  /** Pool id, gateway, proxy user id with its cap and percent, or '' for the fleet. */
  about: z.string(),
  /** Its name. */
  aboutName: z.string(),
  /** One sentence with the numbers. */
  text: z.string(),
  openedAt: z.number(),
  /** Null while it lasts. */
  closedAt: z.number().nullable(),
});
export type Alert = z.infer<typeof alert>;

const fields = z.object({
  name: z.string().min(1).max(120),
  /** http or https; a private address is refused unless private targets are allowed. */
  url: z.string().max(2000),
  enabled: z.boolean().default(true),
  /** Which alerts it is told; empty = all. */
  kinds: z.array(z.enum(alertKinds)).max(20).default([]),
});
export const webhook = fields.extend({
  id: z.string(),
  /** The last delivery: when, what came back (null = no answer), and how many tries of the newest one have failed in a row. */
  lastAt: z.number().nullable(),
  lastStatus: z.number().int().nullable(),
  lastProblem: z.string().nullable(),
  failures: z.number().int(),
  /** Deliveries that wait for their next try. */
  waiting: z.number().int(),
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.number().int(),
});
export type Webhook = z.infer<typeof webhook>;

export const alertSorts = ['kind', 'opened'] as const;
export const alertList = endpoint({
  id: 'alerts.list',
  method: 'GET',
  path: '/alerts',
  scope: 'read',
  summary: 'List alerts: open ones first, then the newest',
  query: pageQuery.extend({ open: z.stringbool().optional(), sort: sortBy(alertSorts).optional() }),
  response: pageOf(alert),
});
export const webhookList = endpoint({
  id: 'webhooks.list',
  method: 'GET',
  path: '/webhooks',
  scope: 'read',
  summary: 'List webhooks',
  query: pageQuery,
  response: pageOf(webhook),
});
export const webhookCreate = endpoint({
  id: 'webhooks.create',
  method: 'POST',
  path: '/webhooks',
  scope: 'admin',
  summary: 'Add a webhook; the answer shows its signing secret, once',
  body: fields.strict(),
  response: written(webhook).extend({ secret: z.string() }),
  status: 201,
  errors: ['limit'],
});
export const webhookUpdate = endpoint({
  id: 'webhooks.update',
  method: 'PATCH',
  path: '/webhooks/{id}',
  scope: 'admin',
  summary: 'Change a webhook',
  params: idParams,
  body: changeOf(fields).strict(),
  response: written(webhook),
  errors: ['not_found', 'precondition'],
  etag: true,
});
export const webhookRemove = endpoint({
  id: 'webhooks.remove',
  method: 'DELETE',
  path: '/webhooks/{id}',
  scope: 'admin',
  summary: 'Remove a webhook; deliveries that wait are given up',
  params: idParams,
  response: revisionOnly,
  errors: ['not_found', 'precondition'],
  etag: true,
});
export const webhookTest = endpoint({
  id: 'webhooks.test',
  method: 'POST',
  path: '/webhooks/{id}/test',
  scope: 'admin',
  summary: 'Send a test alert now and wait for the answer',
  params: idParams,
  response: z.object({
    ok: z.boolean(),
    status: z.number().int().nullable(),
    problem: z.string().nullable(),
    ms: z.number(),
  }),
  errors: ['not_found'],
});
