// An admin as the API shows it, finding one, and the rule that somebody can always do everything.
import type { Admin } from '@gyre/shared/contract/admins';
import { scopeOfRole } from '@gyre/shared/vocabulary';
import type { AdminRow } from '../../../storage/stores/admin-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { Actor } from '../context.ts';
import { notFound, ServiceError } from '../errors.ts';

type Admins = Pick<Stores, 'admins'>;

export function adminView(stores: Admins, { id, name, role, createdAt, passwordChangedAt }: AdminRow, at: At): Admin {
  const sessions = stores.admins.sessionsOf(id).filter((it) => it.expiresAt > at.now);
  const seen = sessions.map((it) => it.usedAt ?? it.createdAt);
  return {
    ...{ id, name, role, scope: scopeOfRole[role], createdAt },
    passwordChangedAt: passwordChangedAt ?? createdAt,
    lastSeenAt: seen.length === 0 ? null : Math.max(...seen),
    sessions: sessions.length,
    you: at.actor.kind === 'admin' && at.actor.id === id,
  };
}
interface At {
  readonly now: number;
  readonly actor: Actor;
}

/** @throws ServiceError `not_found`. */
export function adminOrThrow({ admins }: Admins, id: string): AdminRow {
  const row = admins.find(id);
  if (row === undefined) throw notFound('admin', id);
  return row;
}
/** Call it in the transaction that takes the role away. @throws ServiceError `conflict`. */
export function checkNotLast({ admins }: Admins, { id, name }: AdminRow): void {
  if (admins.all().some((it) => it.role === 'full' && it.id !== id)) return;
  throw new ServiceError('conflict', `${name} is the last admin with the role full; give it to somebody else first.`);
}
