// List proxy users.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { pageById } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import { poolNames } from '../pool-view.ts';
import type { Verb } from '../services.ts';
import { userViewWith } from './view.ts';

export function listProxyUsers({ stores, now }: Pick<Parts, 'stores' | 'now'>): Verb<EndpointOf<'proxyUsers.list'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const { rows, total, nextCursor } = pageById(stores.users.all(), query);
    const [pools, seen] = [poolNames(stores), { traffic: stores.traffic.users(), now: now() }];
    return { items: rows.map((user) => userViewWith(user, pools, seen)), total, nextCursor };
  };
}
