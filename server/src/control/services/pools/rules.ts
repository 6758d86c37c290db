// Rules about pools, and finding them.
import {
  type QueuePolicy,
  queuePolicy,
  retryPolicy,
  type RetryPolicy,
  type RotationPolicy,
  rotationPolicy,
  type SessionPolicy,
  sessionPolicy,
} from '@gyre/shared/contract/pools';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { invalidField, notFound, ServiceError } from '../errors.ts';
import { changedResilience, type ResilienceChange } from '../pool-resilience.ts';

/** @throws ServiceError `not_found`. */
export function poolOrThrow(stores: Stores, id: string): PoolRow {
  const pool = stores.pools.find(id);
  if (pool === undefined) throw notFound('pool', id);
  return pool;
}
/** By id or name. @throws ServiceError `not_found`. */
export function namedPool(pools: readonly PoolRow[], wanted: string): PoolRow {
  const pool = pools.find((it) => it.id === wanted) ?? pools.find((it) => it.name === wanted);
  if (pool === undefined) throw notFound('pool', wanted);
  return pool;
}
/** @throws ServiceError `conflict`. */
export function checkNameFree(stores: Stores, name: string, own?: string): void {
  const other = stores.pools.findByName(name);
  if (other !== undefined && other.id !== own) throw new ServiceError('conflict', `There is a pool "${name}" already.`);
}
/** @throws ServiceError `not_found` for the first that is none. */
export function seqsOf(catalogue: Catalogue, ids: readonly string[]): number[] {
  return [...new Set(ids)].map((id) => {
    const entry = catalogue.find(id);
    if (entry === undefined) throw notFound('exit', id);
    return entry.row.seq;
  });
}

/** The columns of its policies. */
export type PoolPolicy = Pick<
  PoolRow,
  | 'resilience'
  | keyof RetryPolicy
  | 'sessionTtlMs'
  | 'sessionExpiry'
  | 'guarantee'
  | keyof QueuePolicy
  | keyof RotationPolicy
>;
export interface GivenPolicy extends ResilienceChange {
  readonly retry?: Partial<RetryPolicy>;
  readonly session?: Partial<SessionPolicy>;
  readonly queue?: Partial<QueuePolicy>;
  readonly rotation?: Partial<RotationPolicy>;
}

/** What is not given stays as it was, or takes its default. */
export function policyOf(given: GivenPolicy, before?: PoolPolicy): PoolPolicy {
  const { ttlMs, expiry, guarantee } = { ...sessionPolicy.parse({}), ...sessionOf(before), ...given.session };
  const session = { sessionTtlMs: ttlMs, sessionExpiry: expiry, guarantee };
  const { maxWaiting, waitMs } = { ...queuePolicy.parse({}), ...before, ...given.queue };
  const { everyRequests, periodMs } = { ...rotationPolicy.parse({}), ...before, ...given.rotation };
  const resilience = changedResilience(before?.resilience ?? {}, given);
  return { ...retryOf(given.retry, before), ...session, maxWaiting, waitMs, everyRequests, periodMs, resilience };
}

function sessionOf(pool: PoolPolicy | undefined): Partial<SessionPolicy> {
  if (pool === undefined) return {};
  return { ttlMs: pool.sessionTtlMs, expiry: pool.sessionExpiry, guarantee: pool.guarantee };
}

/** A policy that could never use its times is refused. */
function retryOf(given: Partial<RetryPolicy> | undefined, before: RetryPolicy | undefined): RetryPolicy {
  const { maxAttempts, totalMs, attemptMs, firstByteMs } = { ...retryPolicy.parse({}), ...before, ...given };
  if (attemptMs > totalMs)
    throw invalidField('/retry/attemptMs', 'one attempt cannot take longer than the whole request (totalMs)');
  return { maxAttempts, totalMs, attemptMs, firstByteMs };
}
