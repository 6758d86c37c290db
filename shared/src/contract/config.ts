// Configuration as a document over REST: read it, see what another one would do, do it. The form of a document is config-document.ts.
import * as z from 'zod';
import { endpoint } from './contract.ts';
import { fieldChange } from './changes.ts';

/** Nouns a document speaks of. */
export const configNouns = [
  ...([
    'settings',
    'probe-profiles',
    'pools',
    'proxy-users',
    'listeners',
    'rules',
    'site-ban-rules',
    'webhooks',
  ] as const),
] as const;
export type ConfigNoun = (typeof configNouns)[number];

export const configStep = z.object({
  noun: z.enum(configNouns),
  /** '' for the settings. */
  name: z.string(),
  does: z.enum(['create', 'update', 'remove']),
  fields: z.array(fieldChange),
});
export type ConfigStep = z.infer<typeof configStep>;
/** `open`: anyone who reaches it could use the exits; `refuses-all`: no request gets past it; `direct-all`: all leave by this machine's own address. */
export const configWarnings = [
  'open',
  'closes',
  'refuses-all',
  'direct-all',
  'password-made',
  'secret-made',
  'order',
] as const;
export const configWarning = z.object({
  code: z.enum(configWarnings),
  noun: z.enum(configNouns),
  name: z.string(),
  text: z.string(),
});
export type ConfigWarning = z.infer<typeof configWarning>;
export const configPlan = z.object({
  /** Names this plan: `apply` with it does this and nothing else, or is refused. */
  planId: z.string(),
  create: z.number().int(),
  update: z.number().int(),
  remove: z.number().int(),
  unchanged: z.number().int(),
  steps: z.array(configStep),
  /** Here, and not in the document: they stay unless `removeMissing` is asked for. */
  missing: z.array(z.object({ noun: z.enum(configNouns), name: z.string() })),
  warnings: z.array(configWarning),
  /** Names of listeners it would open to the world without credentials: `apply` needs `confirmOpen`. */
  opens: z.array(z.string()),
});
export type ConfigPlan = z.infer<typeof configPlan>;
/** A secret that was made; this answer is the one place that shows it. */
export const configSecret = z.object({
  noun: z.enum(configNouns),
  name: z.string(),
  secret: z.string(),
});
export type ConfigSecret = z.infer<typeof configSecret>;

const textBody = ['application/yaml', 'text/yaml', 'application/x-yaml', 'text/plain'] as const;
const document = z.object({ text: z.string() }).strict();
/** Whether what a section of the document does not name is removed; sections that are absent are left alone. */
const removeMissing = z.stringbool().default(false);

export const configExport = endpoint({
  id: 'config.export',
  method: 'GET',
  path: '/config',
  scope: 'read',
  summary: 'The configuration as a document, without secrets and exits',
  query: z.object({ format: z.enum(['yaml', 'json']).default('yaml') }),
  response: z.string(),
});
export const configPlanOf = endpoint({
  id: 'config.plan',
  method: 'POST',
  path: '/config/plan',
  scope: 'admin',
  summary: 'What applying a document would create, update and remove; changes nothing',
  query: z.object({ removeMissing }),
  textBody,
  body: document,
  response: configPlan,
  errors: ['conflict', 'limit'],
});
export const configApply = endpoint({
  id: 'config.apply',
  method: 'POST',
  path: '/config/apply',
  scope: 'admin',
  summary: 'Apply a document: all of it as one change, or nothing. 412 when `planId` is no longer the plan',
  query: z.object({
    removeMissing,
    planId: z.string().max(100).optional(),
    confirmOpen: z.stringbool().default(false),
  }),
  textBody,
  body: document,
  response: z.object({
    plan: configPlan,
    secrets: z.array(configSecret),
    /** Null when there was nothing to do. */
    changeId: z.string().nullable(),
    revision: z.number().int().nullable(),
  }),
  errors: ['conflict', 'precondition', 'limit'],
});
