// Offending fields: issues of a zod schema as JSON pointers (RFC 6901) with sentences for people.
import type * as z from 'zod';

/** One offending field; `pointer` is a JSON pointer into the body (`/port`), or `query/…`. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** `prefix` is '' for the body, else the place the value came from (`query`, `params`). */
export function fieldErrors(issues: readonly Issue[], prefix: string, path: Path = []): readonly FieldError[] {
  return issues.flatMap((issue) => fieldsOf(issue, prefix, [...path, ...issue.path]));
}

function fieldsOf(issue: Issue, prefix: string, path: Path): readonly FieldError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: pointer(prefix, [...path, key]),
      code: 'unknown',
      message: 'is not known here',
    }));
  const branch = issue.code === 'invalid_union' ? closest(issue.errors) : undefined;
  if (branch !== undefined) return fieldErrors(branch, prefix, path);
  return [{ pointer: pointer(prefix, path), code: codes[issue.code] ?? 'invalid', message: issue.message }];
}

const codes: Partial<Record<Issue['code'], string>> = {
  too_small: 'too-small',
  too_big: 'too-big',
  invalid_type: 'type',
};

/** Of the forms a value may have, the one it misses by the least. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const distance = (issues: readonly Issue[]): number =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 10 : 1), 0);
  return [...branches].filter((it) => it.length > 0).sort((a, b) => distance(a) - distance(b))[0];
}

function pointer(prefix: string, path: Path): string {
  const tail = path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
  return `${prefix}${tail}`;
}

/** What a person reads behind the name of the field; undefined leaves what the schema or zod says. */
export function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `must ${amount(issue.origin, 'at least', issue.minimum)}`;
    case 'too_big':
      return `must ${amount(issue.origin, 'at most', issue.maximum)}`;
    default:
      return undefined;
  }
}

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function amount(origin: string, relation: string, limit: number | bigint): string {
  if (origin === 'string') return `have ${relation} ${limit} character${limit === 1 ? '' : 's'}`;
  if (origin === 'array') return `have ${relation} ${limit} item${limit === 1 ? '' : 's'}`;
  return `be ${relation} ${limit}`;
}
