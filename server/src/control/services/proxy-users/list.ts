// List proxy users.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { pageById } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import { poolNames } from '../pool-view.ts';
import type { Verb } from '../services.ts';
import { userViewWith } from './view.ts';

export function listProxyUsers({ stores }: Pick<Parts, 'stores'>): Verb<EndpointOf<'proxyUsers.list'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const { rows, total, nextCursor } = pageById(stores.users.all(), query);
    const [pools, traffic] = [poolNames(stores), stores.traffic.users()];
    return { items: rows.map((user) => userViewWith(user, pools, traffic)), total, nextCursor };
  };
}
