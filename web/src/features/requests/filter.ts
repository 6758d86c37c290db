// The filter of the tail: the query language over the rows this page holds. Pure.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { parseQuery, type Term } from '@gyre/shared/query/syntax';
import { t } from './messages.ts';

export type RequestField = keyof typeof t.fields;
export const requestFields = Object.keys(t.fields) as readonly RequestField[];

/** Other names people type. */
const aliases: Readonly<Record<string, RequestField>> = {
  site: 'target',
  proxyuser: 'user',
  attempts: 'tries',
  total: 'took',
};

export const requestFieldOf = (name: string): RequestField | undefined =>
  aliases[name] ?? requestFields.find((field) => field === name);

export interface RequestFilter {
  readonly matches: (row: RequestRow) => boolean;
  /** What of the text could not be read; the rest still filters. */
  readonly problem: string | null;
}

type Test = (row: RequestRow) => boolean;

export function readFilter(text: string): RequestFilter {
  const { terms, errors } = parseQuery(text);
  const tests: Test[] = [];
  let problem = errors[0]?.message ?? null;
  for (const term of terms) {
    const test = testOf(term);
    if (typeof test === 'string') problem ??= test;
    else tests.push(term.negated ? (row) => !test(row) : test);
  }
  return { matches: (row) => tests.every((test) => test(row)), problem };
}

function testOf(term: Term): Test | string {
  if (term.field === null) return anyOf(term, (row, wanted) => wordsOf(row).some((word) => word.includes(wanted)));
  const field = requestFieldOf(term.field);
  if (field === undefined) return t.unknownField(term.field, requestFields.join(', '));
  const number = numbers[field];
  if (number) return numeric(term, number);
  if (term.comparison !== 'is') return t.badComparison(field);
  const read = texts[field] ?? (() => null);
  return anyOf(term, read);
}

const anyOf = (term: Term, holds: (row: RequestRow, wanted: string) => boolean | null): Test => {
  const wanted = term.values.map((value) => value.text.toLowerCase());
  return (row) => wanted.some((one) => holds(row, one) === true);
};

const has = (text: string | null, wanted: string): boolean =>
  text === null ? wanted === 'none' || wanted === 'anonymous' : text.toLowerCase().includes(wanted);
const is = (text: string | null, wanted: string): boolean =>
  text === null ? wanted === 'none' : text.toLowerCase() === wanted;

const texts: Partial<Record<RequestField, (row: RequestRow, wanted: string) => boolean>> = {
  ok: (row, wanted) => row.ok === ['yes', 'true', '1'].includes(wanted),
  code: (row, wanted) => is(row.code, wanted) || row.tries.some((attempt) => attempt.code === wanted),
  origin: (row, wanted) => is(row.origin, wanted === 'gyre' ? 'house' : wanted),
  target: (row, wanted) => has(row.target, wanted.replace(/^\*/, '')),
  user: (row, wanted) => (row.proxyUser === null ? has(null, wanted) : is(row.proxyUser, wanted)),
  exit: (row, wanted) => usedExits(row).some((exit) => is(exit.id, wanted) || has(exit.label, wanted)),
  country: (row, wanted) => is(row.country, wanted),
  pool: (row, wanted) => is(row.pool, wanted),
  session: (row, wanted) => has(row.session, wanted),
  rule: (row, wanted) => is(row.rule, wanted),
  kind: (row, wanted) => is(row.kind, wanted),
  method: (row, wanted) => is(row.method, wanted),
  wishes: (row, wanted) => has(row.wishes, wanted),
  listener: (row, wanted) => is(row.listenerId, wanted),
  id: (row, wanted) => is(row.id, wanted),
};

/** The one that served it and those that were tried before. */
const usedExits = (row: RequestRow): readonly { readonly id: string | null; readonly label: string | null }[] => [
  { id: row.exitId, label: row.exitLabel },
  ...row.tries.map((attempt) => ({ id: attempt.exitId, label: attempt.exitLabel })),
];

const numbers: Partial<Record<RequestField, (row: RequestRow) => number | null>> = {
  status: (row) => row.status,
  tries: (row) => row.attempts,
  took: (row) => row.ms,
  revision: (row) => row.revision,
  worker: (row) => row.worker,
};

function numeric({ comparison, values }: Term, of: (row: RequestRow) => number | null): Test | string {
  const wanted: number[] = [];
  for (const { text } of values) {
    const [, digits, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? [];
    if (digits === undefined) return t.badNumber(text);
    wanted.push(Number(digits) * (unit === 's' ? 1000 : unit === 'm' ? 60_000 : 1));
  }
  return (row) => {
    const value = of(row);
    return value !== null && wanted.some((limit) => compared(value, comparison, limit));
  };
}

function compared(value: number, comparison: Term['comparison'], limit: number): boolean {
  switch (comparison) {
    case 'is':
      return value === limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}

const wordsOf = (row: RequestRow): readonly string[] =>
  [row.target, row.proxyUser, row.exitLabel, row.code, row.session, row.pool, row.id, row.wishes].flatMap((word) =>
    word ? [word.toLowerCase()] : [],
  );
