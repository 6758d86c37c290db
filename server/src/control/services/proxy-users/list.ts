// List proxy users.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { pageById } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import { poolNames } from '../pool-view.ts';
import type { Verb } from '../services.ts';
import { userViewWith } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'now' | 'running'>;

export function listProxyUsers({ stores, now, running }: Needs): Verb<EndpointOf<'proxyUsers.list'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const { rows, total, nextCursor } = pageById(stores.users.all(), query);
    const pools = poolNames(stores);
    const seen = { traffic: stores.traffic.users(), now: now(), running: running() };
    return { items: rows.map((user) => userViewWith(user, pools, seen)), total, nextCursor };
  };
}
