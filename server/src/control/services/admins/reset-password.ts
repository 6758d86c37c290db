// Give an admin another password. Whoever is signed in by the old one is not any more.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { newPassword } from './new-password.ts';
import { adminOrThrow, adminView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'now'>;

export function resetAdminPassword({ stores, ledger, entropy, now }: Needs): Verb<EndpointOf<'admins.newPassword'>> {
  return async (context, { params: { id }, body: { password } }) => {
    guard(context, 'admin');
    const { name } = adminOrThrow(stores, id);
    // Whoever finds a browser that was left signed in must not take the account over.
    if (context.actor.id === id)
      throw new ServiceError(
        'conflict',
        'Your own password is changed with the current one: POST /api/v1/me/password.',
      );
    const { hash, shown } = await newPassword(entropy, password);
    const at = { now: now(), actor: context.actor };
    const entry = { action: 'new-password', noun: 'admins', objectId: id, summary: `admin ${name}` };
    ledger.note(context.actor, entry, () => {
      stores.admins.setPassword(id, hash, at.now);
      stores.admins.removeSessionsOf(id);
    });
    return { data: adminView(stores, adminOrThrow(stores, id), at), password: shown };
  };
}
