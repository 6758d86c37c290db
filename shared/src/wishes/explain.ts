// How a username is read, part by part with its place in the text, for people: what each part means, or where the mistake is.
import type { WishKey } from '../vocabulary.ts';
import { keySpellingOf } from './keys.ts';
import { meaningOf } from './meaning.ts';
import { readWishes, type Refused } from './read.ts';
import { splitUsername } from './split.ts';
import { parseUsername } from './username.ts';
import type { Wishes } from './wishes.ts';

export interface UsernamePart {
  /** Offsets of key and value together, the hyphen before the key left out; `end` is behind the last char. */
  readonly start: number;
  readonly end: number;
  /** As typed; '' for the name of the proxy user. */
  readonly key: string;
  readonly canonicalKey: WishKey | 'user';
  /** As typed. */
  readonly value: string;
  /** A short sentence without a full stop. */
  readonly meaning: string;
}

export type ExplainedUsername =
  | { readonly ok: true; readonly user: string; readonly wishes: Wishes; readonly parts: readonly UsernamePart[] }
  | {
      readonly ok: false;
      readonly message: string;
      /** The chars the message is about; `end` may equal `start` where something is missing. */
      readonly start: number;
      readonly end: number;
      /** What is understood before them. */
      readonly parts: readonly UsernamePart[];
    };

export function explainUsername(text: string): ExplainedUsername {
  const { user, pairs } = splitUsername(text);
  const read = parseUsername(text);
  if (read.ok) return { ok: true, user, wishes: read.wishes, parts: partsOf(user, pairs, read.wishes) };
  return { ok: false, message: read.message, ...spanOf(text, pairs, read), parts: before(user, pairs, read) };
}

function partsOf(user: string, pairs: readonly string[], wishes: Wishes): readonly UsernamePart[] {
  const name: UsernamePart = {
    ...{ start: 0, end: user.length, key: '', canonicalKey: 'user', value: user },
    meaning: `proxy user ${user}`,
  };
  const spans = spansOf(user, pairs);
  return [
    name,
    ...spans.map(({ start, end }, i): UsernamePart => {
      const [key, value] = [pairs[2 * i]!, pairs[2 * i + 1]!];
      const spelling = keySpellingOf(key)!;
      return { start, end, key, canonicalKey: spelling.key, value, meaning: meaningOf(spelling, wishes) };
    }),
  ];
}

/** The parts before the mistake, as they would mean without what follows. */
function before(user: string, pairs: readonly string[], { at }: Refused): readonly UsernamePart[] {
  if (user === '') return [];
  const understood = pairs.slice(0, 2 * (at?.pair ?? 0));
  const read = readWishes(understood, 'part');
  return partsOf(user, read.ok ? understood : [], read.ok ? read.wishes : {});
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(user: string, pairs: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  let start = user.length + 1;
  for (let i = 0; i < pairs.length; i += 2) {
    const end = start + pairs[i]!.length + 1 + pairs[i + 1]!.length;
    spans.push({ start, end });
    start = end + 1;
  }
  return spans;
}

function spanOf(text: string, pairs: readonly string[], { at }: Refused): Span {
  if (at === undefined) return { start: 0, end: text.length };
  const user = text.slice(0, Math.max(0, text.indexOf('-')));
  const { start, end } = spansOf(user, pairs)[at.pair]!;
  const keyEnd = start + pairs[2 * at.pair]!.length;
  const span = at.half === 'key' ? { start, end: keyEnd } : { start: keyEnd + 1, end };
  return { start: Math.min(span.start, text.length), end: Math.min(span.end, text.length) };
}
