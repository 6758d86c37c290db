// Windows on the list of exits by index, for grids: the order of one query and sort is kept for minutes, so a jump is one request.
import * as z from 'zod';
import { endpoint } from './contract.ts';
import { exit, exitSort, exitSummary } from './exits.ts';

export const exitWindow = z.object({
  /** Names the kept order; another one than asked with means it was gone and built again. */
  handle: z.string(),
  /** When the order was made, epoch ms. */
  builtAt: z.number(),
  total: z.number().int(),
  /** Index of the first item. */
  from: z.number().int(),
  /** Null: removed since. */
  items: z.array(exit.nullable()),
  /** Positions in `items` of those that do not match the query any more. */
  misfits: z.array(z.number().int()),
  /** Index of the exit asked for with `at`; null when it is not in the list. */
  at: z.number().int().nullable(),
  /** Counts of all that match, when they were asked for and the order was made now. */
  facets: exitSummary.nullable(),
});
export type ExitWindow = z.infer<typeof exitWindow>;

export const exitWindowGet = endpoint({
  id: 'exits.window',
  method: 'GET',
  path: '/exits/window',
  scope: 'read',
  summary: 'Rows of a list of exits by index, in an order that is kept for five minutes after its last use',
  query: z.object({
    /** From an earlier answer to the same query and order; without one the order is made. */
    handle: z.string().max(60).optional(),
    q: z.string().max(500).optional(),
    sort: exitSort.default('-added'),
    from: z.coerce.number().int().min(0).default(0),
    count: z.coerce.number().int().min(0).max(200).default(100),
    /** Id of an exit: the answer tells its index. */
    at: z.string().max(60).optional(),
    facets: z.stringbool().default(false),
  }),
  response: exitWindow,
});
