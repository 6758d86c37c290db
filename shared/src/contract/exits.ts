// Exits over REST: list, read, create, change, remove, bulk, import, export, probe.
import * as z from 'zod';
import { adminStates, exitSchemes, healthReasons, healthStates, networkTypes } from '../vocabulary.ts';
import { changeOf } from './change.ts';
import { endpoint } from './contract.ts';
import { tag } from './exit-bulk.ts';
import { importJson, importQuery, importReport } from './exit-import.ts';
import { idParams, pageOf, pageQuery, revisionOnly, written, sortBy } from './page.ts';

const countryCode = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'two letters, ISO 3166-1')
  .transform((c) => c.toUpperCase());

/** Where an exit is said to be: what its source or a person claims. */
export const place = z.object({
  country: countryCode.nullable().default(null),
  region: z.string().max(80).nullable().default(null),
  city: z.string().max(80).nullable().default(null),
  asn: z.number().int().min(1).max(4294967295).nullable().default(null),
  type: z.enum(networkTypes).nullable().default(null),
});
export type Place = z.infer<typeof place>;

/** Where an exit is by measurement: the addresses targets saw, and what the local databases say of them. */
export const measuredPlace = place.extend({
  ipv4: z.string().nullable(),
  ipv6: z.string().nullable(),
  /** Name of the network. */
  network: z.string().nullable(),
  measuredAt: z.number(),
  /** Claimed and measured place differ. */
  drift: z.boolean(),
});
export type MeasuredPlace = z.infer<typeof measuredPlace>;

export const exitHealth = z.object({
  state: z.enum(healthStates),
  /** Since when it is in this state, epoch ms. */
  sinceAt: z.number(),
  /** When an ejected exit goes to probation; null unless ejected. */
  untilAt: z.number().nullable(),
  /** Why it was ejected (or last failed); null when there is nothing to say. */
  reason: z.enum(healthReasons).nullable(),
  /** How many times in a row it was ejected. */
  ejections: z.number().int(),
  lastProbeAt: z.number().nullable(),
  lastProbeMs: z.number().nullable(),
  lastProbeFailure: z.enum(healthReasons).nullable(),
});
export type ExitHealth = z.infer<typeof exitHealth>;

/** What passed through an exit since it was added. Bytes: up = toward the target, down = toward the client. */
export const exitTraffic = z.object({
  ok: z.number().int(),
  failed: z.number().int(),
  upBytes: z.number(),
  downBytes: z.number(),
  /** Moving average of the dial (or first-byte) time in ms; null before the first attempt. */
  latencyMs: z.number().nullable(),
  inFlight: z.number().int(),
  lastUsedAt: z.number().nullable(),
});
export type ExitTraffic = z.infer<typeof exitTraffic>;

export const exit = z.object({
  id: z.string(),
  label: z.string(),
  scheme: z.enum(exitSchemes),
  /** Empty for `direct`. */
  host: z.string(),
  port: z.number().int(),
  username: z.string(),
  hasPassword: z.boolean(),
  tags: z.array(z.string()),
  /** Share of traffic under `weighted`, 1–1000. */
  weight: z.number().int(),
  /** Most requests at once; null = no cap. */
  maxInFlight: z.number().int().nullable(),
  /** Tier under `priority`: lower ones first. */
  priority: z.number().int(),
  /** Price per GB in any one currency, for `cheapest`; null = unknown, taken last. */
  price: z.number().nullable(),
  /** Vendor whose grammar fills the placeholders of username and password; 'custom' for own ones; null = no template. */
  template: z.string().nullable(),
  adminState: z.enum(adminStates),
  /** `https` only: accept any certificate. Shown in the dashboard. */
  insecureTls: z.boolean(),
  /** `direct` only: local address to leave by; empty = chosen by the system. */
  localAddress: z.string(),
  /** Claimed. */
  place,
  measured: measuredPlace.nullable(),
  health: exitHealth,
  traffic: exitTraffic,
  createdAt: z.number(),
  updatedAt: z.number(),
  /** Counts writes; the ETag. */
  version: z.number().int(),
});
export type Exit = z.infer<typeof exit>;

const attributes = z.object({
  label: z.string().max(120).optional(),
  password: z.string().max(512).optional(),
  tags: z.array(tag).max(20).optional(),
  weight: z.number().int().min(1).max(1000).optional(),
  maxInFlight: z.number().int().min(1).max(100000).nullable().optional(),
  priority: z.number().int().min(0).max(1000).optional(),
  price: z.number().min(0).max(1000000).nullable().optional(),
  template: z.string().max(40).nullable().optional(),
  adminState: z.enum(adminStates).optional(),
  insecureTls: z.boolean().optional(),
  localAddress: z.string().max(64).optional(),
  place: changeOf(place).optional(),
});

