// Routing rules over REST: ordered, the first that matches decides.
import * as z from 'zod';
import { exitSchemes, guarantees, networkTypes, requestKinds } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { idParams, pageOf, pageQuery, revisionOnly, written } from './page.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
/** Days 1 = Monday … 7 = Sunday, in UTC. `from` later than `to` reaches over midnight. */
export const timeWindow = z.object({
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: clock,
  to: clock,
});
/** `shop.example` (exact), `*.example` (everything below it), `*` (any), an address or CIDR; each may end in `:port`. */
const targetPattern = z.string().min(1).max(300);

/** What must all hold; within a list any will do; what is absent does not matter. */
export const ruleWhen = z
  .object({
    targets: z.array(targetPattern).min(1).max(10000),
    ports: z.array(z.number().int().min(1).max(65535)).min(1).max(100),
    /** Names of proxy users; `anonymous` for clients without credentials. */
    proxyUsers: z.array(z.string()).min(1).max(1000),
    /** Ids of listeners. */
    listeners: z.array(z.string()).min(1).max(100),
    kinds: z.array(z.enum(requestKinds)).min(1),
    /** Methods of plain HTTP requests. */
    methods: z
      .array(z.string().regex(/^[A-Z]+$/))
      .min(1)
      .max(20),
    /** The client wished for one of these countries. */
    wishedCountries: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .min(1)
      .max(250),
    /** The client wished for this pool (id). */
    wishedPools: z.array(z.string()).min(1).max(100),
    /** The client wished for one of these; read like the wishes themselves. */
    wishedRegions: z.array(z.string().min(1).max(80)).min(1).max(50),
    wishedCities: z.array(z.string().min(1).max(80)).min(1).max(50),
    wishedAsns: z.array(z.number().int().min(1).max(4294967295)).min(1).max(50),
    wishedTags: z.array(z.string().min(1).max(40)).min(1).max(50),
    wishedTypes: z.array(z.enum(networkTypes)).min(1),
    /** The client named a session, or did not. */
    session: z.boolean(),
    time: timeWindow,
  })
  .partial()
  .strict();
export type RuleWhen = z.infer<typeof ruleWhen>;

/** Criteria an exit must meet besides those of the client; what both name must hold for both. */
export const ruleCriteria = z
  .object({
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .min(1)
      .max(250),
    regions: z.array(z.string().min(1).max(80)).min(1).max(50),
    cities: z.array(z.string().min(1).max(80)).min(1).max(50),
    asns: z.array(z.number().int().min(1).max(4294967295)).min(1).max(50),
    tags: z.array(z.string().min(1).max(40)).min(1).max(50),
    types: z.array(z.enum(networkTypes)).min(1),
    schemes: z.array(z.enum(exitSchemes)).min(1),
  })
  .partial()
  .strict();
export type RuleCriteria = z.infer<typeof ruleCriteria>;

/** `refuse` and `direct` end it; the others can be combined. `direct` leaves by this machine's own address, over a `direct` exit of the pool's fleet. */
export const ruleThen = z
  .object({
    /** Status 400–599 and a sentence for the client. */
    refuse: z.object({
      status: z.number().int().min(400).max(599).default(403),
      text: z.string().max(300).default(''),
    }),
    direct: z.literal(true),
    /** Id or name; answered as id. */
    poolId: z.string(),
    criteria: ruleCriteria,
    guarantee: z.enum(guarantees),
  })
  .partial()
  .strict();
export type RuleThen = z.infer<typeof ruleThen>;

export const rule = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  when: ruleWhen,
  then: ruleThen,
  hits: z.number().int(),
  lastHitAt: z.number().nullable(),
  /** Id of an enabled rule before this one that decides everything this one could: it never matches. */
  shadowedBy: z.string().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.number().int(),
});
export type Rule = z.infer<typeof rule>;

const ruleFields = z.object({ name: z.string().max(120), enabled: z.boolean(), when: ruleWhen, then: ruleThen });
/** `at`: place in the order, 0 first; the end if absent. */
export const ruleCreate = ruleFields
  .partial()
  .required({ then: true })
  .extend({ at: z.number().int().min(0).optional() })
  .strict();
export const ruleUpdate = ruleFields.partial().strict();

export const ruleList = endpoint({
  id: 'rules.list',
  method: 'GET',
  path: '/rules',
  scope: 'read',
  summary: 'List routing rules in their order',
  query: pageQuery,
  response: pageOf(rule),
});
export const ruleGet = endpoint({
  id: 'rules.get',
  method: 'GET',
  path: '/rules/{id}',
  scope: 'read',
  summary: 'Read one rule',
  params: idParams,
  response: rule,
  errors: ['not_found'],
  etag: true,
});
export const ruleCreateOne = endpoint({
  id: 'rules.create',
  method: 'POST',
  path: '/rules',
  scope: 'operate',
  summary: 'Add a routing rule',
  body: ruleCreate,
  response: written(rule),
  status: 201,
  errors: ['not_found', 'conflict'],
});
export const ruleUpdateOne = endpoint({
  id: 'rules.update',
  method: 'PATCH',
  path: '/rules/{id}',
  scope: 'operate',
  summary: 'Change a rule, or switch it on and off',
  params: idParams,
  body: ruleUpdate,
  response: written(rule),
  errors: ['not_found', 'precondition'],
  etag: true,
});
export const ruleMove = endpoint({
  id: 'rules.move',
  method: 'POST',
  path: '/rules/{id}/move',
  scope: 'operate',
  summary: 'Give a rule another place in the order, 0 first',
  params: idParams,
  body: z.object({ to: z.number().int().min(0) }).strict(),
  response: written(rule),
  errors: ['not_found'],
});
export const ruleRemove = endpoint({
  id: 'rules.remove',
  method: 'DELETE',
  path: '/rules/{id}',
  scope: 'operate',
  summary: 'Remove a rule',
  params: idParams,
  response: revisionOnly,
  errors: ['not_found', 'precondition'],
  etag: true,
});
