// List admins, never their passwords.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { pageById } from '../cursor.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { adminView } from './view.ts';

export function listAdmins({ stores, now }: Pick<Parts, 'stores' | 'now'>): Verb<EndpointOf<'admins.list'>> {
  return (context, { query }) => {
    guard(context, 'admin');
    const { rows, total, nextCursor } = pageById(stores.admins.all(), query);
    const at = { now: now(), actor: context.actor };
    return { items: rows.map((it) => adminView(stores, it, at)), total, nextCursor };
  };
}
