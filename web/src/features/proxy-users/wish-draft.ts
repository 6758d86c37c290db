// The fields in which somebody builds a username, and the wishes they make. Pure.
import { readWishes } from '@gyre/shared/wishes/read';
import { mergeWishes } from '@gyre/shared/wishes/username';
import type { Wishes } from '@gyre/shared/wishes/wishes';

export interface WishDraft {
  readonly pool: string;
  readonly country: string;
  readonly city: string;
  readonly session: string;
  readonly ttl: string;
  readonly guarantee: string;
}
export type WishField = keyof WishDraft;
export const noWish: WishDraft = { pool: '', country: '', city: '', session: '', ttl: '', guarantee: '' };
/** Fields that belong to a session; without one they say nothing. */
const ofSession: readonly WishField[] = ['ttl', 'guarantee'];

export interface DraftReading {
  /** Of the fields that can be read. */
  readonly wishes: Wishes;
  readonly problems: Readonly<Partial<Record<WishField, string>>>;
}

/** Fields are read one by one, so that a mistake in one leaves the others in the command. */
export function readDraft(draft: WishDraft): DraftReading {
  let wishes: Wishes = {};
  const problems: Partial<Record<WishField, string>> = {};
  for (const field of Object.keys(noWish) as WishField[]) {
    const value = draft[field].trim();
    if (value === '' || (ofSession.includes(field) && draft.session.trim() === '')) continue;
    const read = readWishes([field, value], 'part');
    if (read.ok) wishes = mergeWishes(read.wishes, wishes);
    else problems[field] = sentence(read.message.slice(field.length + 2));
  }
  return { wishes, problems };
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('?') ? '' : '.'}`;
