// A query over exits: its terms with values read by kind of field, or errors that point at the character. What each condition means in SQL is
// storage's business.
import { readBytes, readDuration, readNumber, readPercent } from './amounts.ts';
import { type ExitField, type ExitFieldName, exitFieldNames, exitFieldOf, exitFields } from './exit-fields.ts';
import { placeKey } from '../wishes/place-key.ts';
import { type Comparison, type ParsedQuery, parseQuery, type QueryError, type Term, type Value } from './syntax.ts';

export type Test =
  /** Any of these texts is in label, gateway, username or tags. */
  | { readonly kind: 'text'; readonly parts: readonly string[] }
  /** Equals one of these; null = there is no value. */
  | { readonly kind: 'one-of'; readonly values: readonly (string | number | null)[] }
  /** Holds one of these; null = there is no value. */
  | { readonly kind: 'holds'; readonly parts: readonly (string | null)[] }
  | { readonly kind: 'compares'; readonly comparison: Exclude<Comparison, 'is'>; readonly value: number };

export interface ExitCondition {
  /** Null with `text` only. */
  readonly field: ExitFieldName | null;
  readonly negated: boolean;
  readonly test: Test;
}
export interface ExitQuery {
  readonly conditions: readonly ExitCondition[];
  readonly errors: readonly QueryError[];
}

export function readExitQuery(text: string): ExitQuery {
  const parsed: ParsedQuery = parseQuery(text);
  const errors: QueryError[] = [...parsed.errors];
  const conditions: ExitCondition[] = [];
  for (const term of parsed.terms) {
    const read = readTerm(term);
    if ('message' in read) errors.push(read);
    else conditions.push(read);
  }
  return { conditions, errors: errors.sort((a, b) => a.start - b.start) };
}

/** Why a query that is right may still not say who is a member of a pool; undefined when it may. */
export function findPoolQueryError(text: string): QueryError | undefined {
  const { errors } = readExitQuery(text);
  if (errors.length > 0) return errors[0];
  for (const { field, start, end } of parseQuery(text).terms) {
    if (field === 'pool') return { message: 'membership cannot depend on membership', start, end };
    if (field !== null && exitFieldOf(field)?.kind === 'age')
      return { message: `membership cannot depend on "${field}": it changes as time passes`, start, end };
  }
  return undefined;
}

/** Whether what matches moves with traffic and health. */
export function moves(query: ExitQuery): boolean {
  return query.conditions.some(({ field }) => field !== null && (exitFields[field] as ExitField).moving === true);
}

const readTerm = (term: Term): ExitCondition | QueryError => readTermOf(term, exitFieldOf, exitFieldNames);

/** A condition on one of the fields that a noun has; queries over other nouns are read by it too. */
export function readTermOf<Name extends string>(
  term: Term,
  fieldOf: (name: string) => ExitField | undefined,
  names: readonly Name[],
): { readonly field: Name | null; readonly negated: boolean; readonly test: Test } | QueryError {
  const { field: name, negated } = term;
  if (name === null) return { field: null, negated, test: { kind: 'text', parts: term.values.map((it) => it.text) } };
  const field = fieldOf(name);
  if (field === undefined) {
    const message = `there is no field "${name}"; fields are ${names.join(', ')}`;
    return { message, start: term.start, end: term.start + name.length + (negated ? 1 : 0) };
  }
  const test = term.comparison === 'is' ? readValues(name, field, term) : readComparison(name, field, term);
  return 'message' in test ? test : { field: name as Name, negated, test };
}

function readValues(name: string, field: ExitField, term: Term): Test | QueryError {
  const values: (string | number | null)[] = [];
  for (const value of term.values) {
    const none = field.none === true && value.text.toLowerCase() === 'none';
    const read = none ? null : readValue(field, value.text);
    if (read === undefined) return complaint(name, field, value);
    values.push(read);
  }
  if (field.kind === 'part') return { kind: 'holds', parts: values.map((it) => (it === null ? null : String(it))) };
  return { kind: 'one-of', values };
}

function readValue(field: ExitField, text: string): string | number | undefined {
  switch (field.kind) {
    case 'word':
      return field.words?.includes(text.toLowerCase()) === true ? text.toLowerCase() : undefined;
    case 'name':
    case 'part':
      return text.trim() === '' ? undefined : text.toLowerCase();
    case 'place':
      return placeKey(text) === '' ? undefined : placeKey(text);
    case 'country':
      return /^[a-z]{2}$/i.test(text) ? (text.toUpperCase() === 'UK' ? 'GB' : text.toUpperCase()) : undefined;
    case 'age':
      return undefined;
    default:
      return readAmount(field, text);
  }
}

function readAmount(field: ExitField, text: string): number | undefined {
  switch (field.kind) {
    case 'count':
      return readNumber(text);
    case 'asn':
      return readNumber(text.replace(/^as/i, ''));
    case 'duration':
      return readDuration(text, 'ms');
    case 'percent':
      return readPercent(text);
    case 'bytes':
      return readBytes(text);
    case 'age':
      return readDuration(text);
    default:
      return undefined;
  }
}

function readComparison(name: string, field: ExitField, term: Term): Test | QueryError {
  const value = term.values[0]!;
  const amount = readAmount(field, value.text);
  if (amount !== undefined && field.kind !== 'asn' && term.comparison !== 'is')
    return { kind: 'compares', comparison: term.comparison, value: amount };
  if (!comparable(field)) return { message: `"${name}" cannot be compared`, start: term.start, end: term.end };
  return complaint(name, field, value);
}

const comparable = (field: ExitField): boolean => ['count', 'duration', 'percent', 'bytes', 'age'].includes(field.kind);

function complaint(name: string, field: ExitField, { text, start, end }: Value): QueryError {
  return { message: `${name}: "${text}" is not ${expected(field)}`, start, end };
}

function expected(field: ExitField): string {
  const words = field.words?.join(', ') ?? '';
  const forms: Readonly<Record<ExitField['kind'], string>> = {
    word: `one of ${words}`,
    name: 'a name',
    place: 'the name of a place',
    part: 'a text',
    country: 'a country of two letters',
    count: 'a number',
    asn: 'a network number such as 3320',
    duration: 'a time such as 500ms or 2s',
    percent: 'a number from 0 to 100',
    bytes: 'a size such as 10MB',
    age: 'a time with < or > before it, such as <1h',
  };
  return forms[field.kind] + (field.none === true ? ', or none' : '');
}
