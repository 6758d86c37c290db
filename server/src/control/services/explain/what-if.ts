// What an unsaved pool or rule would change for the requests that are kept.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Body } from '@gyre/shared/contract/contract';
import { RuleProblem } from '../../../core/rules/compile.ts';
import type { RuleRecord } from '../../../core/snapshot/records.ts';
import type { Snapshot } from '../../../core/snapshot/snapshot.ts';
import { withPool, withRules } from '../../explain/overlay.ts';
import { compareWorlds } from '../../explain/what-if.ts';
import { invalidField, notFound, ServiceError } from '../errors.ts';
import { checkPoolQuery, guard, readQuery } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { runningOf } from '../running-of.ts';

type Needs = Pick<Parts, 'stores' | 'catalogue' | 'running' | 'now'>;
type Asked = Body<EndpointOf<'explain.whatIf'>>;

export function whatIf(parts: Needs): Verb<EndpointOf<'explain.whatIf'>> {
  return async (context, { body }) => {
    guard(context, 'read');
    if (body.pool === undefined && body.rule === undefined)
      throw invalidField('/pool', 'name an unsaved pool, an unsaved rule, or both');
    const running = runningOf(parts);
    const world = await running.shadow.world();
    let after = world;
    if (body.pool !== undefined) after = poolApplied(parts, after, body.pool);
    if (body.rule !== undefined) after = ruleApplied(parts, after, body.rule);
    return compareWorlds(running.kept.all(), world, after, parts.now());
  };
}

function poolApplied({ stores, catalogue, now }: Needs, world: Snapshot, asked: NonNullable<Asked['pool']>): Snapshot {
  const row = stores.pools.find(asked.id);
  if (row === undefined) throw notFound('pool', asked.id);
  const { strategy = row.strategy, fallbacks = row.fallbacks } = asked;
  const query = asked.query === undefined ? row.query : asked.query;
  checkPoolQuery(query, '/pool/query');
  const fixed = stores.pools.fixedMembersOf(row);
  const live = query === null ? [] : catalogue.matching(readQuery(query, '/pool/query'), now());
  const members = new Set(live.map((it) => it.row.id));
  for (const entry of fixed.size === 0 ? [] : catalogue.all()) if (fixed.has(entry.row.seq)) members.add(entry.row.id);
  const ids = fallbacks.map((it) => stores.pools.find(it)?.id ?? stores.pools.findByName(it)?.id ?? it);
  return withPool(world, { id: row.id, strategy, fallbacks: ids, members });
}

function ruleApplied({ stores }: Needs, world: Snapshot, { id, at, when, then }: NonNullable<Asked['rule']>): Snapshot {
  const all = stores.rules.all();
  const known = all.findIndex((it) => it.id === id);
  const place = at ?? (known < 0 ? all.length : known);
  // The place counts the rules that are switched off, too.
  const others = all.filter((it) => it.id !== id);
  const enabled = (some: typeof others): RuleRecord[] => some.filter((it) => it.enabled);
  const poolId = then.poolId === undefined ? undefined : (stores.pools.findByName(then.poolId)?.id ?? then.poolId);
  const unsaved = {
    id: id ?? 'unsaved',
    name: 'unsaved',
    when,
    then: { ...then, ...(poolId === undefined ? {} : { poolId }) },
  };
  try {
    return withRules(world, [...enabled(others.slice(0, place)), unsaved, ...enabled(others.slice(place))]);
  } catch (error) {
    if (error instanceof RuleProblem) throw invalidField(`/rule${error.pointer}`, error.message);
    throw new ServiceError('internal', 'The rule cannot be tried.');
  }
}
