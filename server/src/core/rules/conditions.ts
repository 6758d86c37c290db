// The conditions of a rule besides its targets, ready to be checked: sets instead of lists, undefined where nothing is asked.
import type { RuleWhen } from '@gyre/shared/contract/rules';
import { placeKey } from '@gyre/shared/wishes/place-key';
import type { Wishes } from '@gyre/shared/wishes/wishes';
import type { RuleAsk } from './ask.ts';
import { isOpen, type TimeWindow, timeWindowOf } from './time-window.ts';

type Value = string | number;
/** One list a client may have wished from. */
interface WishCondition {
  readonly key: 'countries' | 'regions' | 'cities' | 'asns' | 'tags' | 'types';
  readonly values: ReadonlySet<Value>;
}
export interface Conditions {
  readonly ports: ReadonlySet<number> | undefined;
  readonly proxyUsers: ReadonlySet<string> | undefined;
  readonly listeners: ReadonlySet<string> | undefined;
  readonly kinds: ReadonlySet<string> | undefined;
  readonly methods: ReadonlySet<string> | undefined;
  readonly wishedPools: ReadonlySet<string> | undefined;
  readonly wished: readonly WishCondition[];
  readonly session: boolean | undefined;
  readonly time: TimeWindow | undefined;
}

const setOf = <T>(list: readonly T[] | undefined): ReadonlySet<T> | undefined =>
  list === undefined ? undefined : new Set(list);

export function conditionsOf(when: RuleWhen): Conditions {
  const { time } = when;
  return {
    ports: setOf(when.ports),
    proxyUsers: setOf(when.proxyUsers),
    listeners: setOf(when.listeners),
    kinds: setOf<string>(when.kinds),
    methods: setOf(when.methods),
    wishedPools: setOf(when.wishedPools),
    wished: wishedOf(when),
    session: when.session,
    time: time === undefined ? undefined : timeWindowOf(time.days, time.from, time.to),
  };
}
function wishedOf(when: RuleWhen): readonly WishCondition[] {
  const wished: WishCondition[] = [];
  const take = (key: WishCondition['key'], values: readonly Value[] | undefined): void => {
    if (values !== undefined) wished.push({ key, values: new Set(values) });
  };
  take('countries', when.wishedCountries);
  take('regions', when.wishedRegions?.map(placeKey));
  take('cities', when.wishedCities?.map(placeKey));
  take('asns', when.wishedAsns);
  take(
    'tags',
    when.wishedTags?.map((it) => it.trim().toLowerCase()),
  );
  take('types', when.wishedTypes);
  return wished;
}

/** The place of a name that names nothing, as a JSON pointer into the rule. */
export function findEmptyWish(when: RuleWhen): string | undefined {
  for (const key of ['wishedRegions', 'wishedCities', 'wishedTags'] as const) {
    const at = when[key]?.findIndex((it) => (key === 'wishedTags' ? it.trim() : placeKey(it)) === '') ?? -1;
    if (at >= 0) return `/when/${key}/${at}`;
  }
  return undefined;
}

const within = <T>(set: ReadonlySet<T> | undefined, value: T): boolean => set === undefined || set.has(value);

/** Whether everything but the target holds. */
export function hold(of: Conditions | undefined, ask: RuleAsk): boolean {
  if (of === undefined) return true;
  if (!within(of.ports, ask.port) || !within(of.proxyUsers, ask.proxyUser)) return false;
  if (!within(of.listeners, ask.listenerId) || !within(of.kinds, ask.kind)) return false;
  if (!within(of.methods, ask.method) || !areWished(of, ask)) return false;
  return of.time === undefined || isOpen(of.time, ask.nowMs);
}

function areWished({ wishedPools, wished, session }: Conditions, { wishes, wishedPoolId }: RuleAsk): boolean {
  if (wishedPools !== undefined && (wishedPoolId === undefined || !wishedPools.has(wishedPoolId))) return false;
  if (session !== undefined && session !== (wishes.session !== undefined)) return false;
  for (let i = 0; i < wished.length; i++) if (!isWished(wished[i]!, wishes)) return false;
  return true;
}
function isWished({ key, values }: WishCondition, wishes: Wishes): boolean {
  const list: readonly Value[] = wishes[key] ?? [];
  for (let i = 0; i < list.length; i++) if (values.has(list[i]!)) return true;
  return false;
}
