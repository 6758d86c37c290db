// List changes, newest first, by who, what, which way and when.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { invalidField } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { changeView, hiddenFrom } from './view.ts';

export function listChanges({ stores }: Pick<Parts, 'stores'>): Verb<EndpointOf<'changes.list'>> {
  return (context, { query: { limit, cursor, ...asked } }) => {
    guard(context, 'read');
    const filter = { ...asked, without: hiddenFrom(context) };
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(cursor)[0];
    if (typeof before !== 'number') throw invalidField('query/cursor', 'not a cursor of this list');
    const rows = stores.changes.before(before, limit + 1, filter);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const nextCursor = last === undefined ? null : encodeCursor([last.seq]);
    const actors = [...stores.changes.actors()];
    return { items: page.map(changeView), total: stores.changes.count(filter), nextCursor, actors };
  };
}
