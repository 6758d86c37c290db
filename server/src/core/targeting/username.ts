// What a client wishes for, in its proxy username (`alice-country-de,at-pool-mobile`) or in X-Gyre-* headers: the same keys and values in both.
// Strict: what is not understood is an error that names the key, never a silent fallback.
import { type WishKey, wishKeys } from '@gyre/shared/vocabulary';
import { countryOf } from './countries.ts';

export interface Wishes {
  /** Name of a pool. */
  readonly pool?: string;
  /** Upper-case ISO codes, in the order given, each once. */
  readonly countries?: readonly string[];
  readonly exitId?: string;
}
export type Wished = { readonly ok: true; readonly wishes: Wishes } | Refused;
export type ParsedUsername = { readonly ok: true; readonly user: string; readonly wishes: Wishes } | Refused;
interface Refused {
  readonly ok: false;
  /** One sentence that begins with the key. */
  readonly message: string;
}

/** Most a username may have: SOCKS5 carries no more (RFC 1929 §2). */
const longestUsername = 255;

/** Reads `user(-key-value)*`. Names of proxy users have no hyphen. */
export function parseUsername(text: string): ParsedUsername {
  if (text.length > longestUsername) return refused(`username: is longer than ${longestUsername} characters`);
  const parts = text.split('-');
  const user = parts[0]!;
  if (user === '') return refused('username: begins with the name of a proxy user');
  const pairs: string[] = [];
  for (let i = 1; i < parts.length; i += 2) {
    const value = parts[i + 1];
    if (value === undefined) return refused(`${keyText(parts[i]!)}: has no value`);
    pairs.push(parts[i]!, value);
  }
  const read = readWishes(pairs);
  return read.ok ? { ok: true, user, wishes: read.wishes } : read;
}

/** Reads X-Gyre-* headers: flat pairs of the name behind `x-gyre-` in lower case, and the value. */
export function wishFromHeaders(pairs: readonly string[]): Wished {
  return readWishes(pairs);
}

/** What `strong` says wins, key by key. */
export function mergeWishes(strong: Wishes, weak: Wishes): Wishes {
  return { ...weak, ...strong };
}

/** The username that asks for `wishes`: the inverse of `parseUsername`. */
export function printUsername(user: string, { pool, countries, exitId }: Wishes): string {
  let text = user;
  if (pool !== undefined) text += `-pool-${pool}`;
  if (countries !== undefined) text += `-country-${countries.join(',').toLowerCase()}`;
  if (exitId !== undefined) text += `-exit-${exitId}`;
  return text;
}

function readWishes(pairs: readonly string[]): Wished {
  let wishes: Wishes = {};
  const seen = new Set<string>();
  for (let i = 0; i < pairs.length; i += 2) {
    const key = pairs[i]!.toLowerCase();
    if (!isWishKey(key)) return refused(`${keyText(key)}: is unknown; known are ${wishKeys.join(', ')}`);
    if (seen.has(key)) return refused(`${key}: is given twice`);
    seen.add(key);
    const value = pairs[i + 1]!.trim();
    if (value === '') return refused(`${key}: has no value`);
    if (!isWishValue(value)) return refused(`${key}: may hold letters, digits and _ . ~ , +`);
    const wish = readers[key](value);
    if (typeof wish === 'string') return refused(`${key}: ${wish}`);
    wishes = { ...wishes, ...wish };
  }
  return { ok: true, wishes };
}

/** By key: the wish, or a sentence about what is wrong with it. */
const readers: Readonly<Record<WishKey, (value: string) => Wishes | string>> = {
  pool: (value) => ({ pool: value.toLowerCase() }),
  exit: (value) => ({ exitId: value }),
  country: (value) => {
    const countries: string[] = [];
    for (const part of value.split(',')) {
      const code = countryOf(part);
      if (code === undefined) return `"${part}" is no country; use two letters of ISO 3166-1`;
      if (!countries.includes(code)) countries.push(code);
    }
    return { countries };
  },
};

const isWishKey = (text: string): text is WishKey => (wishKeys as readonly string[]).includes(text);
const isWishValue = (text: string): boolean => /^[A-Za-z0-9_.~,+]+$/.test(text);
/** A key as it may be shown: what a client sends is not repeated at any length. */
const keyText = (key: string): string => (isWishValue(key) ? key.slice(0, 40) : 'username');
const refused = (message: string): Refused => ({ ok: false, message });
