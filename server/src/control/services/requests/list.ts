// Requests of the log: filtered, newest first, one page behind a cursor.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { invalidField } from '../errors.ts';
import { runningOf } from '../running-of.ts';
import { guard, readRequests } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'running' | 'now'>;

export function listRequests(parts: Needs): Verb<EndpointOf<'requests.list'>> {
  return async (context, { query: { q, from, to, limit, cursor } }) => {
    guard(context, 'read');
    const { conditions } = readRequests(q, 'query/q');
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : seqIn(cursor);
    const { history } = runningOf(parts);
    const { rows, next } = await history.search({ conditions, from, to, before, limit, now: parts.now() });
    const nextCursor = next === undefined ? null : encodeCursor([next]);
    return { items: rows.map((it) => it.row), nextCursor, log: history.state() };
  };
}

function seqIn(cursor: string): number {
  const [seq] = decodeCursor(cursor);
  if (typeof seq !== 'number') throw invalidField('query/cursor', 'not a cursor of this list');
  return seq;
}
