// Remove a pool nothing names, or put another in its place everywhere, in the same change.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { ServiceContext } from '../context.ts';
import { invalidField, ServiceError } from '../errors.ts';
import { checkVersion, guard } from '../guard.ts';
import type { Written } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { Verb, VerbInput } from '../services.ts';
import { repointed, writeUses } from './repoint.ts';
import { namedPool, poolOrThrow } from './rules.ts';
import { checkUnused, usesOf } from './uses.ts';

type Needs = Pick<Parts, 'stores' | 'ledger'>;

export function removePool({ stores, ledger }: Needs): Verb<EndpointOf<'pools.remove'>> {
  return async (context, input) => {
    const { revision } = writeRemoval({ stores, ledger }, context, input);
    await ledger.settled();
    return { revision };
  };
}

/** Without waiting for what becomes of its members. */
export function writeRemoval(
  { stores, ledger }: Needs,
  context: ServiceContext,
  { params: { id }, query: { repointTo }, ifVersion }: Omit<VerbInput<EndpointOf<'pools.remove'>>, 'body'>,
): Written<undefined> {
  guard(context, 'operate');
  const pool = poolOrThrow(stores, id);
  checkVersion(pool.version, ifVersion);
  if (pool.builtIn) throw new ServiceError('conflict', `The pool "${pool.name}" came with the installation and stays.`);
  const to = repointTo === undefined ? undefined : successor(stores, pool, repointTo);
  const uses = usesOf(stores, pool);
  if (to === undefined) checkUnused(pool.name, uses);
  const after = to === undefined ? undefined : repointed(uses, { from: pool, to }, stores.pools.all());
  return ledger.write(context.actor, (now) => {
    if (after !== undefined) writeUses(stores, after, now);
    stores.pools.remove(pool);
    const summary = `pool ${pool.name}${to === undefined ? '' : `; ${to.name} takes its place`}`;
    const effect = { noun: 'pools', action: 'remove', objectId: id, summary, ids: [id] } as const;
    return { effect: { ...effect, poolGone: id, pools: true, frame: true }, result: undefined };
  });
}

function successor(stores: Stores, pool: PoolRow, wanted: string): PoolRow {
  const to = namedPool(stores.pools.all(), wanted);
  if (to.id === pool.id) throw invalidField('query/repointTo', 'another pool');
  return to;
}
