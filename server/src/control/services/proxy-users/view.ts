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

export function userView(user: ProxyUserRow, stores: Stores, now: number): ProxyUser {
  return userViewWith(user, poolNames(stores), { traffic: stores.traffic.users(), now });
}
export function userViewWith(
  user: ProxyUserRow,
  pools: ReadonlyMap<string, string>,
  { traffic, now }: { readonly traffic: ReadonlyMap<string, UserTrafficRow>; readonly now: number },
): ProxyUser {
  const { id, name, enabled, note, mayChooseExit, passwordChangedAt, createdAt, updatedAt, version } = user;
  const { lastUsedAt = null, requests = 0, upBytes = 0, downBytes = 0 } = traffic.get(id) ?? {};
  return {
    ...{ id, name, enabled, note, pools: user.pools.map((pool) => ({ id: pool, name: pools.get(pool) ?? '' })) },
    oldPassword: oldOf(user, traffic.get(id), now),
    ...{ mayChooseExit, passwordChangedAt, lastUsedAt, requests, upBytes, downBytes, createdAt, updatedAt, version },
  };
}

function oldOf(
  { oldUntil, passwordChangedAt }: ProxyUserRow,
  traffic: UserTrafficRow | undefined,
  now: number,
): ProxyUser['oldPassword'] {
  if (oldUntil === null || oldUntil <= now) return null;
  // A use before the change was of a password before that one.
  const used = traffic?.oldUsedAt != null && traffic.oldUsedAt >= passwordChangedAt ? traffic : undefined;
  return { until: oldUntil, lastUsedAt: used?.oldUsedAt ?? null, lastUsedFrom: used?.oldUsedFrom ?? null };
}
