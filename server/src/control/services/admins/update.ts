// Give an admin another role. Who he is, is looked up at every call, so it counts from his next one.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { adminOrThrow, adminView, checkNotLast } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'now'>;

export function updateAdmin({ stores, ledger, now }: Needs): Verb<EndpointOf<'admins.update'>> {
  return (context, { params: { id }, body: { role } }) => {
    guard(context, 'admin');
    const before = adminOrThrow(stores, id);
    if (before.role !== role) {
      const summary = `admin ${before.name}: role ${before.role} → ${role}`;
      ledger.note(context.actor, { action: 'update', noun: 'admins', objectId: id, summary }, () => {
        if (role !== 'full') checkNotLast(stores, before);
        stores.admins.setRole(id, role);
      });
    }
    return { data: adminView(stores, adminOrThrow(stores, id), { now: now(), actor: context.actor }) };
  };
}
