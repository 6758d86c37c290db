// Problem details (RFC 9457) as every failed call of the admin API answers them.
import * as z from 'zod';
import { apiErrorCodes } from '../vocabulary.ts';

export const problem = z.object({
  /** Stable URI path of the kind of problem, `/problems/<code>`. */
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(apiErrorCodes),
  detail: z.string(),
  requestId: z.string(),
  /** One entry per offending field; `pointer` is a JSON pointer into the body, or `query/…`, `params/…`. */
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;
