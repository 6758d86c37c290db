// List listeners.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { pageById } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { listenerView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'running'>;

export function listListeners({ stores, running }: Needs): Verb<EndpointOf<'listeners.list'>> {
  return (context, { query }) => {
    guard(context, 'read');
    const { rows, total, nextCursor } = pageById(stores.listeners.all(), query);
    const anyUser = stores.users.count() > 0;
    const live = running();
    return { items: rows.map((it) => listenerView(it, anyUser, live)), total, nextCursor };
  };
}
