// Where a request may go: the pool, criteria and session that its client's wishes and the routing rules come to. Made once for a client and
// rule, and kept with the client.
import type { Guarantee } from '@gyre/shared/vocabulary';
import type { RotateWish, Wishes } from '@gyre/shared/wishes/wishes';
import { hashOf } from '../math/hash.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { CompiledRule } from '../rules/compile.ts';
import { sessionKey } from '../session/binding.ts';
import type { PoolView } from '../snapshot/pool.ts';
import type { Snapshot, UserEntry } from '../snapshot/snapshot.ts';
import { bothOf, type Criteria, criteriaOf, findUnknown } from '../targeting/criteria.ts';
import type { SessionAsk } from './request.ts';

export interface Route {
  readonly pool: PoolView;
  readonly criteria: Criteria | undefined;
  readonly direct: boolean;
  readonly exitId: string | undefined;
  readonly session: SessionAsk | undefined;
  /** The rule that matched. */
  readonly rule: CompiledRule | undefined;
  /** All wishes together: gateways that are told the place take it from here. */
  readonly wishes: Wishes;
}
export type RouteOrFailure = Route | Failure;

/** Who asks. `user` undefined: anonymous, and `anonymousPool` is the listener's. */
export interface Asker {
  readonly user: UserEntry | undefined;
  readonly anonymousPool: PoolView | undefined;
  readonly wishes: Wishes;
}

/** The route that wishes alone come to. A failure names the wish that cannot be. */
export function routeOf(snapshot: Snapshot, asker: Asker): RouteOrFailure {
  const { user, wishes } = asker;
  const pool = poolOf(snapshot, asker);
  if ('code' in pool) return pool;
  const criteria = criteriaOf(wishes);
  const no = exitRefusal(snapshot, asker) ?? unknownValue(snapshot, criteria);
  if (no !== undefined) return no;
  const session = sessionOf(user, wishes, pool, undefined);
  return { pool, criteria, direct: false, exitId: wishes.exitId, session, rule: undefined, wishes };
}

function poolOf(snapshot: Snapshot, { user, anonymousPool, wishes }: Asker): PoolView | Failure {
  const usual = user === undefined ? anonymousPool : snapshot.findPool(user.pools[0] ?? '');
  if (wishes.pool === undefined) return usual ?? failure('invalid_wishes', 'the proxy user has no pool');
  const pool = snapshot.findPoolByName(wishes.pool);
  if (pool === undefined) return failure('invalid_wishes', `pool: there is no pool "${wishes.pool}"`);
  const allowed = user === undefined ? pool.id === anonymousPool?.id : user.pools.includes(pool.id);
  return allowed ? pool : failure('pool_not_allowed', `pool: "${pool.name}"`);
}
function exitRefusal(snapshot: Snapshot, { user, wishes: { exitId } }: Asker): Failure | undefined {
  if (exitId === undefined) return undefined;
  if (user?.mayChooseExit === false)
    return failure('http_request_denied', `exit: proxy user "${user.name}" may not choose an exit`);
  return snapshot.findExit(exitId) === undefined
    ? failure('invalid_wishes', `exit: there is no exit "${exitId}"`)
    : undefined;
}
function unknownValue(snapshot: Snapshot, criteria: Criteria | undefined): Failure | undefined {
  const unknown = criteria === undefined ? undefined : findUnknown(criteria, snapshot.terms);
  if (unknown === undefined) return undefined;
  return failure('invalid_wishes', `${unknown.kind}: no exit has ${unknown.kind} "${unknown.value}"`);
}

/** What a rule makes of it. Its guarantee wins over the client's. */
export function routeByRule(snapshot: Snapshot, asker: Asker, base: Route, rule: CompiledRule): RouteOrFailure {
  if (rule.refuse !== undefined)
    return {
      ...failure('refused_by_rule', rule.refuse.text === '' ? `rule "${rule.name}"` : rule.refuse.text),
      ...{ status: rule.refuse.status, ruleId: rule.id },
    };
  const pool = rule.poolId === undefined ? base.pool : snapshot.findPool(rule.poolId);
  if (pool === undefined) return failure('no_eligible_exit', `rule "${rule.name}" names a pool that is gone`);
  // What leaves by this machine's own addresses is no exit's, nor any session's.
  if (rule.direct)
    return { ...base, pool, criteria: undefined, direct: true, exitId: undefined, session: undefined, rule };
  const criteria = bothOf(base.criteria, rule.required);
  const session = sessionOf(asker.user, asker.wishes, pool, rule.guarantee);
  return { ...base, pool, criteria, session, rule };
}

function sessionOf(
  user: UserEntry | undefined,
  wishes: Wishes,
  pool: PoolView,
  byRule: Guarantee | undefined,
): SessionAsk | undefined {
  const { rotate } = wishes;
  const turns = rotate?.kind === 'request' ? undefined : rotate;
  // Without a name the client has one exit at a time for each place it asks for.
  const name = wishes.session ?? (turns === undefined ? undefined : turnsName(turns, wishes));
  if (name === undefined) return undefined;
  const lifetime = wishes.ttlMs ?? (turns?.kind === 'time' ? turns.ms : undefined);
  const owner = user?.id ?? '';
  const key = sessionKey(owner, name);
  return {
    ...{ key, hash: hashOf(key), user: owner, name },
    guarantee: byRule ?? wishes.guarantee ?? pool.guarantee,
    ...lifetimeOf(pool, lifetime),
    mostRequests: turns?.kind === 'requests' ? turns.requests : Infinity,
  };
}
function turnsName(turns: Exclude<RotateWish, { kind: 'request' }>, { countries }: Wishes): string {
  const when = turns.kind === 'time' ? `${turns.ms / 1000} s` : String(turns.requests);
  return `(rotate ${when}${countries === undefined ? '' : ` ${countries.join()}`})`;
}
/** A wished time is fixed; the pool says the rest. */
function lifetimeOf(pool: PoolView, wished: number | undefined): Pick<SessionAsk, 'ttlMs' | 'sliding'> {
  return wished === undefined
    ? { ttlMs: pool.sessionTtlMs, sliding: pool.sessionSliding }
    : { ttlMs: wished, sliding: false };
}
