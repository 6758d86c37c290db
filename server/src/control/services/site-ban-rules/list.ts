// List site-ban rules in their order.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { siteBanRuleView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'running'>;

export function listSiteBanRules({ stores, running }: Needs): Verb<EndpointOf<'siteBanRules.list'>> {
  return (context, { query: { cursor, limit } }) => {
    guard(context, 'read');
    const rules = stores.siteBanRules.all();
    const start = cursor === undefined ? 0 : Number(decodeCursor(cursor)[0]);
    const page = rules.slice(start, start + limit);
    const nextCursor = start + limit < rules.length ? encodeCursor([start + limit]) : null;
    return { items: page.map((row) => siteBanRuleView(row, running)), total: rules.length, nextCursor };
  };
}
