// List exits: filtered, sorted, one page behind a cursor. The cursor holds where the last page ended, so pages neither repeat nor skip what stayed.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { type Mark, markOf, type Order, orderOf } from '../../catalogue/page.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { invalidField } from '../errors.ts';
import { exitView } from '../exit-view.ts';
import { guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'catalogue' | 'running' | 'now'>;

export function listExits({ catalogue, running, now }: Needs): Verb<EndpointOf<'exits.list'>> {
  return async (context, { query: { q, sort, limit, cursor } }) => {
    guard(context, 'read');
    const query = readQuery(q, 'query/q');
    const order = orderOf(sort);
    const after = cursor === undefined ? undefined : markIn(cursor, order);
    const { entries: page, total } = await catalogue.page(query, { order, after, limit: limit + 1 }, now());
    const shown = page.slice(0, limit);
    const last = page.length > limit ? shown.at(-1) : undefined;
    const live = running();
    return {
      items: shown.map((entry) => exitView(entry, live)),
      total,
      nextCursor: last === undefined ? null : encodeCursor(cursorCells(markOf(last, order), order)),
    };
  };
}

const sortName = ({ field, descending }: Order): string => (descending ? `-${field}` : field);
const cursorCells = (mark: Mark, order: Order): (string | number | null)[] => [sortName(order), mark.key, mark.seq];

function markIn(cursor: string, order: Order): Mark {
  const [sort, key, seq] = decodeCursor(cursor);
  if (sort !== sortName(order)) throw invalidField('query/cursor', 'the cursor belongs to another order');
  if (key === undefined || typeof seq !== 'number') throw invalidField('query/cursor', 'not a cursor of this list');
  return { key, seq };
}
