// A session as the API shows it, and finding one.
import type { Session } from '@gyre/shared/contract/sessions';
import type { SessionRow } from '../../../storage/stores/session-store.ts';
import { notFound, ServiceError } from '../errors.ts';
import type { Parts } from '../parts.ts';
import type { SessionsView } from '../../running-port.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue'>;

/** Makes views; reads names once for many. */
export function sessionViewer({ stores, catalogue }: Needs): (row: SessionRow) => Session {
  const users = new Map(stores.users.all().map((it) => [it.id, it.name]));
  const pools = new Map(stores.pools.all().map((it) => [it.id, it.name]));
  return (row) => {
    const { id, name, exitId, guarantee, ttlMs, createdAt, usedAt, expiresAt, requests, moves, moved } = row;
    const exit = catalogue.find(exitId);
    return {
      ...{ id, name, proxyUser: row.user === '' ? null : (users.get(row.user) ?? row.user) },
      ...{ pool: pools.get(row.poolId) ?? row.poolId, exitId, exitLabel: exit?.row.label ?? null },
      ...{ country: exit?.country ?? row.country, guarantee, ttlMs, expiry: row.sliding ? 'sliding' : 'fixed' },
      ...{ createdAt, usedAt, expiresAt, requests, moves, moved },
    };
  };
}

/** @throws ServiceError `internal` while the running half is not there. */
export function sessionsOf({ running }: Pick<Parts, 'running'>): SessionsView {
  const half = running();
  if (half === undefined) throw new ServiceError('internal', 'Gyre is still starting.');
  return half.sessions;
}
/** @throws ServiceError `not_found`. */
export function sessionOrThrow(sessions: SessionsView, id: string): SessionRow {
  const session = sessions.find(id);
  if (session === undefined) throw notFound('session', id);
  return session;
}
