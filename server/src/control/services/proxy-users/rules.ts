// Rules about proxy users: which pools, which password.
import type { Stores } from '../../../storage/stores/stores.ts';
import type { Entropy } from '../entropy.ts';
import { notFound } from '../errors.ts';

/** 24 characters, 144 bits. */
const passwordBytes = 18;

/** A password made here. Starts with a letter, so that no program takes it for an option. */
export function newPassword(entropy: Entropy): string {
  return `g${entropy.secret(passwordBytes)}`;
}

/** Ids of pools given by id or name, in their order; the built-in pool when none are given. */
export function poolIdsOf(stores: Stores, given: readonly string[] | undefined): string[] {
  const { pools } = stores;
  if (given === undefined) return pools.all().flatMap((it) => (it.builtIn ? it.id : []));
  const ids = given.map((wanted) => {
    const pool = pools.find(wanted) ?? pools.findByName(wanted);
    if (pool === undefined) throw notFound('pool', wanted);
    return pool.id;
  });
  return [...new Set(ids)];
}
