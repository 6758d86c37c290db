// The keys of the grammar and the spellings of other vendors for them, so that a client moves by changing host and password only.
import { type WishKey, wishKeys } from '../vocabulary.ts';
import type { DurationUnit } from './duration.ts';
import { nearest } from './nearest.ts';

export interface KeySpelling {
  readonly key: WishKey;
  /** Unit of a number without one, where the key takes a time. */
  readonly bareUnit: DurationUnit;
  /** The vendor's word for a session that fails rather than changing its address. */
  readonly strict: boolean;
  /** The vendor writes `us_` before a state. */
  readonly state: boolean;
}

const usual = { bareUnit: 'm', strict: false, state: false } as const;
const aliases: Readonly<Record<string, KeySpelling>> = {
  cc: { ...usual, key: 'country' },
  st: { ...usual, key: 'region', state: true },
  state: { ...usual, key: 'region', state: true },
  sid: { ...usual, key: 'session' },
  sessid: { ...usual, key: 'session' },
  sessionid: { ...usual, key: 'session' },
  hardsession: { ...usual, key: 'session', strict: true },
  sessid_oneip: { ...usual, key: 'session', strict: true },
  session_iplock: { ...usual, key: 'session', strict: true },
  lifetime: { ...usual, key: 'ttl' },
  duration: { ...usual, key: 'ttl' },
  sesstime: { ...usual, key: 'ttl' },
  sessttl: { ...usual, key: 'ttl' },
  sessionduration: { ...usual, key: 'ttl' },
  sessionlength: { ...usual, key: 'ttl', bareUnit: 's' },
};

/** Every spelling of a key in lower case: the twelve of ours, then those of vendors. */
export const keySpellings: ReadonlyMap<string, KeySpelling> = new Map([
  ...wishKeys.map((key): [string, KeySpelling] => [key, { ...usual, key }]),
  ...Object.entries(aliases),
]);

/** What `typed` stands for, in any case; undefined when it is no key. */
export function keySpellingOf(typed: string): KeySpelling | undefined {
  return keySpellings.get(typed) ?? keySpellings.get(typed.toLowerCase());
}

export const knownKeysText = `known are ${wishKeys.join(', ')}`;

/** What is wrong with a key nobody knows. */
export function unknownKeyText(typed: string): string {
  const near = nearest(typed, [...keySpellings.keys()]);
  return near === undefined ? `is unknown; ${knownKeysText}` : `is unknown; did you mean ${near}? ${knownKeysText}`;
}
