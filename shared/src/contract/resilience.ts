// How a pool lives with exits that fail: what is tried again and how often, hedged dials, warm connections, and how much of it may be out. Times in ms.
import * as z from 'zod';

const statuses = z.array(z.number().int().min(300).max(599)).max(50);

/** Answers after which another exit is tried, as long as nothing of them has reached the client. */
export const retryOnPolicy = z.object({
  /** Statuses that come from the exit itself, or from the target through an HTTP exit, and mean that it could not do it. 407 always is one. */
  exitStatuses: statuses.default([502, 503, 504]),
  /** Statuses of the target that another exit may not get: often 403 and 429. */
  targetStatuses: statuses.default([]),
});
export type RetryOnPolicy = z.infer<typeof retryOnPolicy>;

const percent = z.number().min(0).max(1000);
const floor = z.number().int().min(0).max(1_000_000);
/** Further attempts as a share of the requests of the last ten seconds, or a floor where that is more. Per worker. */
export const budgetPolicy = z.object({
  retryPercent: percent.default(20),
  retryFloor: floor.default(10),
  /** One dial in twenty is late by nature; as many again may stall. */
  hedgePercent: percent.default(10),
  hedgeFloor: floor.default(2),
});
export type BudgetPolicy = z.infer<typeof budgetPolicy>;

/** A dial that takes longer than usual is raced by a second one, to another exit. */
export const hedgePolicy = z.object({
  enabled: z.boolean().default(true),
  /** Percentile of recent dial times after which a dial is late. */
  percentile: z.number().min(50).max(99.9).default(95),
  /** Never before so many ms, 1 … 60 000. */
  leastMs: z.number().int().min(1).max(60_000).default(20),
  /** Also sends a GET, HEAD, OPTIONS or TRACE that is not answered in time to a second exit. It costs its bytes twice, so it is a choice. */
  answers: z.boolean().default(false),
});
export type HedgePolicy = z.infer<typeof hedgePolicy>;

/** Idle connections to busy exits, kept ready. */
export const warmPolicy = z.object({
  enabled: z.boolean().default(true),
  /** Most of them for one exit in one worker, 1 … 32; how many there are follows its traffic. */
  mostPerExit: z.number().int().min(1).max(32).default(4),
  /** Also for exits with a cap on requests: their vendors may count connections. */
  cappedExits: z.boolean().default(false),
});
export type WarmPolicy = z.infer<typeof warmPolicy>;

/** How much of the pool may be out. */
export const protectionPolicy = z.object({
  /** Most members that are left out for their health at a time, percent; those ejected last are used nevertheless. */
  maxEjectionPercent: z.number().int().min(0).max(100).default(50),
  /** Below this percentage of eligible members health is ignored (panic); 0 = never. */
  panicPercent: z.number().int().min(0).max(100).default(30),
  /** Fewer eligible members than this raise an alert; 0 = never. */
  minimumEligible: z.number().int().min(0).max(10_000_000).default(1),
});
export type ProtectionPolicy = z.infer<typeof protectionPolicy>;

/** The groups of a pool that are about failing exits, each with a default. */
export const resilienceGroups = {
  retryOn: retryOnPolicy,
  budget: budgetPolicy,
  hedge: hedgePolicy,
  warm: warmPolicy,
  protection: protectionPolicy,
} as const;
export const resilience = z.object(resilienceGroups);
export type Resilience = z.infer<typeof resilience>;
export const defaultResilience: Resilience = resilience.parse({
  ...{ retryOn: {}, budget: {}, hedge: {}, warm: {}, protection: {} },
});
