// A rule while it is typed: conditions and requirements as texts and choices, those present in the order they were added. Pure.
import type { Rule, RuleCriteria, RuleThen, RuleWhen } from '@gyre/shared/contract/rules';
import type { ExitScheme, Guarantee, NetworkType, RequestKind } from '@gyre/shared/vocabulary';
import { targetLines } from './target-lines.ts';
import { readAsns, readCountries, readList, readMethods, readPorts } from './lists.ts';

export const whenFields = [
  'targets',
  'ports',
  'proxyUsers',
  'listeners',
  'kinds',
  'methods',
  'wishedCountries',
  'wishedPools',
  'wishedRegions',
  'wishedCities',
  'wishedAsns',
  'wishedTags',
  'wishedTypes',
  'session',
  'time',
] as const;
export type WhenField = (typeof whenFields)[number];

export const criteriaFields = ['countries', 'regions', 'cities', 'asns', 'tags', 'types', 'schemes'] as const;
export type CriteriaField = (typeof criteriaFields)[number];

export interface WhenDraft {
  readonly targets: string;
  readonly ports: string;
  readonly proxyUsers: readonly string[];
  readonly listeners: readonly string[];
  readonly kinds: readonly RequestKind[];
  readonly methods: string;
  readonly wishedCountries: string;
  readonly wishedPools: readonly string[];
  readonly wishedRegions: string;
  readonly wishedCities: string;
  readonly wishedAsns: string;
  readonly wishedTags: string;
  readonly wishedTypes: readonly NetworkType[];
  readonly session: boolean;
  readonly time: { readonly days: readonly number[]; readonly from: string; readonly to: string };
}
export interface CriteriaDraft {
  readonly countries: string;
  readonly regions: string;
  readonly cities: string;
  readonly asns: string;
  readonly tags: string;
  readonly types: readonly NetworkType[];
  readonly schemes: readonly ExitScheme[];
}
export type Does = 'route' | 'direct' | 'refuse';

export interface RuleDraft {
  readonly name: string;
  /** Place in the order as typed, 1 first; only for a new rule. */
  readonly place: string;
  /** Conditions that are there, as they were added. */
  readonly has: readonly WhenField[];
  readonly when: WhenDraft;
  readonly does: Does;
  readonly status: string;
  readonly text: string;
  readonly poolId: string;
  readonly guarantee: Guarantee | '';
  readonly must: readonly CriteriaField[];
  readonly criteria: CriteriaDraft;
}

const emptyWhen: WhenDraft = {
  targets: '',
  ports: '',
  proxyUsers: [],
  listeners: [],
  kinds: [],
  methods: '',
  wishedCountries: '',
  wishedPools: [],
  wishedRegions: '',
  wishedCities: '',
  wishedAsns: '',
  wishedTags: '',
  wishedTypes: [],
  session: true,
  time: { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' },
};
const emptyCriteria: CriteriaDraft = {
  countries: '',
  regions: '',
  cities: '',
  asns: '',
  tags: '',
  types: [],
  schemes: [],
};

/** A new rule begins with what nearly every rule has: targets, and a route. */
export const emptyRule = (total: number): RuleDraft => ({
  name: '',
  place: `${total + 1}`,
  has: ['targets'],
  when: emptyWhen,
  does: 'route',
  status: '403',
  text: '',
  poolId: '',
  guarantee: '',
  must: [],
  criteria: emptyCriteria,
});

const listed = (items: readonly (string | number)[] | undefined): string => items?.join(', ') ?? '';

export function draftOfRule(rule: Pick<Rule, 'name' | 'when' | 'then'>, at: number): RuleDraft {
  const { when, then } = rule;
  return {
    name: rule.name,
    place: `${at + 1}`,
    has: whenFields.filter((field) => when[field] !== undefined),
    when: whenDraftOf(when),
    does: then.refuse ? 'refuse' : then.direct === true ? 'direct' : 'route',
    status: `${then.refuse?.status ?? 403}`,
    text: then.refuse?.text ?? '',
    poolId: then.poolId ?? '',
    guarantee: then.guarantee ?? '',
    must: criteriaFields.filter((field) => then.criteria?.[field] !== undefined),
    criteria: criteriaDraftOf(then.criteria ?? {}),
  };
}

const whenDraftOf = (when: RuleWhen): WhenDraft => ({
  targets: when.targets?.join('\n') ?? '',
  ports: listed(when.ports),
  proxyUsers: when.proxyUsers ?? [],
  listeners: when.listeners ?? [],
  kinds: when.kinds ?? [],
  methods: listed(when.methods),
  wishedCountries: listed(when.wishedCountries),
  wishedPools: when.wishedPools ?? [],
  wishedRegions: listed(when.wishedRegions),
  wishedCities: listed(when.wishedCities),
  wishedAsns: listed(when.wishedAsns),
  wishedTags: listed(when.wishedTags),
  wishedTypes: when.wishedTypes ?? [],
  session: when.session ?? true,
  time: when.time ?? emptyWhen.time,
});
const criteriaDraftOf = (criteria: RuleCriteria): CriteriaDraft => ({
  countries: listed(criteria.countries),
  regions: listed(criteria.regions),
  cities: listed(criteria.cities),
  asns: listed(criteria.asns),
  tags: listed(criteria.tags),
  types: criteria.types ?? [],
  schemes: criteria.schemes ?? [],
});

/** What the draft says, as far as it can be read; what cannot is left out. */
export function whenOf({ has, when }: RuleDraft): RuleWhen {
  const all: Required<RuleWhen> = {
    targets: targetLines(when.targets).map(({ text }) => text),
    ports: [...readPorts(when.ports).values],
    proxyUsers: [...when.proxyUsers],
    listeners: [...when.listeners],
    kinds: [...when.kinds],
    methods: [...readMethods(when.methods).values],
    wishedCountries: [...readCountries(when.wishedCountries).values],
    wishedPools: [...when.wishedPools],
    wishedRegions: [...readList(when.wishedRegions)],
    wishedCities: [...readList(when.wishedCities)],
    wishedAsns: [...readAsns(when.wishedAsns).values],
    wishedTags: [...readList(when.wishedTags)],
    wishedTypes: [...when.wishedTypes],
    session: when.session,
    time: { ...when.time, days: [...when.time.days] },
  };
  return picked(all, has);
}

export function criteriaOf({ must, criteria }: RuleDraft): RuleCriteria {
  const all: Required<RuleCriteria> = {
    countries: [...readCountries(criteria.countries).values],
    regions: [...readList(criteria.regions)],
    cities: [...readList(criteria.cities)],
    asns: [...readAsns(criteria.asns).values],
    tags: [...readList(criteria.tags)],
    types: [...criteria.types],
    schemes: [...criteria.schemes],
  };
  return picked(all, must);
}

/** The chosen fields in their one order, so that the same rule always reads the same. */
function picked<T extends object>(all: T, fields: readonly (keyof T)[]): Partial<T> {
  const some: Partial<T> = {};
  for (const field of Object.keys(all) as (keyof T)[]) if (fields.includes(field)) some[field] = all[field];
  return some;
}

export function thenOf(draft: RuleDraft): RuleThen {
  if (draft.does === 'refuse') return { refuse: { status: Number(draft.status), text: draft.text.trim() } };
  if (draft.does === 'direct') return { direct: true };
  return {
    ...(draft.poolId === '' ? {} : { poolId: draft.poolId }),
    ...(draft.must.length === 0 ? {} : { criteria: criteriaOf(draft) }),
    ...(draft.guarantee === '' ? {} : { guarantee: draft.guarantee }),
  };
}
