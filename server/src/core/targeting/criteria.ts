// Criteria: what an exit must be. A list of alternatives for each fact that matters; an exit fits when it has one of each list.
// The text form is the key candidates are remembered by.
import type { ExitScheme, NetworkType } from '@gyre/shared/vocabulary';
import type { Wishes } from '@gyre/shared/wishes/wishes';
import type { Term, TermIndex } from './term-index.ts';

/** Facts criteria can ask for. `ip` and `scheme` are asked by guarantees and rules only. */
export const factKinds = ['country', 'region', 'city', 'asn', 'tag', 'type', 'scheme', 'ip'] as const;
export type FactKind = (typeof factKinds)[number];

export interface Criteria {
  /** The same text for the same criteria. */
  readonly key: string;
  /** Keys of terms: one of each list must hold. */
  readonly lists: readonly (readonly string[])[];
}

/** Lists as wishes and rules give them. */
export interface CriteriaFacts {
  readonly countries?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly cities?: readonly string[] | undefined;
  readonly asns?: readonly number[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly types?: readonly NetworkType[] | undefined;
  readonly schemes?: readonly ExitScheme[] | undefined;
}

export const termKey = (kind: FactKind, value: string | number): string => `${kind}:${value}`;
/** What a gateway that can be asked for any value of a fact has in its place. */
export const anyValue = '*';
/** Facts a gateway may be able to take on. */
const adaptable: readonly FactKind[] = ['country', 'region', 'city', 'asn'];

/** Undefined when nothing is asked. */
export function criteriaOf(facts: CriteriaFacts | Wishes): Criteria | undefined {
  const lists: (readonly string[])[] = [];
  const take = (kind: FactKind, values: readonly (string | number)[] | undefined): void => {
    if (values === undefined) return;
    const keys = values.map((value) => termKey(kind, value)).sort();
    lists.push(adaptable.includes(kind) ? [...keys, termKey(kind, anyValue)] : keys);
  };
  take('country', facts.countries);
  take('region', facts.regions);
  take('city', facts.cities);
  take('asn', facts.asns);
  take('tag', facts.tags);
  take('type', facts.types);
  if ('schemes' in facts) take('scheme', facts.schemes);
  return fromLists(lists);
}

/** Both must hold. */
export function bothOf(a: Criteria | undefined, b: Criteria | undefined): Criteria | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : fromLists([...a.lists, ...b.lists]);
}

/** One more list of alternatives. */
export function withOneOf(criteria: Criteria | undefined, keys: readonly string[]): Criteria {
  return fromLists([...(criteria?.lists ?? []), keys])!;
}

function fromLists(lists: readonly (readonly string[])[]): Criteria | undefined {
  if (lists.length === 0) return undefined;
  return { key: lists.map((keys) => keys.join('|')).join('&'), lists };
}

/** Lists of terms instead of their keys: what candidates are kept by. */
export type ResolvedCriteria = readonly (readonly Term[])[];

/** Holds the terms until `releaseCriteria`. */
export function resolveCriteria({ lists }: Criteria, index: TermIndex): ResolvedCriteria {
  return lists.map((keys) => keys.map((key) => index.hold(key)));
}
export function releaseCriteria(lists: ResolvedCriteria, index: TermIndex): void {
  for (const list of lists) for (const term of list) index.release(term);
}

/** Whether one exit with these terms meets the criteria; undefined criteria are met by all. */
export function meets(terms: readonly Term[], criteria: Criteria | undefined): boolean {
  return criteria === undefined || findUnmet(terms, criteria) === undefined;
}
/** The first list that the exit has nothing of. */
export function findUnmet(terms: readonly Term[], { lists }: Criteria): readonly string[] | undefined {
  return lists.find((keys) => !terms.some((term) => keys.includes(term.key)));
}

/** Whether an exit with these terms has one of each list. */
export function fits(terms: readonly Term[], lists: ResolvedCriteria): boolean {
  for (let i = 0; i < lists.length; i++) if (!hasOne(terms, lists[i]!)) return false;
  return true;
}
function hasOne(terms: readonly Term[], list: readonly Term[]): boolean {
  for (let i = 0; i < list.length; i++) if (terms.includes(list[i]!)) return true;
  return false;
}

/**
 * The first value asked for that no exit ever had, of facts whose values nobody can list (product §3: refused by name). A gateway that
 * takes on any value of a fact makes every value known.
 */
export function findUnknown({ lists }: Criteria, index: TermIndex): { kind: FactKind; value: string } | undefined {
  for (const keys of lists) {
    const kind = keys[0]!.slice(0, keys[0]!.indexOf(':')) as FactKind;
    if (kind === 'country' || kind === 'type') continue;
    const any = termKey(kind, anyValue);
    if ((index.find(any)?.count ?? 0) > 0) continue;
    const key = keys.find((it) => it !== any && index.find(it)?.had !== true);
    if (key !== undefined) return { kind, value: key.slice(kind.length + 1) };
  }
  return undefined;
}

/** `DE or AT, city wien`: for people. */
export function criteriaText({ lists }: Criteria): string {
  const words = lists.map((keys) => {
    const kind = keys[0]!.slice(0, keys[0]!.indexOf(':'));
    const values = keys.map((key) => key.slice(kind.length + 1)).filter((value) => value !== anyValue);
    return kind === 'country' ? values.join(' or ') : `${kind} ${values.join(' or ')}`;
  });
  return words.join(', ');
}
