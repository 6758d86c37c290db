// Rules in words: what one matches, what it does, and both as a sentence. Pure.
import type { RuleCriteria, RuleThen, RuleWhen } from '@gyre/shared/contract/rules';
import { countryName, formatCount } from '../../lib/format.ts';
import { w } from './word-messages.ts';

/** Names of what rules hold as ids. */
export interface Names {
  readonly pool: (id: string) => string;
  readonly listener: (id: string) => string;
}

/** "the United Kingdom", "Germany". */
const inSentence = (code: string): string => {
  const name = countryName(code);
  return w.takesThe.test(name) ? w.the(name) : name;
};

/** Items named in full; the rest is counted. */
const namedItems = 3;

/** "a, b or c", and from the fourth on "a, b, c or 12 more". */
function anyOf(items: readonly string[]): string {
  const rest = items.length - namedItems;
  return rest > 0 ? w.or([...items.slice(0, namedItems), w.more(formatCount(rest))]) : w.or(items);
}

/** Conditions one by one, in the order people think of them. Empty: the rule matches everything. */
export function conditionsOf(when: RuleWhen, names: Names): readonly string[] {
  const list = <T>(
    items: readonly T[] | undefined,
    text: (all: string) => string,
    name: (item: T) => string,
  ): string => (items === undefined || items.length === 0 ? '' : text(anyOf(items.map(name))));
  return [
    list(when.targets, w.targets, (target) => target),
    list(when.ports, w.ports, String),
    list(when.proxyUsers, w.users, (name) => (name === 'anonymous' ? w.anonymous : name)),
    list(when.listeners, w.listeners, names.listener),
    list(when.kinds, w.kinds, (kind) => w.kindNames[kind]),
    list(when.methods, w.methods, (method) => method),
    list(when.wishedCountries, w.wishedPlaces, inSentence),
    list(when.wishedRegions, w.wishedPlaces, (region) => region),
    list(when.wishedCities, w.wishedPlaces, (city) => city),
    list(when.wishedAsns, w.wishedPlaces, (asn) => `AS${asn}`),
    list(when.wishedTags, w.wishedTags, (tag) => tag),
    list(when.wishedTypes, w.wishedTypes, (type) => w.types[type]),
    list(when.wishedPools, w.wishedPools, names.pool),
    when.session === undefined ? '' : when.session ? w.namesSession : w.namesNoSession,
    when.time === undefined ? '' : w.time(daysText(when.time.days), when.time.from, when.time.to),
  ].filter((text) => text !== '');
}

/** What happens to a request, one thing after another. Empty: nothing is said. */
export function deedsOf(then: RuleThen, names: Names): readonly string[] {
  if (then.refuse) return [w.refuse(then.refuse.status, then.refuse.text)];
  return [
    then.direct === true ? w.direct : '',
    then.poolId === undefined ? '' : w.pool(names.pool(then.poolId)),
    then.criteria === undefined ? '' : criteriaDeed(then.criteria, then.poolId !== undefined),
    then.guarantee === undefined ? '' : w.guarantees[then.guarantee],
  ].filter((text) => text !== '');
}

function criteriaDeed(criteria: RuleCriteria, inPool: boolean): string {
  const text = criteriaText(criteria);
  if (text === '') return '';
  return inPool ? w.criteriaOfPool(text) : w.criteria(text);
}

function criteriaText(criteria: RuleCriteria): string {
  const part = <T>(
    items: readonly T[] | undefined,
    text: (all: string) => string,
    name: (item: T) => string,
  ): string => (items === undefined || items.length === 0 ? '' : text(anyOf(items.map(name))));
  return [
    part(criteria.types, w.ofType, (type) => w.types[type]),
    part(criteria.schemes, w.withScheme, (scheme) => scheme),
    part(criteria.cities, w.inPlace, (city) => city),
    part(criteria.regions, w.inPlace, (region) => region),
    part(criteria.countries, w.inPlace, inSentence),
    part(criteria.asns, w.inNetwork, (asn) => `AS${asn}`),
    part(criteria.tags, w.tagged, (tag) => tag),
  ]
    .filter((text) => text !== '')
    .join(' ');
}

export const sentenceOf = (when: RuleWhen, then: RuleThen, names: Names): string => {
  const deeds = deedsOf(then, names);
  const what = w.subject(conditionsOf(when, names).join(' '));
  if (deeds.length === 0) return w.nothing(what);
  return w.sentence(what, deeds.join('; '));
};

/** "Mon–Fri" for a run of days, else their names. */
export function daysText(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const [first = 1] = sorted;
  const last = sorted.at(-1) ?? first;
  if (sorted.length === 7) return w.everyDay;
  const name = (day: number): string => w.days[day - 1] ?? `${day}`;
  if (sorted.length > 2 && last - first === sorted.length - 1) return w.dayRun(name(first), name(last));
  return w.and(sorted.map(name));
}
