// What is done to many exits at once.
import * as z from 'zod';
import { adminStates } from '../vocabulary.ts';

export const tag = z.string().regex(/^[a-z0-9][a-z0-9_.~+]{0,39}$/, 'lower-case letters, digits, _ . ~ +, at most 40');

/** Which exits a bulk verb acts on: ids, or everything that matches a query (`''` = all). Exactly one of the two. */
export const exitSelection = z.union([
  z.object({ ids: z.array(z.string()).min(1).max(10000) }).strict(),
  z.object({ q: z.string().max(500) }).strict(),
]);
export const exitBulk = z
  .object({
    selection: exitSelection,
    action: z.discriminatedUnion('verb', [
      z.object({ verb: z.literal('set-state'), adminState: z.enum(adminStates) }),
      z.object({ verb: z.literal('add-tags'), tags: z.array(tag).min(1).max(20) }),
      z.object({ verb: z.literal('remove-tags'), tags: z.array(tag).min(1).max(20) }),
      /** Those that are named. */
      z.object({
        verb: z.literal('set'),
        priority: z.number().int().min(0).max(1000).optional(),
        price: z.number().min(0).max(1000000).nullable().optional(),
      }),
      z.object({ verb: z.literal('remove') }),
      z.object({ verb: z.literal('probe') }),
      z.object({ verb: z.literal('add-to-pool'), poolId: z.string() }),
    ]),
  })
  .strict();
