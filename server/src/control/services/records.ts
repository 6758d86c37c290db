// Rows → records for workers and the prober. Secrets of exits are opened here, nowhere else.
import { type Caps, isCapped } from '../../core/limits/period.ts';
import type {
  ExitRecord,
  HealthChange,
  ListenerRecord,
  PoolRecord,
  ProxyUserRecord,
  RuleRecord,
} from '../../core/snapshot/records.ts';
import type { SiteBanRule } from '../../core/bans/rules.ts';
import type { Seal } from '../../storage/seal.ts';
import type { SealedExit } from '../../storage/stores/exit-store.ts';
import type { ListenerRow } from '../../storage/stores/listener-store.ts';
import type { PoolRow } from '../../storage/stores/pool-store.ts';
import type { ProxyUserRow } from '../../storage/stores/proxy-user-store.ts';
import type { SiteBanRuleRow } from '../../storage/stores/site-ban-rule-store.ts';
import type { RuleRow } from '../../storage/stores/rule-store.ts';
import type { Entry } from '../catalogue/entry.ts';
import { holdsEverything } from '../catalogue/membership.ts';
import { placeKeyOf } from '../catalogue/place-keys.ts';
import { resilienceOf } from './pool-resilience.ts';
import { isLoopback } from './listener-rules.ts';

/** Passwords in the same order, '' where there is none. */
export function openedBy(seal: Seal, sealed: readonly SealedExit[]): string[] {
  const opened = seal.openMany(sealed.map((it) => it.password).filter((it) => it !== null));
  if (opened.length === sealed.length) return opened;
  let at = 0;
  return sealed.map(({ password }) => (password === null ? '' : opened[at++]!));
}

/**
 * Field by field: records that are put together by spreading cost a hundred thousand exits half a second. A gateway that is told the place with
 * each login is nowhere by measurement: its last session was somewhere.
 */
export function exitRecord(entry: Entry, password: string, change?: HealthChange): ExitRecord {
  const { row } = entry;
  const place = row.template === null ? entry : row;
  return {
    id: row.id,
    seq: row.seq,
    label: row.label,
    scheme: row.scheme,
    host: row.host,
    port: row.port,
    username: row.username,
    password,
    weight: row.weight,
    maxInFlight: row.maxInFlight,
    priority: row.priority,
    price: row.price,
    template: row.template,
    adminState: row.adminState,
    insecureTls: row.insecureTls,
    localAddress: row.localAddress,
    country: place.country,
    region: placeKeyOf(place.region),
    city: placeKeyOf(place.city),
    asn: place.asn,
    type: place.type,
    tags: row.tags.map((tag) => tag.toLowerCase()),
    ip: entry.ip,
    pools: entry.pools,
    health: change === undefined ? entry.state : change[1],
    healthSinceAt: change?.[2] ?? 0,
    weightTenths: change?.[3] ?? 10,
  };
}

export function poolRecord(pool: PoolRow): PoolRecord {
  const { id, name, strategy, everyRequests, periodMs, sessionTtlMs, guarantee, maxWaiting, waitMs, fallbacks } = pool;
  const { maxAttempts, totalMs, attemptMs, firstByteMs } = pool;
  return {
    ...{ id, name, strategy, everyRequests, periodMs },
    ...{ sessionTtlMs, sessionSliding: pool.sessionExpiry === 'sliding', guarantee, maxWaiting, waitMs, fallbacks },
    ...{ everything: holdsEverything(pool), maxAttempts, totalMs, attemptMs, firstByteMs },
    resilience: resilienceOf(pool),
  };
}

export const capsOf = ({ bytesPerDay, bytesPerMonth, resetDay }: ProxyUserRow): Caps => ({
  bytesPerDay,
  bytesPerMonth,
  resetDay,
});
export function userRecord(row: ProxyUserRow): ProxyUserRecord {
  const { id, name, enabled, verifier, pools, mayChooseExit, oldVerifier, oldUntil } = row;
  const old = oldVerifier === null || oldUntil === null ? {} : { old: { verifier: oldVerifier, until: oldUntil } };
  const caps = capsOf(row);
  return { id, name, enabled, verifier, pools, mayChooseExit, ...old, ...(isCapped(caps) ? { caps } : {}) };
}

export function ruleRecord({ id, name, when, then }: RuleRow): RuleRecord {
  return { id, name, when, then };
}

export function siteBanRuleRecord(rule: SiteBanRuleRow): SiteBanRule {
  const { id, name, version, sites, when, banMs, mostBanMs, retry } = rule;
  return { id, name, version, sites, when, banMs, mostBanMs, retry };
}

/** While there is no proxy user, a listener on loopback serves anonymous clients (product §2). */
export function listenerRecord(listener: ListenerRow, anyUser: boolean, defaultPool: string): ListenerRecord {
  const { id, host, port, profile, answerHeaders } = listener;
  const poolId = listener.pool ?? defaultPool;
  return { id, host, port, requireAuth: requiresAuth(listener, anyUser), poolId, profile, answerHeaders };
}
export function requiresAuth({ auth, host }: Pick<ListenerRow, 'auth' | 'host'>, anyUser: boolean): boolean {
  if (auth !== 'auto') return auth === 'required';
  return anyUser || !isLoopback(host);
}
