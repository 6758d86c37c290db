// List alerts: open ones first, then the newest.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function listAlerts({ stores }: Pick<Parts, 'stores'>): Verb<EndpointOf<'alerts.list'>> {
  return (context, { query: { open, limit, cursor } }) => {
    guard(context, 'read');
    const all = stores.alerts.all();
    const found = open === undefined ? all : all.filter((it) => (it.closedAt === null) === open);
    // Alerts are few, and close: the cursor is a place in the list.
    const from = cursor === undefined ? 0 : Number(decodeCursor(cursor)[0]);
    const next = from + limit < found.length ? encodeCursor([from + limit]) : null;
    const items = found.slice(from, from + limit).map(({ seq: _, ...alert }) => alert);
    return { items, total: found.length, nextCursor: next };
  };
}
