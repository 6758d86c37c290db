// What an import writes, made ahead of the write, part by part: sealed passwords, rows of new exits with their ids, and what workers will be told.
import { exitRow, type ExitRow, type SealedPassword } from '../../../storage/stores/exit-rows.ts';
import type { FreshPassword } from '../fresh-passwords.ts';
import type { Parts } from '../parts.ts';
import type { Planned } from './import-planned.ts';
import type { Work } from '../../work.ts';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Made {
  readonly exits: readonly Planned[];
  /** Of the new ones among them, in their order; their seq and times are those of the write. */
  readonly rows: readonly Mutable<ExitRow>[];
  /** Beside the rows. */
  readonly sealed: readonly SealedPassword[];
  /** Of the rows. */
  readonly fresh: readonly (readonly [id: string, fresh: FreshPassword])[];
}
type Needs = Pick<Parts, 'seal' | 'entropy'>;

/** Exits between two breaths. */
const part = 256;
/** Of a new exit. */
const version = 1;

export function* makePlanned({ seal, entropy }: Needs, exits: readonly Planned[], now: number): Work<Made> {
  const rows: Mutable<ExitRow>[] = [];
  const sealed: SealedPassword[] = [];
  const fresh: [string, FreshPassword][] = [];
  let added = 0;
  for (const { row } of exits) if (row === undefined) added++;
  const ids = entropy.ids('exit', now, added);
  for (let at = 0; at < exits.length; at += part) {
    yield at === 0 ? 0 : part;
    const some = exits.slice(at, at + part);
    sealAll(seal, some);
    for (const planned of some) {
      if (planned.row !== undefined) continue;
      const row = newRow(planned, ids[rows.length]!, now);
      rows.push(row);
      sealed.push(planned.sealed ?? null);
      fresh.push([row.id, { version, password: planned.password ?? '' }]);
    }
  }
  return { exits, rows, sealed, fresh };
}

function sealAll(seal: Parts['seal'], some: readonly Planned[]): void {
  const secret = some.filter((it) => it.password !== undefined);
  const sealed = seal.sealMany(secret.map((it) => it.password ?? ''));
  secret.forEach((it, i) => (it.sealed = sealed[i]));
}

function newRow({ identity, attributes, password }: Planned, id: string, now: number): Mutable<ExitRow> {
  const rest = { seq: 0, id, hasPassword: password !== undefined, createdAt: now, updatedAt: now, version };
  return exitRow(identity, attributes, rest);
}
