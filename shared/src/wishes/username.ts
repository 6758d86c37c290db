// What a client wishes for, in its proxy username (`alice-country-de,at-pool-mobile`), in X-Gyre-* headers, or by the profile of its listener: the same
// keys and values in all three. The page about it is docs/usernames.md.
import type { WishKey } from '../vocabulary.ts';
import { againstExit, wishFields } from './consistency.ts';
import { type Completeness, readWishes, type Refused, type Wished } from './read.ts';
import { isTooLong, longestUsername, splitUsername, splitWishes } from './split.ts';
import type { Draft } from './values.ts';
import type { Wishes } from './wishes.ts';

export type ParsedUsername = { readonly ok: true; readonly user: string; readonly wishes: Wishes } | Refused;

const tooLong: Refused = { ok: false, message: `username: is longer than ${longestUsername} bytes` };
const nameless: Refused = { ok: false, message: 'username: begins with the name of a proxy user' };

/** Reads `user(-key-value)*`. `part`: headers may complete it; ask `unmetNeed` (consistency.ts) of the merged wishes then. */
export function parseUsername(text: string, completeness: Completeness = 'whole'): ParsedUsername {
  if (isTooLong(text)) return tooLong;
  const { user, pairs } = splitUsername(text);
  if (user === '') return nameless;
  const read = readWishes(pairs, completeness);
  return read.ok ? { ok: true, user, wishes: read.wishes } : read;
}

/** Reads what stands behind a name: the profile of a listener, the wishes of Explain. '' has none. */
export function readProfile(text: string, completeness: Completeness = 'part'): Wished {
  if (isTooLong(text)) return { ...tooLong, message: tooLong.message.replace('username', 'wishes') };
  return text === '' ? { ok: true, wishes: {} } : readWishes(splitWishes(text), completeness);
}

/** Reads X-Gyre-* headers: flat pairs of the name behind `x-gyre-` in lower case, and the value as latin1. */
export function wishFromHeaders(pairs: readonly string[]): Wished {
  return readWishes(
    pairs.map((text, i) => (i % 2 === 1 ? fromUtf8(text) : text)),
    'part',
  );
}

/**
 * What `strong` says wins, key by key. What only `weak` says falls away where it contradicts `strong`: an exit named by one and a place, session or
 * rotation by the other; a session and a rotation at every request.
 */
export function mergeWishes(strong: Wishes, weak: Wishes): Wishes {
  const merged: Draft = { ...weak, ...strong };
  const saysOf = (keys: readonly WishKey[]): boolean => keys.some((key) => strong[wishFields[key]] !== undefined);
  if (merged.exitId !== undefined) {
    if (strong.exitId !== undefined) drop(merged, againstExit);
    else if (saysOf(againstExit)) drop(merged, ['exit']);
  }
  if (merged.session !== undefined && merged.rotate?.kind === 'request') {
    const weaker: readonly WishKey[] = strong.session === undefined ? ['session', 'ttl', 'guarantee'] : ['rotate'];
    drop(
      merged,
      weaker.filter((key) => !saysOf([key])),
    );
  }
  return merged;
}

function drop(wishes: Draft, keys: readonly WishKey[]): void {
  for (const key of keys) delete wishes[wishFields[key]];
}

/** Header values arrive one char per byte; a name of a place may be UTF-8. */
function fromUtf8(text: string): string {
  if (!/[\x80-\xff]/.test(text) || /[^\x00-\xff]/.test(text)) return text;
  try {
    return decodeURIComponent(
      text.replace(/[^A-Za-z0-9]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`),
    );
  } catch {
    return text;
  }
}
