// A change as the API shows it, and its parts opened.
import type { Change, ChangeVia, TakeBackNo } from '@gyre/shared/contract/changes';
import { type Entry, unpacked } from '../../../storage/journal/journal.ts';
import type { ChangeRow } from '../../../storage/stores/change-store.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../errors.ts';
import { includes } from '../guard.ts';
import type { Parts } from '../parts.ts';

/** Only admins read about them. Their secrets are known to nobody but those who hold them: they are made anew, not taken back. */
const access = ['tokens', 'admins'];
/** Nouns whose changes this one may not read. */
export const hiddenFrom = ({ actor }: ServiceContext): readonly string[] =>
  includes(actor.scope, 'admin') ? [] : access;

const noOf = { none: 'nothing-written', 'too-large': 'too-large', 'let-go': 'let-go', whole: null } as const;

export function changeView({ seq: _, bytes: __, kept, course, total, done, ...row }: ChangeRow): Change {
  const underWay = course === 'under-way';
  const no = underWay
    ? 'under-way'
    : row.takenBackBy !== null
      ? 'taken-back'
      : access.includes(row.noun)
        ? 'final'
        : noOf[kept];
  const parts = course === null ? null : { total: total ?? 0, done: done ?? 0, course };
  return { ...row, parts, via: row.via as ChangeVia, notTakenBack: no satisfies TakeBackNo | null };
}
/** @throws ServiceError `not_found`. */
export function changeOrThrow({ stores }: Pick<Parts, 'stores'>, id: string): ChangeRow {
  const row = stores.changes.find(id);
  if (row === undefined) throw notFound('change', id);
  return row;
}
/** What it wrote, part by part. */
export function* partsOf({ stores, seal }: Pick<Parts, 'stores' | 'seal'>, seq: number): Generator<readonly Entry[]> {
  for (let part = 0; ; part++) {
    const sealed = stores.changes.part(seq, part);
    if (sealed === undefined) return;
    yield unpacked(seal.openBytes(sealed));
  }
}
