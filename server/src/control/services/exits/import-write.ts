// Writes the plan of an import. Runs inside the ledger's transaction.
import { exitRow, type ExitRow } from '../../../storage/stores/exit-rows.ts';
import type { PoolRow } from '../../../storage/stores/pool-store.ts';
import type { Effect } from '../ledger.ts';
import type { Parts } from '../parts.ts';
import type { ImportPlan } from './import-plan.ts';
import type { Work } from './in-parts.ts';
import type { Planned } from './import-planned.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Needs = Pick<Parts, 'stores' | 'seal' | 'entropy' | 'fresh'>;

/** Passwords sealed between two breaths. */
const sealPart = 256;

/** Seals the passwords ahead of the transaction, in which nobody else has a turn. */
export function* sealPlan({ seal }: Pick<Parts, 'seal'>, plan: ImportPlan): Work<void> {
  const secret = plan.exits.filter((it) => it.password !== undefined);
  for (let at = 0; at < secret.length; at += sealPart) {
    const some = secret.slice(at, at + sealPart);
    const sealed = seal.sealMany(some.map((it) => it.password ?? ''));
    some.forEach((it, i) => (it.sealed = sealed[i]));
    yield;
  }
}

export function writePlan(
  parts: Needs,
  plan: ImportPlan,
  pool: PoolRow | undefined,
  now: number,
): { readonly put: ExitRow[]; readonly probe: string[]; readonly members: Effect['members'] } {
  parts.fresh.clear();
  const ids = parts.entropy.ids('exit', now, plan.counts.added);
  const put: ExitRow[] = [];
  const probe: string[] = [];
  const named: number[] = [];
  let next = 0;
  for (const planned of plan.exits) {
    const fresh = planned.row === undefined;
    const row = planned.row ?? insert(parts, planned, ids[next++]!, now);
    named.push(row.seq);
    if (!fresh && !planned.changed) continue;
    const written = fresh ? row : update(parts, planned, row, now);
    put.push(written);
    if (planned.password !== undefined || fresh) probe.push(written.id);
  }
  if (pool === undefined) return { put, probe, members: undefined };
  parts.stores.pools.addMembers(pool, named);
  return { put, probe, members: { pool: pool.id, joined: named, left: [] } };
}

function insert({ stores, seal, fresh }: Needs, planned: Planned, id: string, now: number): ExitRow {
  const { identity, attributes, password } = planned;
  const rest = { seq: 0, id, hasPassword: password !== undefined, createdAt: now, updatedAt: now, version: 1 };
  const row: Mutable<ExitRow> = exitRow(identity, attributes, rest);
  row.seq = stores.exits.insert(row, password === undefined ? null : (planned.sealed ?? seal.seal(password)));
  fresh.put(row, password ?? '');
  return row;
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
