// A query over requests: its terms with values read by kind of field, or errors that point at the character. One reading for the dashboard's live
// rows, the log and the export.
import { readTermOf, type Test } from './exit-query.ts';
import { type RequestFieldName, requestFieldNames, requestFieldOf, requestFields } from './request-fields.ts';
import { parseQuery, type QueryError } from './syntax.ts';

export interface RequestCondition {
  /** Null with `text` only. */
  readonly field: RequestFieldName | null;
  readonly negated: boolean;
  readonly test: Test;
}
export interface RequestQuery {
  readonly conditions: readonly RequestCondition[];
  readonly errors: readonly QueryError[];
}

export function readRequestQuery(text: string): RequestQuery {
  const parsed = parseQuery(text);
  const errors: QueryError[] = [...parsed.errors];
  const conditions: RequestCondition[] = [];
  for (const term of parsed.terms) {
    const name = term.field === null ? undefined : requestFieldOf(term.field);
    // An alias is read as the field it stands for; errors still point at what was typed.
    const read = readTermOf(
      name === undefined ? term : { ...term, field: name },
      (it) => (it in requestFields ? requestFields[it as RequestFieldName] : undefined),
      requestFieldNames,
    );
    if ('message' in read) errors.push(read);
    else conditions.push(read);
  }
  return { conditions, errors: errors.sort((a, b) => a.start - b.start) };
}
