// Change a pool or its fixed members.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Body } from '@gyre/shared/contract/contract';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../errors.ts';
import { checkPoolQuery, checkVersion, guard } from '../guard.ts';
import type { Written } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import { onePoolView } from '../pool-view.ts';
import { profileId } from '../probe-rules.ts';
import type { Verb, VerbInput } from '../services.ts';
import { checkFallbacks, fallbackIds } from './fallbacks.ts';
import { checkNameFree, policyOf, poolOrThrow, seqsOf } from './rules.ts';

type Endpoint = EndpointOf<'pools.update'>;
type Needs = Pick<Parts, 'stores' | 'ledger' | 'catalogue'>;

export function updatePool({ stores, ledger, catalogue }: Needs): Verb<Endpoint> {
  return async (context, input) => {
    const { result, revision } = writePool({ stores, ledger, catalogue }, context, input);
    await ledger.settled();
    return { data: await onePoolView(result, stores, catalogue), revision };
  };
}

/** Without waiting for its members. */
export function writePool(
  { stores, ledger, catalogue }: Needs,
  context: ServiceContext,
  { params: { id }, body, ifVersion }: Pick<VerbInput<Endpoint>, 'params' | 'body' | 'ifVersion'>,
): Written<PoolRow> {
  guard(context, 'operate');
  const before = poolOrThrow(stores, id);
  checkVersion(before.version, ifVersion);
  checkPoolQuery(body.query, '/query');
  const pools = stores.pools.all();
  const { probeProfileId: profile } = body;
  const probeProfile = profile === undefined ? before.probeProfile : profileId(stores, profile);
  const changed = { ...applied(before, body, pools), probeProfile };
  checkFallbacks(pools, changed);
  checkNameFree(stores, changed.name, id);
  if (before.builtIn && changed.name !== before.name)
    throw new ServiceError('conflict', `The pool "${before.name}" came with the installation and keeps its name.`);
  const joined = seqsOf(catalogue, body.addMembers ?? []);
  const left = seqsOf(catalogue, body.removeMembers ?? []);
  return ledger.write(context.actor, (now) => {
    const row = { ...changed, updatedAt: now, version: before.version + 1 };
    stores.pools.update(row);
    stores.pools.addMembers(row, joined);
    stores.pools.removeMembers(row, left);
    const summary = `pool ${row.name}: ${Object.keys(body).join(', ') || 'nothing'}`;
    const effect = { noun: 'pools', action: 'update', objectId: id, summary, ids: [id] } as const;
    return { effect: { ...effect, members: { pool: id, joined, left }, pools: true, frame: true }, result: row };
  });
}

function applied(pool: PoolRow, body: Body<Endpoint>, pools: readonly PoolRow[]): PoolRow {
  const { name = pool.name, strategy = pool.strategy, query = pool.query } = body;
  const fallbacks = body.fallbacks === undefined ? pool.fallbacks : fallbackIds(pools, body.fallbacks);
  return { ...pool, name, strategy, query, ...policyOf(body, pool), fallbacks };
}
