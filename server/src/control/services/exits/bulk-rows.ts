// One row as a bulk action wants it; the very row when there is nothing to change.
import type { ExitRow } from '../../../storage/stores/exit-rows.ts';

type Rotation = Pick<ExitRow, 'priority' | 'price'>;
/** Tags of one exit; more are not added. */
const mostTags = 20;

export function withValues(row: ExitRow, { priority = row.priority, price = row.price }: Partial<Rotation>): ExitRow {
  return priority === row.priority && price === row.price ? row : { ...row, priority, price };
}
export function tagged(row: ExitRow, tags: readonly string[]): ExitRow {
  const all = [...new Set([...row.tags, ...tags])].slice(0, mostTags);
  return all.length === row.tags.length ? row : { ...row, tags: all };
}
export function untagged(row: ExitRow, tags: readonly string[]): ExitRow {
  const kept = row.tags.filter((tag) => !tags.includes(tag));
  return kept.length === row.tags.length ? row : { ...row, tags: kept };
}
