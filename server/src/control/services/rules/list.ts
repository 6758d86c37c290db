// List rules in their order.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { shadowsOf } from './shadow.ts';
import { ruleView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'running'>;

export function listRules({ stores, running }: Needs): Verb<EndpointOf<'rules.list'>> {
  return (context, { query: { cursor, limit } }) => {
    guard(context, 'read');
    const rules = stores.rules.all();
    const shadows = shadowsOf(stores, rules);
    const start = cursor === undefined ? 0 : Number(decodeCursor(cursor)[0]);
    const page = rules.slice(start, start + limit);
    const nextCursor = start + limit < rules.length ? encodeCursor([start + limit]) : null;
    return { items: page.map((row) => ruleView(row, running, shadows)), total: rules.length, nextCursor };
  };
}
