// Pools whose making is taken back: exits that became members since would lose their place without a word, so that is told.
import type { Stores } from '../../../storage/stores/stores.ts';
import { nameOf, type Plan } from './plan.ts';
import { journalTable } from '../../../storage/journal/journal-tables.ts';

/** Adds an obstacle for each pool that goes and has other members than the change gave it. */
export function planMembers(plan: Plan, { pools }: Stores): void {
  const going = plan.steps.filter((it) => it.does === 'remove');
  for (const { key, now } of going.filter((it) => it.table === 'pools')) {
    const pool = pools.find(key);
    if (pool === undefined) continue;
    const own = going.filter((it) => it.table === 'pool_members' && it.key.startsWith(`${key}\n`)).length;
    if (pools.countFixed(pool) > own)
      plan.obstacles.push({
        ...{ table: 'pools', key, kind: 'changed', name: nameOf(journalTable('pools'), now ?? {}), fields: [] },
      });
  }
}