export const exitCreate = attributes
  .extend({
    scheme: z.enum(exitSchemes),
    host: z.string().max(253).default(''),
    port: z.number().int().min(0).max(65535).default(0),
    username: z.string().max(512).default(''),
  })
  .strict();
export const exitUpdate = attributes.strict();

/** `field` or `-field` (descending). */
export const exitSorts = [
  'label',
  'host',
  'state',
  'country',
  'latency',
  'priority',
  'price',
  'ok',
  'failed',
  'used',
  'added',
] as const;
export const exitSort = sortBy(exitSorts);

export const exitFilter = z.object({ q: z.string().max(500).optional() });

export const probeReport = z.object({
  ok: z.boolean(),
  failure: z.enum(healthReasons).nullable(),
  detail: z.string().nullable(),
  steps: z.array(z.object({ name: z.string(), ms: z.number(), ok: z.boolean() })),
  totalMs: z.number(),
  health: exitHealth,
});
export const exitSummary = z.object({
  total: z.number().int(),
  states: z.record(z.enum(healthStates), z.number().int()),
  adminStates: z.record(z.enum(adminStates), z.number().int()),
  schemes: z.array(z.object({ value: z.string(), count: z.number().int() })),
  countries: z.array(z.object({ value: z.string(), count: z.number().int() })),
  tags: z.array(z.object({ value: z.string(), count: z.number().int() })),
});
export type ExitSummary = z.infer<typeof exitSummary>;

export const exitList = endpoint({
  id: 'exits.list',
  method: 'GET',
  path: '/exits',
  scope: 'read',
  summary: 'List exits',
  query: pageQuery.extend({ q: z.string().max(500).optional(), sort: exitSort.default('-added') }),
  response: pageOf(exit),
});
export const exitGet = endpoint({
  id: 'exits.get',
  method: 'GET',
  path: '/exits/{id}',
  scope: 'read',
  summary: 'Read one exit',
  params: idParams,
  response: exit,
  errors: ['not_found'],
  etag: true,
});
export const exitSummarize = endpoint({
  id: 'exits.summary',
  method: 'GET',
  path: '/exits-summary',
  scope: 'read',
  summary: 'Counts of the exits that match, by state, scheme, country and tag',
  query: exitFilter,
  response: exitSummary,
});
export const exitCreateOne = endpoint({
  id: 'exits.create',
  method: 'POST',
  path: '/exits',
  scope: 'operate',
  summary: 'Add one exit',
  body: exitCreate,
  response: written(exit),
  status: 201,
  errors: ['conflict'],
});
export const exitUpdateOne = endpoint({
  id: 'exits.update',
  method: 'PATCH',
  path: '/exits/{id}',
  scope: 'operate',
  summary: 'Change attributes of an exit',
  params: idParams,
  body: exitUpdate,
  response: written(exit),
  errors: ['not_found', 'precondition'],
  etag: true,
});
export const exitRemove = endpoint({
  id: 'exits.remove',
  method: 'DELETE',
  path: '/exits/{id}',
  scope: 'operate',
  summary: 'Remove an exit',
  params: idParams,
  response: revisionOnly,
  errors: ['not_found', 'precondition'],
  etag: true,
});
export const exitImport = endpoint({
  id: 'exits.import',
  method: 'POST',
  path: '/exits/import',
  scope: 'operate',
  summary: 'Import exits: one a line, CSV, JSON and other lists',
  query: importQuery,
  body: importJson,
  textBody: ['text/plain', 'text/csv', 'application/yaml'],
  response: importReport,
  errors: ['conflict', 'limit', 'not_found'],
});
export const exitExport = endpoint({
  id: 'exits.export',
  method: 'GET',
  path: '/exits/export',
  scope: 'read',
  summary: 'Export matching exits as URL lines, CSV or JSON; passwords only with scope admin',
  query: exitFilter.extend({
    format: z.enum(['urls', 'csv', 'json']).default('urls'),
    passwords: z.stringbool().default(false),
  }),
  response: z.string(),
});
export const exitEndEjection = endpoint({
  id: 'exits.endEjection',
  method: 'POST',
  path: '/exits/{id}/end-ejection',
  scope: 'operate',
  summary: 'Put an ejected exit on probation now; one that is not ejected stays as it is',
  params: idParams,
  response: z.object({ health: exitHealth }),
  errors: ['not_found'],
});
export const exitProbe = endpoint({
  id: 'exits.probe',
  method: 'POST',
  path: '/exits/{id}/probe',
  scope: 'operate',
  summary: 'Probe one exit now and wait for the answer',
  params: idParams,
  response: probeReport,
  errors: ['not_found'],
});
