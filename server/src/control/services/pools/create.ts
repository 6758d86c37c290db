// Create a pool.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Body } from '@gyre/shared/contract/contract';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { ServiceContext } from '../context.ts';
import { checkPoolQuery, guard } from '../guard.ts';
import type { Written } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import { onePoolView } from '../pool-view.ts';
import { profileId } from '../probe-rules.ts';
import type { Verb } from '../services.ts';
import { fallbackIds } from './fallbacks.ts';
import { checkNameFree, policyOf, seqsOf } from './rules.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'catalogue'>;

export function createPool({ stores, ledger, entropy, catalogue }: Needs): Verb<EndpointOf<'pools.create'>> {
  return async (context, { body }) => {
    const { result, revision } = writeNewPool({ stores, ledger, entropy, catalogue }, context, body);
    await ledger.settled();
    return { data: await onePoolView(result, stores, catalogue), revision };
  };
}

/** Without waiting for its members. */
export function writeNewPool(
  { stores, ledger, entropy, catalogue }: Needs,
  context: ServiceContext,
  body: Body<EndpointOf<'pools.create'>>,
): Written<PoolRow> {
  guard(context, 'operate');
  const { name, strategy, query, memberIds } = body;
  checkPoolQuery(query, '/query');
  checkNameFree(stores, name);
  const members = seqsOf(catalogue, memberIds);
  // Nobody can fall back to a pool that is not there yet, so this makes no circle.
  const fallbacks = body.fallbacks.length === 0 ? [] : fallbackIds(stores.pools.all(), body.fallbacks);
  const probeProfile = profileId(stores, body.probeProfileId);
  const wanted = { name, strategy, query, ...policyOf(body), probeProfile, fallbacks, builtIn: false };
  return ledger.write(context.actor, (now) => {
    const id = entropy.id('pool', now);
    const pool = stores.pools.insert({ id, ...wanted, createdAt: now, updatedAt: now, version: 1 });
    stores.pools.addMembers(pool, members);
    const effect = { noun: 'pools', action: 'create', objectId: id, summary: `pool ${name}`, ids: [id] } as const;
    const joined = { members: { pool: id, joined: members, left: [] }, pools: true, frame: true };
    return { effect: { ...effect, ...joined }, result: pool };
  });
}
