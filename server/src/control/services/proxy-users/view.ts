// A proxy user as the API shows it, and finding one.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import type { ProxyUserRow } from '../../../storage/stores/proxy-user-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { UserTrafficRow } from '../../../storage/stores/traffic-store.ts';
import { unused } from '../../limits/use-view.ts';
import type { UserTraffic } from '../../inventory-port.ts';
import type { Running } from '../../running-port.ts';
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
  readonly running: Running | undefined;
}
export function userView(user: ProxyUserRow, stores: Stores, seen: Seen): ProxyUser {
  return userViewWith(user, poolNames(stores), { traffic: stores.traffic.users(), ...seen });
}
export function userViewWith(
  user: ProxyUserRow,
  pools: ReadonlyMap<string, string>,
  { traffic, now, running }: Seen & { readonly traffic: ReadonlyMap<string, UserTrafficRow> },
): ProxyUser {
  const { id, name, enabled, note, mayChooseExit, passwordChangedAt, createdAt, updatedAt, version } = user;
  const used = usedBy(traffic.get(id), running?.traffic.ofUser(id));
  const { lastUsedAt = null, requests = 0, upBytes = 0, downBytes = 0 } = used ?? {};
  const caps = capsOf(user);
  return {
    ...{ id, name, enabled, note, pools: user.pools.map((pool) => ({ id: pool, name: pools.get(pool) ?? '' })) },
    caps,
    use: running?.limits.useOf({ id, caps, createdAt }) ?? unused(caps, now),
    oldPassword: oldOf(user, used, now),
    ...{ mayChooseExit, passwordChangedAt, lastUsedAt, requests, upBytes, downBytes, createdAt, updatedAt, version },
  };
}

/** Both are of this moment only together: what is stored, and what waits for the next write. */
function usedBy(stored: UserTrafficRow | undefined, waiting: UserTraffic | undefined): UserTrafficRow | undefined {
  if (stored === undefined || waiting === undefined) return waiting ?? stored;
  return {
    ...waiting,
    requests: stored.requests + waiting.requests,
    upBytes: stored.upBytes + waiting.upBytes,
    downBytes: stored.downBytes + waiting.downBytes,
    oldUsedAt: waiting.oldUsedAt ?? stored.oldUsedAt,
    oldUsedFrom: waiting.oldUsedFrom ?? stored.oldUsedFrom,
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
