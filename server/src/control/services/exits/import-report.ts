// The report of an import: every problem, the other lines as far as asked for, and counts of everything.
import type { ImportLine, ImportReport } from '@gyre/shared/contract/exit-import';
import type { ImportPlan, PlannedLine } from './import-plan.ts';
import { exitUrl, masked } from './url.ts';

/** Most problems told one by one. */
const mostProblems = 10_000;

export function reportOf(
  format: string,
  { lines, counts }: ImportPlan,
  { dryRun, maxLines }: { readonly dryRun: boolean; readonly maxLines: number },
  revision: number | null,
): ImportReport {
  const told: ImportLine[] = [];
  let problems = 0;
  let others = 0;
  for (const line of lines) {
    const shown = line.outcome === 'error' ? problems++ < mostProblems : others++ < maxLines;
    if (shown) told.push(lineOf(line));
  }
  const { added, updated, unchanged, skipped, error: errors } = counts;
  const linesCut = told.length < lines.length;
  return { dryRun, added, updated, unchanged, skipped, errors, format, lines: told, linesCut, revision };
}

function lineOf({ line, outcome, text, exit, hasPassword, code, message, warnings }: PlannedLine): ImportLine {
  const url = exit === undefined ? null : exitUrl(exit, hasPassword ? masked : '');
  return { line, outcome, exit: url, text, code, message, warnings: [...warnings] };
}
