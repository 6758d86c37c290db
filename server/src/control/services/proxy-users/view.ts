// A proxy user as the API shows it, and finding one.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import type { ProxyUserRow } from '../../../storage/stores/proxy-user-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { UserTrafficRow } from '../../../storage/stores/traffic-store.ts';
import { unused } from '../../limits/use-view.ts';
import type { LimitsView } from '../../running-port.ts';
import { notFound } from '../errors.ts';
import { poolNames } from '../pool-view.ts';
import { capsOf } from '../records.ts';

/** @throws ServiceError `not_found`. */
export function userOrThrow(stores: Stores, id: string): ProxyUserRow {
  const user = stores.users.find(id);
  if (user === undefined) throw notFound('proxy user', id);
  return user;
}

/** What a view is made with besides the row. */
interface Seen {
  readonly now: number;
  /** Absent while the running half is not wired. */
  readonly limits: LimitsView | undefined;
}
export function userView(user: ProxyUserRow, stores: Stores, seen: Seen): ProxyUser {
  return userViewWith(user, poolNames(stores), { traffic: stores.traffic.users(), ...seen });
}
export function userViewWith(
  user: ProxyUserRow,
  pools: ReadonlyMap<string, string>,
  { traffic, now, limits }: Seen & { readonly traffic: ReadonlyMap<string, UserTrafficRow> },
): ProxyUser {
  const { id, name, enabled, note, mayChooseExit, passwordChangedAt, createdAt, updatedAt, version } = user;
  const { lastUsedAt = null, requests = 0, upBytes = 0, downBytes = 0 } = traffic.get(id) ?? {};
  const caps = capsOf(user);
  return {
    ...{ id, name, enabled, note, pools: user.pools.map((pool) => ({ id: pool, name: pools.get(pool) ?? '' })) },
    caps,
    use: limits?.useOf({ id, caps, createdAt }) ?? unused(caps, now),
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
