// List pools.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { pageById } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import { poolNames, poolView } from '../pool-view.ts';
import type { Verb } from '../services.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue'>;

export function listPools({ stores, catalogue }: Needs): Verb<EndpointOf<'pools.list'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const { rows, total, nextCursor } = pageById(stores.pools.all(), query);
    const [figures, names] = [catalogue.figuresByPool(), poolNames(stores)];
    return { items: rows.map((pool) => poolView(pool, figures, names, stores)), total, nextCursor };
  };
}
