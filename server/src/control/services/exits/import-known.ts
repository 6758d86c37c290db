// What is here already, by identity, for an import to compare with: looked up one by one for a few lines, read as a whole for many.
import {
  type ExitIdentity,
  type ExitRow,
  identityKey,
  type SealedPassword,
} from '../../../storage/stores/exit-rows.ts';
import type { Parts } from '../parts.ts';
import type { Work } from '../../work.ts';

export interface KnownExits {
  find(identity: ExitIdentity, key: string): ExitRow | undefined;
  /** Opened; '' when there is none. */
  passwordOf(row: ExitRow): string;
}
/** From so many lines on, everything is read at once. */
const manyLines = 500;
/** Exits between two breaths; a power of two. */
const part = 512;

export function* knownExits(
  { stores, seal, catalogue }: Pick<Parts, 'stores' | 'seal' | 'catalogue'>,
  lines: number,
): Work<KnownExits> {
  const open = (sealed: SealedPassword | undefined): string =>
    sealed === undefined || sealed === null ? '' : seal.open(sealed);
  if (lines < manyLines)
    return {
      find: (identity) => {
        const id = stores.exits.findIdByIdentity(identity);
        return id === undefined ? undefined : catalogue.find(id)?.row;
      },
      passwordOf: (row) => open(stores.exits.findSealed(row.id)?.password),
    };
  const byKey = new Map<string, ExitRow>();
  for (const { row } of catalogue.all()) {
    byKey.set(identityKey(row), row);
    if (byKey.size % part === 0) yield;
  }
  let sealed: ReadonlyMap<string, SealedPassword> | undefined;
  return {
    find: (_identity, key) => byKey.get(key),
    passwordOf: (row) => {
      sealed ??= stores.exits.allSealed();
      return open(sealed.get(row.id));
    },
  };
}
