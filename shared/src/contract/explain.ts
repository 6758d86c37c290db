// Explain over REST: why a request takes this exit, or none; and what an unsaved pool or rule would have changed.
import * as z from 'zod';
import { guarantees, requestKinds, strategies } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { idParams } from './page.ts';
import { ruleThen, ruleWhen } from './rules.ts';
import { requestRow } from './traffic.ts';

/** Why an exit of the pool is not chosen, in the order it is asked. */
export const dropReasons = [
  'not_enabled',
  'criteria',
  'ejected',
  'probation_busy',
  'full',
  'tried',
  'site_ban',
  'session',
  'guarantee',
  'tier',
] as const;
export type DropReason = (typeof dropReasons)[number];

/** A typed request. Nothing is sent. */
export const explainAsk = z
  .object({
    /** Name of a proxy user; absent = anonymous. */
    proxyUser: z.string().max(40).optional(),
    /** Wishes in the grammar behind the name: `country-de-session-a`. */
    wishes: z.string().max(255).default(''),
    /** host or host:port; 443 without a port. */
    target: z.string().min(1).max(300),
    kind: z.enum(requestKinds).default('connect'),
    method: z.string().max(20).optional(),
    listenerId: z.string().optional(),
    /** Exits this request has already tried. */
    tried: z.array(z.string()).max(10).default([]),
  })
  .strict();
export type ExplainAsk = z.infer<typeof explainAsk>;

const exitScore = z.object({
  id: z.string(),
  label: z.string(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string(),
  inFlight: z.number().int(),
  maxInFlight: z.number().int().nullable(),
  latencyMs: z.number().nullable(),
  weight: z.number(),
  priority: z.number(),
  price: z.number().nullable(),
  /** Higher is likelier; what it means depends on the strategy. Null where order decides. */
  score: z.number().nullable(),
  picked: z.boolean(),
});
export type ExitScore = z.infer<typeof exitScore>;

/** One pool of the walk: the request's own, then its fallbacks. */
export const explainPool = z.object({
  id: z.string(),
  name: z.string(),
  strategy: z.string(),
  members: z.number().int(),
  /** Exits that fell away, by the first reason, with at most 20 examples each. */
  dropped: z.array(
    z.object({
      reason: z.enum(dropReasons),
      count: z.number().int(),
      text: z.string(),
      examples: z.array(z.object({ id: z.string(), label: z.string(), detail: z.string() })),
    }),
  ),
  /** What is left, best first, at most 20. */
  kept: z.number().int(),
  /** Too few members are eligible: health is ignored. */
  panic: z.boolean(),
  /** Ejected exits among those that are left, because the pool lets no more be out. */
  spared: z.number().int(),
  best: z.array(exitScore),
});
export type ExplainPool = z.infer<typeof explainPool>;

/** What a person could do about a refusal: see to the exits that are ejected, banned, off or full; free a session; ask for less. */
export const helpKinds = ['ejected', 'site_ban', 'not_enabled', 'full', 'session', 'wish'] as const;
export const explainHelp = z.object({
  kind: z.enum(helpKinds),
  text: z.string(),
  /** Exits it would open. */
  exits: z.number().int(),
  /** The wish to leave out, for `wish`. */
  wish: z.string().nullable(),
});
export type ExplainHelp = z.infer<typeof explainHelp>;

export const explanation = z.object({
  revision: z.number().int(),
  at: z.number(),
  /** How the request was read. */
  ask: z.object({
    proxyUser: z.string().nullable(),
    target: z.string(),
    kind: z.enum(requestKinds),
    pool: z.string().nullable(),
    wishes: z.array(
      z.object({
        key: z.string(),
        value: z.string(),
        from: z.enum(['headers', 'username', 'listener', 'rule', 'pool']),
      }),
    ),
  }),
  /** Rules asked before the one that matched, and it. */
  rule: z.object({ id: z.string(), name: z.string(), position: z.number().int(), does: z.string() }).nullable(),
  rulesPassed: z.number().int(),
  session: z
    .object({
      name: z.string(),
      guarantee: z.enum(guarantees),
      bound: z.boolean(),
      exitId: z.string().nullable(),
      text: z.string(),
    })
    .nullable(),
  pools: z.array(explainPool),
  /** The exit that is chosen, or the refusal. */
  outcome: z.object({
    exitId: z.string().nullable(),
    exitLabel: z.string().nullable(),
    code: z.string().nullable(),
    status: z.number().int().nullable(),
    text: z.string(),
  }),
  /** What would let it through, most effective first. */
  helps: z.array(explainHelp),
});
export type Explanation = z.infer<typeof explanation>;

export const explainTyped = endpoint({
  id: 'explain.ask',
  method: 'POST',
  path: '/explain',
  scope: 'read',
  summary: 'Why a request would take this exit, or none; nothing is sent',
  body: explainAsk,
  response: explanation,
  errors: ['not_found'],
});
/** The request as it was, the world as it is now. */
export const explainRequest = endpoint({
  id: 'requests.explain',
  method: 'GET',
  path: '/requests/{id}/explain',
  scope: 'read',
  summary: 'Explain a request that was: its attempts as they were, and the decision as it would be now',
  params: idParams,
  response: z.object({ request: requestRow, explanation }),
  errors: ['not_found'],
});

/** The effect of an unsaved pool or rule on the requests that are kept. */
export const whatIf = endpoint({
  id: 'explain.whatIf',
  method: 'POST',
  path: '/what-if',
  scope: 'read',
  summary: 'What an unsaved pool or rule would change for recent requests',
  body: z
    .object({
      pool: z
        .object({
          id: z.string(),
          query: z.string().max(500).nullable(),
          strategy: z.enum(strategies),
          fallbacks: z.array(z.string()),
        })
        .partial({ query: true, strategy: true, fallbacks: true }),
      /** As in rules.create, with the id of the rule it replaces, or at its place in the order. */
      rule: z.object({
        id: z.string().optional(),
        at: z.number().int().optional(),
        when: ruleWhen,
        then: ruleThen,
      }),
    })
    .partial()
    .strict(),
  response: z.object({
    requests: z.number().int(),
    /** Would leave by an exit that is not in reach for them now, or be routed to another pool. */
    otherPool: z.number().int(),
    refusedBefore: z.number().int(),
    refusedAfter: z.number().int(),
    /** Requests whose choice of exits shrinks or grows. */
    fewerExits: z.number().int(),
    moreExits: z.number().int(),
    examples: z.array(z.object({ request: requestRow, before: z.string(), after: z.string() })),
  }),
});
