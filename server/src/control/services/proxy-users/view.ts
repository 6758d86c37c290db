// A proxy user as the API shows it, and finding one.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import type { ProxyUserRow } from '../../../storage/stores/proxy-user-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { UserTrafficRow } from '../../../storage/stores/traffic-store.ts';
import { notFound } from '../errors.ts';
import { poolNames } from '../pool-view.ts';

/** @throws ServiceError `not_found`. */
export function userOrThrow(stores: Stores, id: string): ProxyUserRow {
  const user = stores.users.find(id);
  if (user === undefined) throw notFound('proxy user', id);
  return user;
}

export function userView(user: ProxyUserRow, stores: Stores): ProxyUser {
  return userViewWith(user, poolNames(stores), stores.traffic.users());
}
export function userViewWith(
  user: ProxyUserRow,
  pools: ReadonlyMap<string, string>,
  traffic: ReadonlyMap<string, UserTrafficRow>,
): ProxyUser {
  const { id, name, enabled, note, mayChooseExit, passwordChangedAt, createdAt, updatedAt, version } = user;
  const { lastUsedAt = null, requests = 0, upBytes = 0, downBytes = 0 } = traffic.get(id) ?? {};
  return {
    ...{ id, name, enabled, note, pools: user.pools.map((pool) => ({ id: pool, name: pools.get(pool) ?? '' })) },
    ...{ mayChooseExit, passwordChangedAt, lastUsedAt, requests, upBytes, downBytes, createdAt, updatedAt, version },
  };
}
