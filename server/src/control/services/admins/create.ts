// Add an admin.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { newPassword } from './new-password.ts';
import { adminOrThrow, adminView } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'now'>;

export function createAdmin({ stores, ledger, entropy, now }: Needs): Verb<EndpointOf<'admins.create'>> {
  return async (context, { body: { name, role, password } }) => {
    guard(context, 'admin');
    const { hash, shown } = await newPassword(entropy, password);
    const createdAt = now();
    const id = entropy.id('admin', createdAt);
    const entry = { action: 'create', noun: 'admins', objectId: id, summary: `admin ${name}, role ${role}` };
    ledger.note(context.actor, entry, () => {
      if (stores.admins.findByName(name) !== undefined)
        throw new ServiceError('conflict', `There is an admin "${name}" already.`, {
          fields: [{ pointer: '/name', code: 'taken', message: 'somebody has this name already' }],
        });
      stores.admins.insert({ id, name, role, password: hash, createdAt, passwordChangedAt: null });
    });
    const at = { now: createdAt, actor: context.actor };
    return { data: adminView(stores, adminOrThrow(stores, id), at), password: shown };
  };
}
