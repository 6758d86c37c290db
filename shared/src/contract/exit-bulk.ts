// What is done to many exits at once.
import * as z from 'zod';
import { adminStates } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { writeRun } from './write-runs.ts';

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
export const exitBulkEdit = endpoint({
  id: 'exits.bulk',
  method: 'POST',
  path: '/exits/bulk',
  scope: 'operate',
  summary:
    'Change, probe or remove many exits by ids or by query; more than a thousand part by part, which `run` tells',
  body: exitBulk,
  response: z.object({
    matched: z.number().int(),
    /** Exits that change; with a `run`: that will have changed when it is whole. */
    changed: z.number().int(),
    revision: z.number().int(),
    /** Null = all is written. Else the first part is, and the others follow. */
    run: writeRun.nullable(),
  }),
  errors: ['not_found', 'conflict'],
});
