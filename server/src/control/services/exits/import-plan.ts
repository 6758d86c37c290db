// What an import would do, line by line. Pure over what is known: nothing is written here, which is what a dry run shows.
import { type ExitIdentity, type ExitRow, identityKey } from '../../../storage/stores/exit-rows.ts';
import type { ImportEntry } from '../../import-seam.ts';
import { ServiceError } from '../errors.ts';
import type { KnownExits } from './import-known.ts';
import type { Work } from '../../work.ts';
import { type Planned, plannedNew, plannedOf, readIdentity } from './import-planned.ts';

export type Outcome = 'added' | 'updated' | 'unchanged' | 'skipped' | 'error';
export interface PlannedLine {
  readonly line: number;
  readonly text: string;
  /** Another one when somebody wrote the exit before the import did. */
  outcome: Outcome;
  readonly exit: ExitIdentity | undefined;
  readonly hasPassword: boolean;
  readonly code: string | null;
  readonly message: string | null;
  readonly warnings: readonly string[];
}
export interface ImportPlan {
  readonly lines: readonly PlannedLine[];
  /** Every exit that is named, once, as it shall be. */
  readonly exits: readonly Planned[];
  readonly counts: Record<Outcome, number>;
}

/** Lines between two breaths; a power of two. */
const part = 512;

export function* planImport(
  entries: readonly ImportEntry[],
  known: KnownExits,
  tags: readonly string[],
): Work<ImportPlan> {
  const planned = new Map<string, Planned>();
  const counts = { added: 0, updated: 0, unchanged: 0, skipped: 0, error: 0 };
  const lines: PlannedLine[] = [];
  for (const entry of entries) {
    const line = entry.outcome === 'exit' ? planExit(entry, planned, known, tags) : refused(entry, entry);
    counts[line.outcome]++;
    if (lines.push(line) % part === 0) yield part;
  }
  return { lines, exits: [...planned.values()], counts };
}

type ExitEntry = Extract<ImportEntry, { outcome: 'exit' }>;

function planExit(
  entry: ExitEntry,
  planned: Map<string, Planned>,
  known: KnownExits,
  tags: readonly string[],
): PlannedLine {
  const { line, text, exit, warnings } = entry;
  const identity = readIdentity(exit);
  if (identity instanceof ServiceError)
    return refused(entry, {
      outcome: 'error',
      code: 'invalid-exit',
      message: identity.fields[0]?.message ?? identity.message,
    });
  const key = identityKey(identity);
  let plan = planned.get(key);
  let outcome: Outcome = 'unchanged';
  if (plan === undefined) {
    const row: ExitRow | undefined = known.find(identity, key);
    plan = row === undefined ? plannedNew(identity) : plannedOf(row, () => known.passwordOf(row));
    planned.set(key, plan);
    if (row === undefined) outcome = 'added';
  }
  if (plan.take(exit, tags) && outcome !== 'added') outcome = 'updated';
  const hasPassword = exit.password !== '';
  return { line, text, outcome, exit: identity, hasPassword, code: null, message: null, warnings };
}

function refused(
  { line, text }: ImportEntry,
  why: { readonly outcome: 'skipped' | 'error'; readonly code: string; readonly message: string },
): PlannedLine {
  const { outcome, code, message } = why;
  return { line, text, outcome, exit: undefined, hasPassword: false, code, message, warnings: [] };
}
