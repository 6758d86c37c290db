// A username cut into what is drawn: parts in the colour of their kind, what stands between them, and the mistake. Pure.
import type { ExplainedUsername, UsernamePart } from '@gyre/shared/wishes/explain';

export type PartKind = 'user' | 'place' | 'exits' | 'session' | 'rotation';
export interface Segment {
  readonly text: string;
  readonly kind: PartKind | 'mistake' | 'plain';
  readonly start: number;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: Segment['kind'];
}

const kinds: Readonly<Record<UsernamePart['canonicalKey'], PartKind>> = {
  user: 'user',
  country: 'place',
  region: 'place',
  city: 'place',
  asn: 'place',
  pool: 'exits',
  tag: 'exits',
  type: 'exits',
  exit: 'exits',
  session: 'session',
  ttl: 'session',
  guarantee: 'session',
  rotate: 'rotation',
};
export const kindOf = (part: UsernamePart): PartKind => kinds[part.canonicalKey];

/** The texts of the segments, joined, are the username. */
export function segmentsOf(text: string, explained: ExplainedUsername): readonly Segment[] {
  const marks: Mark[] = explained.parts.map((part) => ({ start: part.start, end: part.end, kind: kindOf(part) }));
  if (!explained.ok) {
    // A contradiction may point into a part that is understood: the mistake is what counts.
    const { start, end } = explained;
    const clear = marks.filter((mark) => mark.end <= start || mark.start >= end);
    marks.splice(0, marks.length, ...clear, { start, end, kind: 'mistake' });
  }
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end, kind } of marks.sort((a, b) => a.start - b.start)) {
    if (start > at) segments.push({ text: text.slice(at, start), kind: 'plain', start: at });
    segments.push({ text: text.slice(start, end), kind, start });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), kind: 'plain', start: at });
  return segments;
}
