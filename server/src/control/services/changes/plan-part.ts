// One part of a change into the plan of taking it back.
import { grouped } from '../../../base/grouped.ts';
import type { Entry } from '../../../storage/journal/journal.ts';
import type { JournalRows } from '../../../storage/journal/journal-rows.ts';
import { journalTable } from '../../../storage/journal/journal-tables.ts';
import type { Plan } from './plan.ts';
import { planRow } from './plan-row.ts';

/** Adds the rows of one part to the plan. */
export function planPart(plan: Plan, entries: readonly Entry[], rows: JournalRows): void {
  const byTable = grouped(entries, (it) => it.table);
  for (const [name, group] of byTable) {
    const table = journalTable(name);
    if (!table.restored) continue;
    const keys = group.map((it) => it.key);
    const now = rows.current(name, keys);
    for (const entry of group) planRow(plan, { entry, table, rows, now: now.get(entry.key) ?? null });
  }
}
