// Completions of the filter: names of fields, then values of those that have a closed list or were seen in the rows. Pure.
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { printValue } from '@gyre/shared/query/syntax';
import {
  type RequestFieldName,
  requestFieldNames,
  requestFieldOf,
  requestFields,
} from '@gyre/shared/query/request-fields';
import type { Suggestion } from '../../components/query-box.tsx';

const most = 12;
/** Rows whose values are offered; all of them would cost more than they tell. */
const readRows = 500;

const seen: Partial<Record<RequestFieldName, (row: RequestRow) => string | null>> = {
  target: (row) => row.target,
  proxyuser: (row) => row.proxyUser,
  exit: (row) => row.exitLabel,
  country: (row) => row.country,
  pool: (row) => row.pool,
  session: (row) => row.session,
  method: (row) => row.method,
};

export function suggestRequests(text: string, caret: number, rows: readonly RequestRow[]): readonly Suggestion[] {
  const start = text.slice(0, caret).search(/\S*$/);
  const typed = text.slice(start, caret);
  const minus = typed.startsWith('-') ? '-' : '';
  const colon = typed.indexOf(':');
  const put = (from: number, insert: string, label: string, help?: string): Suggestion => ({
    label,
    help,
    text: text.slice(0, from) + insert + text.slice(caret),
    caret: from + insert.length,
  });
  if (colon < 0) {
    const word = typed.slice(minus.length).toLowerCase();
    return requestFieldNames
      .filter((name) => name.startsWith(word))
      .slice(0, most)
      .map((name) => put(start, `${minus}${name}:`, `${minus}${name}:`, requestFields[name].help));
  }
  const field = requestFieldOf(typed.slice(minus.length, colon).toLowerCase());
  if (field === undefined) return [];
  const from = start + Math.max(colon, typed.lastIndexOf(',')) + 1;
  const word = text.slice(from, caret).toLowerCase();
  return valuesOf(field, rows)
    .filter((value) => value.toLowerCase().startsWith(word) && value.toLowerCase() !== word)
    .slice(0, most)
    .map((value) => put(from, printValue(value), value));
}

function valuesOf(field: RequestFieldName, rows: readonly RequestRow[]): readonly string[] {
  const known = requestFields[field];
  if ('words' in known) return known.words;
  const read = seen[field];
  if (!read) return [];
  return [...new Set(rows.slice(0, readRows).map(read))].filter((value) => value !== null);
}
