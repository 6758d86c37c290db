// An exit of an import that somebody else wrote, or may have, since the import was planned: planned again over what is here now. The plan then tells
// of its lines what really became of them.
import { type ExitRow, identityKey } from '../../../storage/stores/exit-rows.ts';
import type { ImportedExit } from '../../import-seam.ts';
import type { Work } from '../../work.ts';
import type { Parts } from '../parts.ts';
import type { Import } from './import-once.ts';
import type { ImportPlan, Outcome } from './import-plan.ts';
import { type Planned, plannedNew, plannedOf } from './import-planned.ts';

type Needs = Pick<Parts, 'stores' | 'seal' | 'catalogue'>;
/** Which lines name an exit, by identity. */
export type LinesByExit = ReadonlyMap<string, readonly number[]>;

/** Lines between two breaths; a power of two. */
const part = 512;

export function* linesByExit({ lines }: ImportPlan): Work<LinesByExit> {
  const found = new Map<string, number[]>();
  for (const [at, { exit }] of lines.entries()) {
    if (at % part === 0) yield;
    if (exit === undefined) continue;
    const key = identityKey(exit);
    const known = found.get(key);
    if (known === undefined) found.set(key, [at]);
    else known.push(at);
  }
  return found;
}

/** The same when nobody touched it; undefined when nothing of it is left to write. */
export function plannedAgain(parts: Needs, wanted: Import, lines: LinesByExit, planned: Planned): Planned | undefined {
  const { stores, catalogue } = parts;
  const id = stores.exits.findIdByIdentity(planned.identity);
  const row = id === undefined ? undefined : catalogue.find(id)?.row;
  if (row === planned.row) return planned;
  const fresh = row === undefined ? plannedNew(planned.identity) : plannedOf(row, () => passwordOf(parts, row));
  const { counts } = wanted.plan;
  for (const [i, at] of (lines.get(identityKey(planned.identity)) ?? []).entries()) {
    const line = wanted.plan.lines[at]!;
    let outcome: Outcome = row === undefined && i === 0 ? 'added' : 'unchanged';
    if (fresh.take(exitOf(wanted, at), wanted.tags) && outcome !== 'added') outcome = 'updated';
    counts[line.outcome]--;
    counts[outcome]++;
    line.outcome = outcome;
  }
  return row === undefined || fresh.changed || wanted.pool() !== undefined ? fresh : undefined;
}

function passwordOf({ stores, seal }: Needs, { id }: ExitRow): string {
  const { password = null } = stores.exits.findSealed(id) ?? {};
  return password === null ? '' : seal.open(password);
}
function exitOf({ entries }: Import, at: number): ImportedExit {
  const entry = entries[at];
  if (entry?.outcome !== 'exit') throw new Error('a line without an exit');
  return entry.exit;
}
