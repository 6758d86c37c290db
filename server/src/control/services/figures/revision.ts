// The newest revision and which worker runs it; and who changed what.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { invalidField } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'stores' | 'running'>;

export function getRevision({ stores, running }: Needs): Verb<EndpointOf<'revisions.current'>> {
  return (context) => {
    guard(context, 'read');
    const state = running()?.fleet.revisionState();
    if (state !== undefined) return state;
    const committedAt = stores.changes.before(Number.MAX_SAFE_INTEGER, 1)[0]?.at ?? 0;
    return { revision: stores.settings.revision(), workers: [], running: 0, total: 0, committedAt };
  };
}

export function listChanges({ stores }: Needs): Verb<EndpointOf<'changes.list'>> {
  return (context, { query: { limit, cursor } }) => {
    guard(context, 'read');
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(cursor)[0];
    if (typeof before !== 'number') throw invalidField('query/cursor', 'not a cursor of this list');
    const rows = stores.changes.before(before, limit + 1);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const items = page.map(({ seq: _, ...change }) => change);
    return { items, total: stores.changes.count(), nextCursor: last === undefined ? null : encodeCursor([last.seq]) };
  };
}
