// Site bans over REST: exits that are not used for a site for a while, the rules that find them, and what clients say of answers.
import * as z from 'zod';
import { changeOf } from './change.ts';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery, revisionOnly, written, sortBy } from './page.ts';

const text = z.string().min(1).max(500);
const ms = z.number().int().min(1).max(600_000);
/** All that are given must hold, and one of those inside a list. A condition on what cannot be seen (the body in a tunnel) does not hold. */
export const siteBanConditions = z
  .object({
    statuses: z.array(z.number().int().min(100).max(599)).min(1).max(50),
    /** The header is there, and contains the text if one is given. */
    header: z.object({ name: z.string().min(1).max(100), contains: text.optional() }).strict(),
    /** Texts of which the first 64 KiB of the body contain one; `*` stands for anything. */
    bodyTexts: z.array(text).min(1).max(20),
    connectMsOver: ms,
    firstByteMsOver: ms,
    bytesUnder: z.number().int().min(0),
    bytesOver: z.number().int().min(0),
    /** Tunnels: the target answers with a TLS alert of one of these descriptions (RFC 8446 §6); an empty list = any. */
    tlsAlerts: z.array(z.number().int().min(0).max(255)).max(50),
    /** Tunnels: the target closes within so many ms after the first byte was sent. */
    closedWithinMs: ms,
  })
  .partial()
  .strict();
export type SiteBanConditions = z.infer<typeof siteBanConditions>;

const ruleFields = z.object({
  name: z.string().min(1).max(120),
  enabled: z.boolean().default(true),
  /** Registrable domains it is for, lower case; empty = all sites. */
  sites: z.array(z.string().min(1).max(253)).max(1000).default([]),
  when: siteBanConditions,
  /** How long the first ban is, and the longest that repeats make of it; 1 000 … 30 days. */
  banMs: z.number().int().min(1000).max(2_592_000_000).default(600_000),
  mostBanMs: z.number().int().min(1000).max(2_592_000_000).default(86_400_000),
  /** Whether the request is tried again with another exit when that is safe. */
  retry: z.boolean().default(true),
});
export type SiteBanRuleFields = z.infer<typeof ruleFields>;
export const siteBanRule = ruleFields.extend({
  id: z.string(),
  /** Bans it imposed. */
  hits: z.number().int(),
  lastHitAt: z.number().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.number().int(),
});
export type SiteBanRule = z.infer<typeof siteBanRule>;

export const siteBan = z.object({
  /** `exit_… site`. */
  id: z.string(),
  exitId: z.string(),
  exitLabel: z.string(),
  site: z.string(),
  sinceAt: z.number(),
  untilAt: z.number(),
  /** Bans in a row, this one included. */
  repeats: z.number().int(),
  /** Id of a rule, `verdict` (a client said so), `person`, or `latency` (far slower there than its peers). */
  by: z.string(),
  /** Name of the rule, or who said so. */
  byName: z.string(),
  /** What gave it away. */
  reason: z.string(),
});
export type SiteBan = z.infer<typeof siteBan>;

/** `blocked`: the site blocks the exit · `failed`: the exit did not do it · `ok`: it did, and a ban of this pair ends. */
export const verdicts = ['blocked', 'failed', 'ok'] as const;
export type VerdictWord = (typeof verdicts)[number];

const banFilter = z.object({
  exitId: z.string().max(64).optional(),
  site: z.string().max(253).optional(),
  q: z.string().max(200).optional(),
});

export const siteBanRuleList = endpoint({
  id: 'siteBanRules.list',
  method: 'GET',
  path: '/site-ban-rules',
  scope: 'read',
  summary: 'List site-ban rules in their order; the first that fits decides',
  query: pageQuery,
  response: pageOf(siteBanRule),
});
export const siteBanRuleCreate = endpoint({
  id: 'siteBanRules.create',
  method: 'POST',
  path: '/site-ban-rules',
  scope: 'operate',
  summary: 'Add a site-ban rule',
  body: ruleFields.strict(),
  response: written(siteBanRule),
  status: 201,
  errors: ['conflict', 'limit'],
});
export const siteBanRuleUpdate = endpoint({
  id: 'siteBanRules.update',
  method: 'PATCH',
  path: '/site-ban-rules/{id}',
  scope: 'operate',
  summary: 'Change a site-ban rule, or switch it on and off',
  params: idParams,
  body: changeOf(ruleFields).strict(),
  response: written(siteBanRule),
  errors: ['not_found', 'precondition'],
  etag: true,
});
export const siteBanRuleRemove = endpoint({
  id: 'siteBanRules.remove',
  method: 'DELETE',
  path: '/site-ban-rules/{id}',
  scope: 'operate',
  summary: 'Remove a site-ban rule; bans it imposed run on',
  params: idParams,
  response: revisionOnly,
  errors: ['not_found', 'precondition'],
  etag: true,
});
export const siteBanSorts = ['exit', 'site', 'until', 'since', 'repeats'] as const;
export const siteBanList = endpoint({
  id: 'siteBans.list',
  method: 'GET',
  path: '/site-bans',
  scope: 'read',
  summary: 'List site bans that are not over, the newest first',
  query: pageQuery.extend({ ...banFilter.shape, sort: sortBy(siteBanSorts).optional() }),
  response: pageOf(siteBan),
});
export const siteBanExport = endpoint({
  id: 'siteBans.export',
  method: 'GET',
  path: '/site-bans/export',
  scope: 'read',
  summary: 'Export site bans as CSV or JSON lines',
  query: banFilter.extend({ format: z.enum(['csv', 'jsonl']).default('csv') }),
  response: z.string(),
});
export const siteBanImpose = endpoint({
  id: 'siteBans.create',
  method: 'POST',
  path: '/site-bans',
  scope: 'operate',
  summary: 'Keep an exit from a site for a while',
  body: z
    .object({
      exitId: z.string().min(1).max(64),
      /** A site, or a host of it. */
      site: z.string().min(1).max(253),
      banMs: z.number().int().min(1000).max(2_592_000_000).default(3_600_000),
      reason: z.string().max(200).default(''),
    })
    .strict(),
  response: siteBan,
  status: 201,
  errors: ['not_found'],
});
export const siteBanLift = endpoint({
  id: 'siteBans.lift',
  method: 'POST',
  path: '/site-bans/lift',
  scope: 'operate',
  summary: 'End site bans: of one pair, of an exit, of a site, or all',
  body: z
    .object({
      exitId: z.string().max(64).optional(),
      site: z.string().max(253).optional(),
      all: z.boolean().default(false),
    })
    .strict(),
  response: z.object({ lifted: z.number().int() }),
  errors: ['not_found'],
});
export const requestVerdict = endpoint({
  id: 'requests.verdict',
  method: 'POST',
  path: '/requests/{id}/verdict',
  scope: 'operate',
  summary: 'Say of a recent request what its answer was worth: it counts for its exit at that site',
  params: idParams,
  body: z
    .object({
      verdict: z.enum(verdicts),
      /** How long the exit stays away from the site when it is blocked. */
      banMs: z.number().int().min(1000).max(2_592_000_000).default(600_000),
      reason: z.string().max(200).default(''),
    })
    .strict(),
  response: z.object({ exitId: z.string(), site: z.string(), ban: siteBan.nullable() }),
  errors: ['not_found'],
});
