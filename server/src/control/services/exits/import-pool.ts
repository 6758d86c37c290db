// The pool an import adds its exits to, if it names one.
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import { notFound } from '../errors.ts';

/** @throws ServiceError `not_found`. */
export function poolOf(stores: Stores, id: string | undefined): PoolRow | undefined {
  const pool = id === undefined ? undefined : stores.pools.find(id);
  if (id !== undefined && pool === undefined) throw notFound('pool', id);
  return pool;
}
