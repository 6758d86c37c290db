// A query → a function that says whether an exit matches. One line per field of shared/query/exit-fields.ts.
import type { ExitFieldName } from '@gyre/shared/query/exit-fields';
import type { ExitCondition, ExitQuery, Test } from '@gyre/shared/query/exit-query';
import type { Comparison } from '@gyre/shared/query/syntax';
import type { Entry } from './entry.ts';
import { placeKeyOf } from './place-keys.ts';

export type Match = (entry: Entry) => boolean;

/** What a query may refer to besides the exit. */
export interface MatchWorld {
  readonly now: number;
  /** The pool with this name or id; undefined when there is none. */
  readonly findPool: (nameOrId: string) => { readonly id: string; readonly everything: boolean } | undefined;
}
type Cell = string | number | null;

const columns: Readonly<Record<Exclude<ExitFieldName, 'tag' | 'pool'>, (entry: Entry) => Cell>> = {
  state: (it) => it.state,
  admin: (it) => it.row.adminState,
  scheme: (it) => it.row.scheme,
  label: (it) => it.labelKey,
  host: (it) => it.row.host,
  gateway: (it) => `${it.row.host}:${it.row.port}`,
  username: (it) => (it.row.username === '' ? null : it.row.username.toLowerCase()),
  country: (it) => it.country,
  region: (it) => placeKeyOf(it.region),
  city: (it) => placeKeyOf(it.city),
  asn: (it) => it.asn,
  type: (it) => it.type,
  ip: (it) => (it.ip === null ? null : [it.measured?.ipv4, it.measured?.ipv6].join('\n')),
  claim: (it) => it.claim,
  weight: (it) => it.row.weight,
  priority: (it) => it.row.priority,
  price: (it) => it.row.price,
  template: (it) => it.row.template,
  latency: (it) => it.latencyMs,
  success: (it) => (it.ok + it.failed === 0 ? null : (100 * it.ok) / (it.ok + it.failed)),
  ok: (it) => it.ok,
  failed: (it) => it.failed,
  bytes: (it) => it.upBytes + it.downBytes,
  used: (it) => it.usedAt,
  added: (it) => it.row.createdAt,
};

const comparisons: Readonly<Record<Exclude<Comparison, 'is'>, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Undefined when everything matches. */
export function matchOf(query: ExitQuery, world: MatchWorld): Match | undefined {
  const matches = query.conditions.map((condition) => conditionOf(condition, world));
  if (matches.length < 2) return matches[0];
  return (entry) => {
    for (const match of matches) if (!match(entry)) return false;
    return true;
  };
}

function conditionOf({ field, negated, test }: ExitCondition, world: MatchWorld): Match {
  const match = testOf(field, test, world);
  return negated ? (entry) => !match(entry) : match;
}

function testOf(field: ExitFieldName | null, test: Test, world: MatchWorld): Match {
  if (test.kind === 'text') return textMatch(test.parts.map((it) => it.toLowerCase()));
  if (field === null) return () => false;
  if (field === 'tag') return tagMatch(test);
  if (field === 'pool') return poolMatch(test, world);
  const column = columns[field];
  switch (test.kind) {
    case 'one-of':
      return oneOf(column, test.values);
    case 'holds':
      return (entry) => holds(column(entry), test.parts);
    case 'compares':
      return comparesWith(column, test, field === 'used' || field === 'added' ? world.now : undefined);
  }
}

function textMatch(parts: readonly string[]): Match {
  const [only = ''] = parts;
  if (parts.length === 1) return ({ haystack }) => haystack.includes(only);
  return ({ haystack }) => parts.some((part) => haystack.includes(part));
}

function tagMatch(test: Test): Match {
  const values = test.kind === 'one-of' ? test.values : [];
  const wanted = values.filter((it) => it !== null).map(String);
  const bare = values.includes(null);
  const [only = ''] = wanted;
  if (wanted.length === 1 && !bare) return ({ tags }) => tags.includes(only);
  return ({ tags }) => (tags.length === 0 ? bare : wanted.some((it) => tags.includes(it)));
}

/** `pool:none` asks for exits that no pool holds but those that hold everything. */
function poolMatch(test: Test, world: MatchWorld): Match {
  const values = test.kind === 'one-of' ? test.values : [];
  const pools = values.map((value) => (value === null ? null : world.findPool(String(value))));
  return (entry) =>
    pools.some((pool) => {
      if (pool === null) return entry.pools.length === 0;
      return pool !== undefined && (pool.everything || entry.pools.includes(pool.id));
    });
}

function oneOf(column: (entry: Entry) => Cell, values: readonly Cell[]): Match {
  const [only] = values;
  if (values.length === 1) return (entry) => column(entry) === only;
  const set = new Set(values);
  return (entry) => set.has(column(entry));
}

function holds(cell: Cell, parts: readonly (string | null)[]): boolean {
  return parts.some((part) => (part === null ? cell === null : typeof cell === 'string' && cell.includes(part)));
}

/** With `now`, the column is a moment and the value an age. */
function comparesWith(
  column: (entry: Entry) => Cell,
  { comparison, value }: Extract<Test, { kind: 'compares' }>,
  now: number | undefined,
): Match {
  const compare = comparisons[comparison];
  return (entry) => {
    const cell = column(entry);
    if (typeof cell !== 'number') return false;
    return compare(now === undefined ? cell : now - cell, value);
  };
}
