// After a take-back everything that is named must be there: proxy users, listeners, rules and fallbacks name pools, pools name probe profiles.
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import { ServiceError } from '../errors.ts';
import { wayBack } from '../pool-circles.ts';
import { wishedPool } from '../wished-pool.ts';
import type { Plan } from './plan.ts';

const naming = ['pools', 'rules', 'listeners', 'proxy_users', 'proxy_user_pools', 'probe_profiles'];

/** Inside the write. @throws ServiceError `conflict`; then nothing was written. */
export function checkReferences(stores: Stores, { steps }: Plan): void {
  if (!steps.some((it) => naming.includes(it.table))) return;
  const pools = stores.pools.all();
  const ids = new Set(pools.map((it) => it.id));
  const known = (id: string | null | undefined): boolean => id == null || ids.has(id);
  checkDoors(stores, pools, known);
  for (const { name, when, then } of stores.rules.all())
    if (!known(then.poolId) || when.wishedPools?.every(known) === false) throw missing(`rule "${name}"`);
  const profiles = new Set(stores.probeProfiles.all().map((it) => it.id));
  for (const it of pools) {
    const probed = it.probeProfile === null || profiles.has(it.probeProfile);
    if (!probed || !it.fallbacks.every(known)) throw missing(`pool "${it.name}"`);
    if (wayBack(pools, it) !== undefined) throw circle(it.name);
  }
}

/** Proxy users, and listeners by their pool or by the profile behind every username. */
function checkDoors(stores: Stores, pools: readonly PoolRow[], known: (id: string | null) => boolean): void {
  for (const it of stores.users.all()) if (!it.pools.every(known)) throw missing(`proxy user "${it.name}"`);
  const names = new Set(pools.map((it) => it.name));
  for (const { name, pool, profile } of stores.listeners.all()) {
    const wished = wishedPool(profile);
    if (!known(pool) || (wished !== undefined && !names.has(wished))) throw missing(`listener "${name}"`);
  }
}

const missing = (what: string): ServiceError =>
  new ServiceError('conflict', `Then ${what} would name something that is not there: change that first.`);
const circle = (name: string): ServiceError =>
  new ServiceError('conflict', `Then the pool "${name}" would fall back to itself in a circle.`);
