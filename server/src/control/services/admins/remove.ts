// Remove an admin; his sessions end with him. There is always one left who may do everything.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { adminOrThrow, checkNotLast } from './view.ts';

export function removeAdmin({ stores, ledger }: Pick<Parts, 'stores' | 'ledger'>): Verb<EndpointOf<'admins.remove'>> {
  return (context, { params: { id } }) => {
    guard(context, 'admin');
    const admin = adminOrThrow(stores, id);
    const entry = { action: 'remove', noun: 'admins', objectId: id, summary: `admin ${admin.name}` };
    ledger.note(context.actor, entry, () => {
      checkNotLast(stores, admin);
      stores.admins.remove(id);
      stores.views.removePrivateOf(id);
    });
    return null;
  };
}
