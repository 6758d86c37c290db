// Pages of a list that is at hand as a whole and whose order is asked for, or moves with what happens: the cursor is a place in it.
import { inOrder, readOrder, type OrderKey } from '@gyre/shared/order';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { invalidField } from './errors.ts';

interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly sort?: string | undefined;
}
export type OrderKeys<T, F extends string> = Readonly<Record<F, (row: T) => OrderKey>>;

/**
 * In the order of `sort`, or as they come without one.
 * @throws ServiceError `validation` for a cursor of another order.
 */
export function sortedPage<T, F extends string>(rows: readonly T[], asked: PageAsked, keys: OrderKeys<T, F>) {
  const { limit, cursor, sort = '' } = asked;
  const order = readOrder(sort, Object.keys(keys) as F[]);
  const from = cursor === undefined ? 0 : placeIn(cursor, sort);
  const sorted = order === undefined ? rows : inOrder(rows, keys[order.field], order.down);
  const nextCursor = from + limit < rows.length ? encodeCursor([from + limit, sort]) : null;
  return { rows: sorted.slice(from, from + limit), total: rows.length, nextCursor };
}

function placeIn(cursor: string, sort: string): number {
  const [from, of] = decodeCursor(cursor);
  if (typeof from === 'number' && of === sort) return from;
  throw invalidField('query/cursor', 'a cursor of this list in another order');
}
