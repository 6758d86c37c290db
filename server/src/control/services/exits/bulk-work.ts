// What a bulk action writes: decided before the write begins, so that exits it would not change are left alone.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Body } from '@gyre/shared/contract/contract';
import { assertNever } from '@gyre/shared/exhaustive';
import type { ExitRow } from '../../../storage/stores/exit-rows.ts';
import type { Stores } from '../../../storage/stores/stores.ts';
import type { Entry } from '../../catalogue/entry.ts';
import { notFound } from '../errors.ts';
import type { Effect } from '../ledger.ts';
import { tagged, untagged, withValues } from './bulk-rows.ts';

export type BulkAction = Exclude<Body<EndpointOf<'exits.bulk'>>['action'], { verb: 'probe' }>;

export interface BulkWork {
  /** Exits that change. */
  readonly ids: readonly string[];
  readonly action: string;
  readonly summary: string;
  readonly write: (now: number) => Pick<Effect, 'put' | 'gone' | 'members'>;
}

export function bulkWork(stores: Stores, entries: readonly Entry[], action: BulkAction): BulkWork {
  const rows = entries.map((it) => it.row);
  switch (action.verb) {
    case 'set-state': {
      const { adminState } = action;
      const change = (row: ExitRow): ExitRow => (row.adminState === adminState ? row : { ...row, adminState });
      return rewriting(stores, rows, change, `set to ${adminState}`);
    }
    case 'add-tags':
      return rewriting(stores, rows, (row) => tagged(row, action.tags), `tagged ${action.tags.join(', ')}`);
    case 'remove-tags':
      return rewriting(stores, rows, (row) => untagged(row, action.tags), `not tagged ${action.tags.join(', ')}`);
    case 'set': {
      const { verb: _, ...values } = action;
      const told = Object.entries(values).map(([name, value]) => `${name} ${value ?? 'unknown'}`);
      return rewriting(stores, rows, (row) => withValues(row, values), `set to ${told.join(', ')}`);
    }
    case 'remove':
      return removing(stores, rows);
    case 'add-to-pool':
      return joining(stores, rows, action.poolId);
    default:
      return assertNever(action);
  }
}

/** `change` returns the very row it was given when there is nothing to change. */
function rewriting(
  stores: Stores,
  rows: readonly ExitRow[],
  change: (row: ExitRow) => ExitRow,
  summary: string,
): BulkWork {
  const changed = rows.flatMap((row) => (change(row) === row ? [] : [change(row)]));
  const write = (now: number): Pick<Effect, 'put'> => {
    const put = changed.map((row) => ({ ...row, updatedAt: now, version: row.version + 1 }));
    for (const row of put) stores.exits.update(row);
    return { put };
  };
  return { ids: changed.map((row) => row.id), action: 'update', summary, write };
}

function removing(stores: Stores, rows: readonly ExitRow[]): BulkWork {
  const ids = rows.map((row) => row.id);
  const write = (): { gone: string[] } => {
    for (const { seq } of rows) stores.exits.remove(seq);
    return { gone: ids };
  };
  return { ids, action: 'remove', summary: 'removed', write };
}

function joining(stores: Stores, rows: readonly ExitRow[], poolId: string): BulkWork {
  const pool = stores.pools.find(poolId);
  if (pool === undefined) throw notFound('pool', poolId);
  const members = stores.pools.fixedAmong(
    pool,
    rows.map((row) => row.seq),
  );
  const joined = rows.filter((row) => !members.has(row.seq));
  const seqs = joined.map((row) => row.seq);
  const write = (): Pick<Effect, 'members'> => {
    stores.pools.addMembers(pool, seqs);
    return { members: { pool: pool.id, joined: seqs, left: [] } };
  };
  return { ids: joined.map((row) => row.id), action: 'update', summary: `added to pool ${pool.name}`, write };
}
