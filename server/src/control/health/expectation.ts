// What an answer to a probe must be like, and what is wrong with one that came. Compiled once for a profile.
import type { ProbeExpectation } from '@gyre/shared/contract/probe-profiles';
import { FieldCursor } from '../../codec/http1/field-cursor.ts';
import type { ResponseHead } from '../../codec/http1/response-head.ts';
import { textPattern } from '../../core/bans/text-pattern.ts';

/** Answers are sentences for people: what was expected and what came; undefined when it is as expected. */
export interface Expectation {
  /** Whether this status was asked for by name. */
  names(status: number): boolean;
  head(head: ResponseHead): string | undefined;
  /** Undefined: the body does not matter. `whole`: nothing of it was left out. */
  readonly body: ((text: string, whole: boolean) => string | undefined) | undefined;
}

interface Range {
  readonly low: number;
  readonly high: number;
}
const belowErrors: readonly Range[] = [{ low: 100, high: 499 }];
const shownCharacters = 60;

export function compileExpectation({ statuses, header, bodyText }: ProbeExpectation): Expectation {
  const named = statuses.map(rangeOf);
  const allowed = named.length === 0 ? belowErrors : named;
  const wanted = named.length === 0 ? 'below 500' : statuses.join(', ');
  const has = (ranges: readonly Range[], status: number): boolean =>
    ranges.some(({ low, high }) => status >= low && status <= high);
  return {
    names: (status) => has(named, status),
    head: (head) => {
      if (!has(allowed, head.status)) return `expected status ${wanted}, came ${head.status}`;
      return header === null ? undefined : headerComplaint(head, header.name, header.contains);
    },
    body: bodyText === null ? undefined : bodyExpectation(bodyText),
  };
}

function rangeOf(text: string): Range {
  const [low = 0, high = low] = text.split('-').map(Number);
  return { low, high };
}

function headerComplaint(head: ResponseHead, name: string, contains: string): string | undefined {
  const wanted = contains === '' ? `header ${name}` : `header ${name} with "${shown(contains)}"`;
  const line = new FieldCursor(head.text, head.fieldsAt);
  const came: string[] = [];
  while (line.next()) if (line.lowerName() === name.toLowerCase()) came.push(line.value());
  if (came.some((it) => it.toLowerCase().includes(contains.toLowerCase()))) return undefined;
  return `expected ${wanted}, came ${came.length === 0 ? 'none' : `"${shown(came.join(', '))}"`}`;
}

function bodyExpectation(bodyText: string): NonNullable<Expectation['body']> {
  const found = textPattern(bodyText);
  return (text, whole) => {
    if (found(text)) return undefined;
    const came = text === '' ? 'an empty body' : `a body that begins "${shown(text.trimStart())}"`;
    return `expected "${shown(bodyText)}" in the ${whole ? 'body' : 'first 64 KiB'}, came ${came}`;
  };
}

function shown(text: string): string {
  const line = text.slice(0, shownCharacters).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
  return text.length > shownCharacters ? `${line}…` : line;
}
