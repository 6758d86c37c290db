// Who asks, where only a person can: tokens have neither a password nor browsers.
import type { AdminRow } from '../../../storage/stores/admin-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../errors.ts';
import { adminOrThrow } from './view.ts';

/** @throws ServiceError `forbidden`. */
export function askingAdmin(stores: Pick<Stores, 'admins'>, { actor }: ServiceContext): AdminRow {
  if (actor.kind !== 'admin')
    throw new ServiceError('forbidden', 'This is for admins who are signed in, not for tokens.');
  return adminOrThrow(stores, actor.id);
}
