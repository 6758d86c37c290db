// Keys behind the password, as IPRoyal, Evomi, PacketStream (`pass_country-de_session-abc12345_lifetime-10m`) and Rayobyte
// (`pass-country-us-session-x`) have them. A password may look so by itself: try it whole first, and what is left here only then.
import { keySpellingOf } from './keys.ts';

export interface SplitPassword {
  readonly password: string;
  /** Flat keys and values, for `readWishes`. */
  readonly pairs: readonly string[];
}

/** Longer ones hold no keys: what a client sends must not cost more than a look. */
const longest = 512;

/** From the earliest place where known keys with values run to the end of the text; undefined when there is none. */
export function splitPassword(text: string): SplitPassword | undefined {
  if (text.length > longest) return undefined;
  for (let at = 1; at < text.length; at++) {
    const separator = text[at]!;
    if (separator !== '_' && separator !== '-') continue;
    const rest = text.slice(at + 1);
    const pairs = separator === '-' ? pairsByHyphen(rest) : pairsByUnderscore(rest);
    if (pairs !== undefined) return { password: text.slice(0, at), pairs };
  }
  return undefined;
}

/** `country-us-session-x` */
function pairsByHyphen(text: string): readonly string[] | undefined {
  const parts = text.split('-');
  if (parts.length % 2 === 1) return undefined;
  return parts.every((part, i) => (i % 2 === 0 ? isKey(part) : isValue(part))) ? parts : undefined;
}

/** `country-de_city-new_york_session-x`: a value ends where the next key begins. */
function pairsByUnderscore(text: string): readonly string[] | undefined {
  const [first, ...rest] = text.split('-');
  if (!isKey(first!) || rest.length === 0) return undefined;
  const pairs: string[] = [first!];
  const last = rest.pop()!;
  // Between two hyphens stand a value and the next key.
  for (const between of rest) {
    const at = keyAt(between);
    if (at < 0) return undefined;
    pairs.push(between.slice(0, at), between.slice(at + 1));
  }
  pairs.push(last);
  return pairs.every((part, i) => i % 2 === 0 || isValue(part)) ? pairs : undefined;
}

/** Where the underscore before the key at the end is; the longest key counts, because `session_iplock` is one. */
function keyAt(text: string): number {
  for (let at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) if (isKey(text.slice(at + 1))) return at;
  return -1;
}

const isKey = (text: string): boolean => keySpellingOf(text) !== undefined;
const isValue = (text: string): boolean => /^[A-Za-z0-9_.~,+]+$/.test(text);
