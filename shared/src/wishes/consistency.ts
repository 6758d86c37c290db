// Wishes that cannot go together. `contradictionOf` holds for the wishes of one place; `unmetNeed` for all a client said, because the session a time
// belongs to may be named in the username and the time in a header.
import { type WishKey, wishKeys } from '../vocabulary.ts';
import type { Wishes } from './wishes.ts';

export const wishFields: Readonly<Record<WishKey, keyof Wishes>> = {
  pool: 'pool',
  country: 'countries',
  region: 'regions',
  city: 'cities',
  asn: 'asns',
  tag: 'tags',
  type: 'types',
  session: 'session',
  ttl: 'ttlMs',
  guarantee: 'guarantee',
  rotate: 'rotate',
  exit: 'exitId',
};
const besideExit: readonly WishKey[] = ['pool', 'exit'];
/** Keys that mean nothing once one exit is named. */
export const againstExit: readonly WishKey[] = wishKeys.filter((key) => !besideExit.includes(key));

export interface Contradiction {
  readonly key: WishKey;
  readonly other: WishKey;
  /** Goes on after the name of the key. `%` stands for the other. */
  readonly text: string;
}

export function contradictionOf(wishes: Wishes): Contradiction | undefined {
  if (wishes.exitId !== undefined) {
    const other = againstExit.find((key) => wishes[wishFields[key]] !== undefined);
    if (other !== undefined) return { key: 'exit', other, text: 'names one exit already, which contradicts %' };
  }
  if (wishes.rotate?.kind === 'request' && wishes.session !== undefined)
    return { key: 'rotate', other: 'session', text: 'asks for another exit at every request, which contradicts %' };
  return undefined;
}

/** A sentence that begins with the key, when a key is there without the one it belongs to. For all that a client said, not for a profile alone. */
export function unmetNeed(wishes: Wishes): string | undefined {
  const key = keyInNeed(wishes);
  return key === undefined ? undefined : `${key}: ${needText}`;
}

/** The key that `unmetNeed` is about. */
export function keyInNeed({ session, ttlMs, guarantee }: Wishes): WishKey | undefined {
  if (session !== undefined) return undefined;
  if (ttlMs !== undefined) return 'ttl';
  return guarantee === undefined ? undefined : 'guarantee';
}
export const needText = 'belongs to a session, and there is no key session';
