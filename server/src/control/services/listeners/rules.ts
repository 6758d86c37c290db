// Rules about listeners: a free address, a pool that exists, and no door open to the world by accident.
import { isIP } from 'node:net';
import { readProfile } from '@gyre/shared/wishes/username';
import type { ListenerRow } from '../../../storage/stores/listener-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import { invalidField, notFound, ServiceError } from '../errors.ts';
import { isLoopback } from '../listener-rules.ts';

type Wanted = Pick<ListenerRow, 'host' | 'port' | 'auth' | 'pool'>;

/** One spelling of an address. */
export function canonicalAddress(host: string): string {
  return isIP(host) === 6 ? new URL(`http://[${host}]/`).hostname.slice(1, -1) : host;
}

/** @throws ServiceError when a client could never wish for this. */
export function checkProfile(stores: Stores, profile: string): void {
  const read = readProfile(profile);
  if (!read.ok) throw invalidField('/profile', read.message);
  const { pool } = read.wishes;
  if (pool !== undefined && stores.pools.findByName(pool) === undefined) throw notFound('pool', pool);
}
/** @throws ServiceError naming what stands against it. `own` is the id of the listener that is changed. */
export function checkListener(stores: Stores, wanted: Wanted, confirmOpen: boolean, own?: string): void {
  if (wanted.pool !== null && stores.pools.find(wanted.pool) === undefined) throw notFound('pool', wanted.pool);
  const other = stores.listeners.findByAddress(wanted.host, wanted.port);
  if (other !== undefined && other.id !== own)
    throw new ServiceError('conflict', `Listener "${other.name}" has this address already.`);
  if (wanted.auth === 'never' && !isLoopback(wanted.host) && !confirmOpen)
    throw invalidField(
      '/confirmOpen',
      'Anyone who reaches this address could use your exits; set confirmOpen to true if that is meant.',
      'confirm',
    );
}
