// Cursor pagination: the same three query parameters and the same envelope on every list.
import * as z from 'zod';

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});

/** `field` or `-field` (descending). */
export function sortBy(fields: readonly string[]) {
  return z
    .string()
    .regex(new RegExp(`^-?(${fields.join('|')})$`), `one of ${fields.join(', ')}, with - for descending`);
}

/** `total` counts everything that matches, not only this page; `nextCursor` is null on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.number().int(), nextCursor: z.string().nullable() });
}

/** Envelope of a write: the object as it is now and the revision that will carry the change to the workers. */
export function written<T extends z.ZodType>(item: T) {
  return z.object({ data: item, revision: z.number().int() });
}
export const idParams = z.object({ id: z.string().min(1).max(64) });
export const revisionOnly = z.object({ revision: z.number().int() });
