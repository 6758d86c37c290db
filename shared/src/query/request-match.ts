// Whether a row of a request answers a query: what the dashboard asks of rows that arrive live. Storage asks the same in SQL. Pure.
import type { RequestRow } from '../contract/traffic.ts';
import type { RequestFieldName } from './request-fields.ts';
import type { RequestCondition } from './request-query.ts';

type Cell = string | number | null;

/** `now`: for ages, epoch ms. */
export function matchesRequest(row: RequestRow, conditions: readonly RequestCondition[], now: number): boolean {
  return conditions.every((it) => holds(row, it, now) !== it.negated);
}

function holds(row: RequestRow, { field, test }: RequestCondition, now: number): boolean {
  switch (test.kind) {
    case 'text':
      return test.parts.some((part) => wordsOf(row).includes(part.toLowerCase()));
    case 'one-of':
      return field === 'site'
        ? test.values.some((it) => isAtSite(row.target, String(it)))
        : cellsOf(row, field, now).some((cell) => test.values.includes(field === 'country' ? cell : lower(cell)));
    case 'holds':
      return cellsOf(row, field, now).some((cell) => test.parts.some((part) => isPart(cell, part)));
    case 'compares':
      return cellsOf(row, field, now).some((cell) => typeof cell === 'number' && compares(cell, test));
  }
}

const lower = (cell: Cell): Cell => (typeof cell === 'string' ? cell.toLowerCase() : cell);
const isPart = (cell: Cell, part: string | null): boolean =>
  part === null || cell === null ? cell === part : String(cell).toLowerCase().includes(part);

/** `host:port` without the port. */
export function hostOf(target: string): string {
  return target
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}
function isAtSite(target: string, site: string): boolean {
  const host = hostOf(target);
  return host === site || host.endsWith(`.${site}`);
}

/** What bare words are looked for in. */
export function wordsOf(row: RequestRow): string {
  const { target, proxyUser, exitLabel, code, session, pool, id, wishes } = row;
  return [target, proxyUser, exitLabel, code, session, pool, id, wishes].join('\n').toLowerCase();
}
/** Every exit that was tried, by id and label; null where there was none. */
export function exitsOf(row: RequestRow): string | null {
  const used = row.tries.map((it) => `${it.exitId} ${it.exitLabel}`);
  if (row.exitId !== null) used.push(`${row.exitId} ${row.exitLabel ?? ''}`);
  return used.length === 0 ? null : used.join('\n').toLowerCase();
}

const plain: { readonly [N in RequestFieldName]?: (row: RequestRow) => Cell } = {
  ok: (row) => (row.ok ? 'yes' : 'no'),
  code: (row) => row.code,
  origin: (row) => row.origin,
  target: (row) => row.target,
  proxyuser: (row) => row.proxyUser,
  exit: exitsOf,
  country: (row) => row.country,
  pool: (row) => row.pool,
  session: (row) => row.session,
  rule: (row) => row.rule,
  kind: (row) => row.kind,
  method: (row) => row.method,
  status: (row) => row.status,
  tries: (row) => row.attempts,
  total: (row) => row.ms,
  revision: (row) => row.revision,
  worker: (row) => row.worker,
  wishes: (row) => (row.wishes === '' ? null : row.wishes),
  listener: (row) => row.listenerId,
  reuse: (row) => row.reuse,
  carrier: (row) => row.carrier,
  id: (row) => row.id,
};

function cellsOf(row: RequestRow, field: RequestFieldName | null, now: number): readonly Cell[] {
  if (field === null) return [];
  if (field === 'tried') return row.tries.map((it) => it.code);
  if (field === 'age') return [now - row.at];
  return [plain[field]?.(row) ?? null];
}

function compares(cell: number, test: Extract<RequestCondition['test'], { kind: 'compares' }>): boolean {
  switch (test.comparison) {
    case '<':
      return cell < test.value;
    case '<=':
      return cell <= test.value;
    case '>':
      return cell > test.value;
    case '>=':
      return cell >= test.value;
  }
}
