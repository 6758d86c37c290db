// Looking back over REST: what the overview shows of a span of time.
import * as z from 'zod';
import { failureCodes } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { ranges, trafficPoint } from './traffic.ts';

/** Of a whole span. */
const totals = trafficPoint.omit({ startedAt: true, p99Ms: true });

export const retrospect = z.object({
  at: z.number(),
  range: z.enum(ranges),
  now: totals,
  /** The same span before; null = nothing is known of it. */
  before: totals.nullable(),
  /** Of the failed requests of each step, how many an exit and how many the target is to blame for; the rest is neither. */
  blame: z.array(z.object({ startedAt: z.number(), exit: z.number().int(), target: z.number().int() })),
  /** Exits by state, a point a minute. */
  states: z.array(
    z.object({
      at: z.number(),
      healthy: z.number().int(),
      probation: z.number().int(),
      ejected: z.number().int(),
      unproven: z.number().int(),
    }),
  ),
  /** Sites with the most failures, in steps of five minutes. */
  sites: z.array(
    z.object({
      site: z.string(),
      requests: z.number().int(),
      failed: z.number().int(),
      /** The most frequent failure. */
      code: z.enum(failureCodes).nullable(),
      /** Id of the newest request that failed so, where it is kept. */
      example: z.string().nullable(),
    }),
  ),
  /** By the prices of exits; null = no bytes with a price in two weeks. Days are of UTC. */
  cost: z
    .object({
      today: z.number(),
      /** Seven days, and the seven before. */
      week: z.number(),
      weekBefore: z.number(),
      /** Who spends most where in these seven days; `user` '' = anonymous, `site` '' = other sites. */
      shares: z.array(
        z.object({ user: z.string(), site: z.string(), bytes: z.number(), cost: z.number(), before: z.number() }),
      ),
    })
    .nullable(),
});
export type Retrospect = z.infer<typeof retrospect>;

export const overviewLookBack = endpoint({
  id: 'overview.lookBack',
  method: 'GET',
  path: '/overview/look-back',
  scope: 'read',
  summary: 'What a span of time was like: outcomes, sites that fail and why, exits by state, what was spent',
  query: z.object({ range: z.enum(ranges).default('1h') }),
  response: retrospect,
});
