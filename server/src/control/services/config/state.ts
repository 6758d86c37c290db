// What there is, in the form of a document: names in the place of ids, every default said, nothing secret.
import type { ConfigItem, ConfigSection } from '@gyre/shared/contract/config-document';
import type { Settings } from '@gyre/shared/contract/settings';
import type { ListenerRow } from '../../../storage/stores/listener-store.ts';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { ProxyUserRow } from '../../../storage/stores/proxy-user-store.ts';
import type { RuleRow } from '../../../storage/stores/rule-store.ts';
import type { Parts } from '../parts.ts';
import { resilienceOf } from '../pool-resilience.ts';
import { type Names, namesOfListeners } from './listener-names.ts';

/** One thing that is there. */
export interface Known<S extends ConfigSection> {
  readonly id: string;
  readonly item: ConfigItem<S>;
  /** It came with the installation or its flags, and is never removed. */
  readonly stays: boolean;
}
export type Present = { readonly [S in ConfigSection]: readonly Known<S>[] };
export interface State extends Present {
  readonly settings: Settings;
}

export function stateOf({ stores, settings }: Pick<Parts, 'stores' | 'settings'>): State {
  const pools = stores.pools.all();
  const profiles = stores.probeProfiles.all();
  const listeners = stores.listeners.all();
  const poolNames: Names = new Map(pools.map((it) => [it.id, it.name]));
  const profileNames: Names = new Map(profiles.map((it) => [it.id, it.name]));
  const listenerNames = namesOfListeners(listeners);
  return {
    settings: settings.read(),
    probeProfiles: profiles.map(({ id, seq: _, createdAt: _c, updatedAt: _u, version: _v, ...item }) =>
      known(id, item),
    ),
    pools: pools.map((it) => known(it.id, poolItem(it, poolNames, profileNames), it.builtIn)),
    proxyUsers: stores.users.all().map((it) => known(it.id, userItem(it, poolNames))),
    listeners: listeners.map((it) => known(it.id, listenerItem(it, poolNames), it.fromFlags)),
    rules: stores.rules.all().map((it) => known(it.id, ruleItem(it, poolNames, listenerNames))),
    siteBanRules: stores.siteBanRules.all().map(({ id, name, enabled, sites, when, banMs, mostBanMs, retry }) => {
      return known(id, { name, enabled, sites: [...sites], when, banMs, mostBanMs, retry });
    }),
    webhooks: stores.webhooks.all().map(({ id, name, url, enabled, kinds }) => {
      return known(id, { name, url, enabled, kinds: [...kinds] });
    }),
  };
}

function known<T>(id: string, item: T, stays = false): { id: string; item: T; stays: boolean } {
  return { id, item, stays };
}

function poolItem(pool: PoolRow, pools: Names, profiles: Names): ConfigItem<'pools'> {
  const { name, strategy, query, maxAttempts, totalMs, attemptMs, firstByteMs, guarantee } = pool;
  const { sessionTtlMs: ttlMs, sessionExpiry: expiry, maxWaiting, waitMs, everyRequests, periodMs } = pool;
  return {
    ...{ name, strategy, query, retry: { maxAttempts, totalMs, attemptMs, firstByteMs } },
    ...{ session: { ttlMs, expiry, guarantee }, queue: { maxWaiting, waitMs }, rotation: { everyRequests, periodMs } },
    ...resilienceOf(pool),
    probeProfile: pool.probeProfile === null ? null : (profiles.get(pool.probeProfile) ?? pool.probeProfile),
    fallbacks: pool.fallbacks.map((it) => pools.get(it) ?? it),
  };
}

function userItem(user: ProxyUserRow, pools: Names): ConfigItem<'proxyUsers'> {
  const { name, enabled, note, mayChooseExit, bytesPerDay, bytesPerMonth, resetDay } = user;
  return {
    ...{ name, enabled, pools: user.pools.map((it) => pools.get(it) ?? it), note, mayChooseExit },
    caps: { bytesPerDay, bytesPerMonth, resetDay },
  };
}

function listenerItem(listener: ListenerRow, pools: Names): ConfigItem<'listeners'> {
  const { name, host, port, enabled, auth, profile, answerHeaders, fromFlags } = listener;
  const pool = listener.pool === null ? null : (pools.get(listener.pool) ?? listener.pool);
  return {
    ...{ name, fromFlags, ...(fromFlags ? {} : { host, port }) },
    ...{ enabled, auth, pool, profile, answerHeaders },
  };
}

/** What is gone stays an id: a rule that lost its listener must not begin to match everybody. */
function ruleItem({ name, enabled, when, then }: RuleRow, pools: Names, listeners: Names): ConfigItem<'rules'> {
  const { poolId, ...does } = then;
  const named = {
    ...(when.listeners === undefined ? {} : { listeners: when.listeners.map((it) => listeners.get(it) ?? it) }),
    ...(when.wishedPools === undefined ? {} : { wishedPools: when.wishedPools.map((it) => pools.get(it) ?? it) }),
  };
  const pool = poolId === undefined ? {} : { pool: pools.get(poolId) ?? poolId };
  return { name, enabled, when: { ...when, ...named }, then: { ...pool, ...does } };
}
