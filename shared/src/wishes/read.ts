// Pairs of key and value → wishes, the same for usernames, passwords, headers and profiles. Strict: what is not understood is an error that names
// the key as it was typed, never a silent fallback.
import type { WishKey } from '../vocabulary.ts';
import { contradictionOf, keyInNeed, needText } from './consistency.ts';
import { countryOf } from './countries.ts';
import { type KeySpelling, keySpellingOf, knownKeysText, unknownKeyText } from './keys.ts';
import { usState } from './us-states.ts';
import { type Draft, valueReaders } from './values.ts';
import type { Wishes } from './wishes.ts';

/** Whether the pairs are all a client says (`whole`), or others may complete them (`part`). */
export type Completeness = 'whole' | 'part';

export interface Refused {
  readonly ok: false;
  /** One sentence that begins with the key. */
  readonly message: string;
  /** Which pair is wrong (0 is the first), and which half of it; absent when it is none of them. */
  readonly at?: { readonly pair: number; readonly half: 'key' | 'value' };
}
export type Wished = { readonly ok: true; readonly wishes: Wishes } | Refused;

/** `pairs`: flat keys and values. */
export function readWishes(pairs: readonly string[], completeness: Completeness = 'whole'): Wished {
  const draft: Draft = {};
  const typed: (WishKey | undefined)[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const spelling = keySpellingOf(pairs[i]!);
    if (spelling === undefined) return refusal(pairs, i, 'key', unknownText(pairs, i));
    const problem = valueProblem(pairs[i + 1]!);
    if (problem !== undefined) return refusal(pairs, i, 'value', problem);
    const before = typed.indexOf(spelling.key);
    if (before >= 0) return refusal(pairs, i, 'key', twiceText(pairs[i]!, pairs[2 * before]!));
    typed.push(spelling.key);
    const clash = spelling.strict && draft.guarantee !== undefined;
    const wrong = clash ? strictText : valueReaders[spelling.key](pairs[i + 1]!.trim(), draft, spelling);
    if (wrong !== undefined) return refusal(pairs, i, clash ? 'key' : 'value', wrong);
    if (spelling.key === 'guarantee' && sessionIsStrict(pairs, typed)) return refusal(pairs, i, 'key', strictText);
  }
  if (draft.regions !== undefined) settleRegions(draft, keySpellingOf(pairs[2 * typed.indexOf('region')]!)!);
  return checked(draft, pairs, { typed, completeness });
}

const strictText = 'contradicts a session that is strict by its key';
const mayHold = 'may hold letters, digits and _ . ~ , +';

function sessionIsStrict(pairs: readonly string[], typed: readonly (WishKey | undefined)[]): boolean {
  const at = typed.indexOf('session');
  return at >= 0 && keySpellingOf(pairs[2 * at]!)!.strict;
}

function valueProblem(value: string): string | undefined {
  // Names of places may have any letter; in headers they may have spaces and hyphens too.
  if (/^[A-Za-z0-9_.~,+]+$/.test(value)) return undefined;
  if (value.trim() === '') return 'has no value';
  return /^[\p{L}\p{M}\p{N} _.~,+'\u2019-]+$/u.test(value) ? undefined : mayHold;
}

/** Vendors write `us_california`, or `ny` for New York; both mean the region that is called so. */
function settleRegions(draft: Draft, { state }: KeySpelling): void {
  const regions = draft.regions!;
  // Without a country, only the `us_` of a state is no part of its name (`la_rioja` is one), and it says the country.
  if (state && draft.countries === undefined && regions.some((region) => region.startsWith('us ')))
    draft.countries = ['US'];
  const countries = draft.countries ?? [];
  if (countries.length === 0) return;
  const settled = regions.map((region) => {
    const prefix = region[2] === ' ' ? countryOf(region.slice(0, 2)) : undefined;
    const name = prefix !== undefined && countries.includes(prefix) ? region.slice(3) : region;
    return countries.includes('US') ? (usState(name) ?? name) : name;
  });
  draft.regions = [...new Set(settled)];
}

interface Reading {
  readonly typed: readonly (WishKey | undefined)[];
  readonly completeness: Completeness;
}

function checked(draft: Draft, pairs: readonly string[], { typed, completeness }: Reading): Wished {
  const against = contradictionOf(draft);
  if (against !== undefined) {
    const first = typed.indexOf(against.key);
    // A country may come with a region.
    const second = typed.indexOf(typed.includes(against.other) ? against.other : 'region');
    const text = against.text.replace('%', keyText(pairs[2 * second]!));
    return { ...refusal(pairs, 2 * first, 'key', text), at: { pair: Math.max(first, second), half: 'key' } };
  }
  const needy = completeness === 'whole' ? keyInNeed(draft) : undefined;
  if (needy !== undefined) return refusal(pairs, 2 * typed.indexOf(needy), 'key', needText);
  return { ok: true, wishes: draft };
}

const twiceText = (key: string, before: string): string =>
  key.toLowerCase() === before.toLowerCase()
    ? 'is given twice'
    : `is given twice, the first time as ${keyText(before)}`;

function unknownText(pairs: readonly string[], i: number): string {
  const key = pairs[i]!;
  if (key === '') return `has a hyphen without a key behind it; ${knownKeysText}`;
  if (!isShowable(key)) return `has a key that is unknown; ${knownKeysText}`;
  // `session-a-b`: what looks like a last key is the rest of a value.
  if (i > 0 && pairs[i + 1] === '') return `is unknown and has no value; inside a value write _ for a hyphen`;
  return unknownKeyText(key);
}

const isShowable = (key: string): boolean => /^[A-Za-z0-9_.~+-]+$/.test(key);
/** A key as it may be shown: what a client sends is not repeated at any length. */
export const keyText = (key: string): string => (isShowable(key) ? key.slice(0, 40) : 'username');

function refusal(pairs: readonly string[], i: number, half: 'key' | 'value', text: string): Refused {
  return { ok: false, message: `${keyText(pairs[i]!)}: ${text}`, at: { pair: i / 2, half } };
}
