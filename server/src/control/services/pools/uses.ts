// What names a pool besides itself: proxy users, listeners, rules, and pools that fall back to it. Sessions are not counted; they end by themselves.
import type { ListenerRow } from '../../../storage/stores/listener-store.ts';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { ProxyUserRow } from '../../../storage/stores/proxy-user-store.ts';
import type { RuleRow } from '../../../storage/stores/rule-store.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import { type FieldError, ServiceError } from '../errors.ts';
import { wishedPool } from '../wished-pool.ts';

export interface PoolUses {
  readonly users: readonly ProxyUserRow[];
  readonly listeners: readonly ListenerRow[];
  readonly rules: readonly RuleRow[];
  readonly pools: readonly PoolRow[];
}

export function usesOf(stores: Stores, { id, name }: PoolRow): PoolUses {
  return {
    users: stores.users.all().filter((it) => it.pools.includes(id)),
    listeners: stores.listeners.all().filter((it) => it.pool === id || wishedPool(it.profile) === name),
    rules: stores.rules.all().filter(({ when, then }) => then.poolId === id || when.wishedPools?.includes(id) === true),
    pools: stores.pools.all().filter((it) => it.fallbacks.includes(id)),
  };
}

/** @throws ServiceError `conflict` with the list of everything that names it. */
export function checkUnused(name: string, { users, listeners, rules, pools }: PoolUses): void {
  const told = [
    ...users.map((it) => use('proxy-user', `proxy user "${it.name}"`)),
    ...listeners.map((it) => use('listener', `listener "${it.name}"`)),
    ...rules.map((it) => use('rule', `rule "${it.name === '' ? it.id : it.name}"`)),
    ...pools.map((it) => use('pool', `pool "${it.name}", which falls back to it`)),
  ];
  if (told.length === 0) return;
  const counted = told.length === 1 ? 'one thing names it' : `${told.length} things name it`;
  const detail = `The pool "${name}" stays while ${counted}: change that, or say with repointTo which pool takes its place.`;
  throw new ServiceError('conflict', detail, { fields: told });
}

const use = (code: string, message: string): FieldError => ({ pointer: 'query/repointTo', code, message });
