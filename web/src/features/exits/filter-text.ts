// Small edits of the query text that buttons make: reading and setting the values of one field. What a person typed beside it stays
// as it is, character by character; the language itself is @gyre/shared/query.
import { parseQuery, printValue, type Term } from '@gyre/shared/query/syntax';

/** `field:a,b`; negated terms and comparisons mean something else. */
const names = (term: Term, field: string): boolean => term.field === field && !term.negated && term.comparison === 'is';

export function fieldValues(q: string, field: string): readonly string[] {
  return parseQuery(q)
    .terms.filter((term) => names(term, field))
    .flatMap((term) => term.values.map((value) => value.text));
}

/** The text with exactly these values for the field; none removes the term. */
export function withField(q: string, field: string, values: readonly string[]): string {
  let rest = '';
  let at = 0;
  for (const term of parseQuery(q).terms) {
    if (!names(term, field)) continue;
    rest += q.slice(at, term.start);
    at = term.end;
  }
  rest += q.slice(at);
  const term = values.length === 0 ? '' : `${field}:${values.map(printValue).join(',')}`;
  return `${rest.replace(/\s+/g, ' ').trim()} ${term}`.trim();
}

export function toggled(q: string, field: string, value: string): string {
  const now = fieldValues(q, field);
  const same = (one: string): boolean => one.toLowerCase() === value.toLowerCase();
  return withField(q, field, now.some(same) ? now.filter((one) => !same(one)) : [...now, value]);
}
