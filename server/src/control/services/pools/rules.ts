// Rules about pools, and finding them.
import { retryPolicy, type RetryPolicy } from '@gyre/shared/contract/pools';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { invalidField, notFound, ServiceError } from '../errors.ts';

/** @throws ServiceError `not_found`. */
export function poolOrThrow(stores: Stores, id: string): PoolRow {
  const pool = stores.pools.find(id);
  if (pool === undefined) throw notFound('pool', id);
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

/** Missing times take their defaults; a policy that could never use them is refused. */
export function retryOf(given: Partial<RetryPolicy>, before?: RetryPolicy): RetryPolicy {
  const retry = { ...retryPolicy.parse({}), ...before, ...given };
  if (retry.attemptMs > retry.totalMs)
    throw invalidField('/retry/attemptMs', 'one attempt cannot take longer than the whole request (totalMs)');
  return retry;
}
