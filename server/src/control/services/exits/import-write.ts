// Writes the plan of an import. Runs inside the ledger's transaction, in which nobody else has a turn: what can be made before is made before
// (import-make.ts).
import { exitRow, type ExitRow } from '../../../storage/stores/exit-rows.ts';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { Effect } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { Made, Mutable } from './import-make.ts';
import type { Planned } from './import-planned.ts';

type Needs = Pick<Parts, 'stores' | 'seal'>;

interface Wrote {
  readonly put: ExitRow[];
  readonly probe: string[];
  readonly members: Effect['members'];
}

interface How {
  readonly pool: PoolRow | undefined;
  readonly now: number;
  /** New exits are noted as one: theirs is a change that is not found by each of its exits. */
  readonly together: boolean;
}

export function writeMade(parts: Needs, made: Made, { pool, now, together }: How): Wrote {
  const { stores } = parts;
  insertAll(parts, made, now, together);
  const put: ExitRow[] = [];
  const probe: string[] = [];
  const named: number[] = [];
  let next = 0;
  for (const planned of made.exits) {
    const isNew = planned.row === undefined;
    const row = planned.row ?? made.rows[next++]!;
    named.push(row.seq);
    if (!isNew && !planned.changed) continue;
    const written = isNew ? row : update(parts, planned, row, now);
    put.push(written);
    if (planned.password !== undefined || isNew) probe.push(written.id);
  }
  if (pool === undefined) return { put, probe, members: undefined };
  stores.pools.addMembers(pool, named);
  return { put, probe, members: { pool: pool.id, joined: named, left: [] } };
}

function insertAll({ stores }: Needs, { rows, sealed }: Made, now: number, together: boolean): void {
  for (const row of rows) row.createdAt = row.updatedAt = now;
  if (rows.length > 0 && together) setSeqs(rows, stores.exits.insertMany(rows, sealed));
  else rows.forEach((row, i) => (row.seq = stores.exits.insert(row, sealed[i] ?? null)));
}
function setSeqs(rows: readonly Mutable<ExitRow>[], first: number): void {
  rows.forEach((row, i) => (row.seq = first + i));
}

function update(
  { stores, seal }: Needs,
  { attributes, password, sealed }: Planned,
  row: ExitRow,
  now: number,
): ExitRow {
  const hasPassword = password !== undefined || row.hasPassword;
  const { seq, id, createdAt, version } = row;
  const rest = { seq, id, hasPassword, createdAt, updatedAt: now, version: version + 1 };
  const changed = exitRow(row, attributes, rest);
  stores.exits.update(changed);
  if (password !== undefined) stores.exits.setPassword(seq, sealed ?? seal.seal(password));
  return changed;
}
