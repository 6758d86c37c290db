// Gateways that several exits share, those that fail first.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';

export function listGateways({ running }: Pick<Parts, 'running'>): Verb<EndpointOf<'health.gateways'>> {
  return async (context, { query: { failing, limit, cursor } }) => {
    guard(context, 'read');
    const all = (await running()?.vitals.gateways()) ?? [];
    const found = failing === undefined ? all : all.filter((it) => it.failing === failing);
    // The order moves with what happens: the cursor is a place in it.
    const from = cursor === undefined ? 0 : Number(decodeCursor(cursor)[0]);
    const next = from + limit < found.length ? encodeCursor([from + limit]) : null;
    return { items: found.slice(from, from + limit), total: found.length, nextCursor: next };
  };
}
