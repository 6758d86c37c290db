// Cursors: where a page ended, opaque to callers.
import { invalidField } from './errors.ts';

type Cell = string | number | null;

export function encodeCursor(cells: readonly Cell[]): string {
  return Buffer.from(JSON.stringify(cells), 'utf8').toString('base64url');
}
/** @throws ServiceError `validation` when it was not made here. */
export function decodeCursor(cursor: string): readonly Cell[] {
  try {
    const cells = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(cells) && cells.every(isCell)) return cells;
  } catch {
    // Said below: whatever it is, it is no cursor.
  }
  throw invalidField('query/cursor', 'not a cursor of this list');
}

function isCell(cell: unknown): cell is Cell {
  return cell === null || typeof cell === 'string' || typeof cell === 'number';
}

/** One page of a short list that is at hand as a whole and in the order of its ids; the cursor is the last id. */
export function pageById<T extends { readonly id: string }>(
  rows: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): { readonly rows: readonly T[]; readonly total: number; readonly nextCursor: string | null } {
  const after = cursor === undefined ? undefined : decodeCursor(cursor)[0];
  // Ids grow with age, so what was removed in between moves nothing.
  const rest = after === undefined ? rows : rows.filter((it) => it.id > String(after));
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  return { rows: page, total: rows.length, nextCursor: last === undefined ? null : encodeCursor([last.id]) };
}
