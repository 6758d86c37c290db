// What a rule does, in normal form: criteria are read like those of clients. Refuses what does nothing and what contradicts itself.
import type { RuleCriteria, RuleThen } from '@gyre/shared/contract/rules';
import type { Guarantee } from '@gyre/shared/vocabulary';
import { placeKey } from '@gyre/shared/wishes/place-key';
import { type Criteria, criteriaOf } from '../targeting/criteria.ts';

export interface Refusal {
  readonly status: number;
  readonly text: string;
}
export interface RuleAction {
  readonly refuse: Refusal | undefined;
  readonly direct: boolean;
  readonly poolId: string | undefined;
  /** Normal form: places by their keys, tags in lower case, everything sorted and once. */
  readonly criteria: RuleCriteria | undefined;
  /** The same, as exits are chosen by. */
  readonly required: Criteria | undefined;
  readonly guarantee: Guarantee | undefined;
}
/** `pointer` is a JSON pointer into the rule. */
export interface RuleFault {
  readonly pointer: string;
  readonly message: string;
}

export function actionOf(then: RuleThen): RuleAction {
  const { refuse, poolId, guarantee } = then;
  const criteria = then.criteria === undefined ? undefined : normalised(then.criteria);
  const required = criteria === undefined ? undefined : criteriaOf(criteria);
  return { refuse, direct: then.direct === true, poolId, criteria, required, guarantee };
}

/** What makes it nonsense; undefined = it is none. */
export function findActionFault(then: RuleThen): RuleFault | undefined {
  const given = Object.entries(then).filter(([, value]) => value !== undefined);
  const { refuse, direct, poolId, criteria } = then;
  if (given.length === 0) return { pointer: '/then', message: 'the rule does nothing' };
  if (refuse !== undefined && given.length > 1)
    return { pointer: '/then/refuse', message: 'a rule that refuses does nothing else' };
  if (refuse !== undefined && !isText(refuse.text))
    return { pointer: '/then/refuse/text', message: 'the text is one line without control characters' };
  if (direct !== undefined && poolId !== undefined)
    return { pointer: '/then/direct', message: 'a rule goes direct or uses a pool, not both' };
  return criteria === undefined ? undefined : findCriteriaFault(criteria);
}
const isText = (text: string): boolean => !/\p{Cc}/u.test(text);

function findCriteriaFault(criteria: RuleCriteria): RuleFault | undefined {
  const lists = Object.entries(criteria).filter(([, value]) => value !== undefined);
  if (lists.length === 0) return { pointer: '/then/criteria', message: 'no criteria are named' };
  for (const key of ['regions', 'cities', 'tags'] as const) {
    const at = criteria[key]?.findIndex((it) => (key === 'tags' ? it.trim() : placeKey(it)) === '') ?? -1;
    if (at >= 0) return { pointer: `/then/criteria/${key}/${at}`, message: 'nothing is named' };
  }
  return undefined;
}

function normalised(criteria: RuleCriteria): RuleCriteria {
  const { countries, regions, cities, asns, tags, types, schemes } = criteria;
  const lists = {
    countries: countries && once(countries.map((it) => it.toUpperCase())),
    regions: regions && once(regions.map(placeKey)),
    cities: cities && once(cities.map(placeKey)),
    asns: asns && [...new Set(asns)].sort((a, b) => a - b),
    tags: tags && once(tags.map((it) => it.trim().toLowerCase())),
    types: types && once(types),
    schemes: schemes && once(schemes),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined));
}
const once = <T extends string>(list: readonly T[]): T[] => [...new Set(list)].sort();
