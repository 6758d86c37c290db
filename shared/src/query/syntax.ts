// The query language, form only: `field:value`, `-field:value`, `field:>5`, `field:a,b` (or), "quoted text" and bare words; terms stand side by
// side and all of them must hold. Which fields there are, and what values mean, is said by the noun (exit-fields.ts). Pure: server and dashboard.

export type Comparison = 'is' | '<' | '<=' | '>' | '>=';

export interface Value {
  readonly text: string;
  /** Where it stands in the query, from `start` up to `end`; quotes belong to it. */
  readonly start: number;
  readonly end: number;
}
export interface Term {
  /** Lower case; null for bare words. */
  readonly field: string | null;
  readonly negated: boolean;
  readonly comparison: Comparison;
  /** One or more; any of them may match. */
  readonly values: readonly Value[];
  readonly start: number;
  readonly end: number;
}
/** What is wrong, and the characters it is about. */
export interface QueryError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
export interface ParsedQuery {
  readonly terms: readonly Term[];
  readonly errors: readonly QueryError[];
}

const opening = /(-?)(?:([a-z][a-z_]*):(>=|<=|>|<)?)?/iy;
const space = /\s*/y;
const bare = /[^\s,]+/y;
const quoted = /"((?:[^"\\]|\\.)*)"/sy;

/** Reads what can be read; terms that cannot are left out and have an error. Never throws. */
export function parseQuery(text: string): ParsedQuery {
  const terms: Term[] = [];
  const errors: QueryError[] = [];
  let at = after(space, text, 0);
  while (at < text.length) {
    const read = readTerm(text, at);
    if ('message' in read) errors.push(read);
    else terms.push(read);
    at = after(space, text, Math.max(read.end, at + 1));
  }
  return { terms, errors };
}

function readTerm(text: string, start: number): Term | QueryError {
  opening.lastIndex = start;
  const [head = '', minus, field, sign] = opening.exec(text) ?? [];
  const values: Value[] = [];
  let at = start + head.length;
  for (;;) {
    const value = readValue(text, at);
    if ('message' in value) return value;
    values.push(value);
    at = value.end;
    if (text[at] !== ',') break;
    at++;
  }
  if (sign !== undefined && values.length > 1)
    return { message: `${field}:${sign} takes one value`, start: values[1]!.start, end: at };
  // Text right behind a closing quote: two terms that were meant to be one, or the other way round.
  if (at < text.length && !/\s/.test(text[at]!)) {
    bare.lastIndex = at;
    return { message: 'a space is missing here', start: at, end: at + (bare.exec(text)?.[0].length ?? 1) };
  }
  const comparison = (sign ?? 'is') as Comparison;
  return { field: field?.toLowerCase() ?? null, negated: minus === '-', comparison, values, start, end: at };
}

function readValue(text: string, start: number): Value | QueryError {
  if (text[start] === '"') {
    quoted.lastIndex = start;
    const match = quoted.exec(text);
    if (match === null) return { message: 'this quote is never closed', start, end: text.length };
    return { text: match[1]!.replace(/\\(.)/gs, '$1'), start, end: start + match[0].length };
  }
  bare.lastIndex = start;
  const match = bare.exec(text);
  if (match === null) return { message: 'a value is missing here', start, end: Math.min(start + 1, text.length) };
  return { text: match[0], start, end: start + match[0].length };
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** The shortest text that reads as these terms. */
export function printQuery(terms: readonly Pick<Term, 'field' | 'negated' | 'comparison' | 'values'>[]): string {
  return terms
    .map(({ field, negated, comparison, values }) => {
      const name = field === null ? '' : `${field}:`;
      const sign = comparison === 'is' ? '' : comparison;
      return `${negated ? '-' : ''}${name}${sign}${values.map((it) => printValue(it.text)).join(',')}`;
    })
    .join(' ');
}

/** A value as it must be typed: in quotes where it would read as something else. */
export function printValue(text: string): string {
  const plain = /^[^\s,"<>=-][^\s,]*$/.test(text) && !/^[a-z][a-z_]*:/i.test(text);
  return plain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
