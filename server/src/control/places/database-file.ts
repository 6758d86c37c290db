// One .mmdb file: what it was when it was looked at, and what it says once it is read and checked. Read as a whole, so that a file that is
// replaced or rewritten below does not change what is in use.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PlaceDatabase } from '@gyre/shared/contract/places';
import type { SeenAddress } from '../../core/places/echo-text.ts';
import type { PlaceFacts } from '../../core/places/facts.ts';
import { normalise } from '../../core/places/normalise.ts';
import { checkMmdb } from './mmdb-check.ts';

export interface DatabaseFile {
  readonly path: string;
  /** Came with Gyre. */
  readonly builtIn: boolean;
}
export interface OpenDatabase {
  readonly about: Omit<PlaceDatabase, 'problem'>;
  /** Undefined when it knows nothing of the address. */
  lookup(seen: SeenAddress): PlaceFacts | undefined;
}

/** What tells two states of a file apart; '' when there is none. */
export async function stampOf(path: string): Promise<string> {
  try {
    const it = await stat(path);
    return it.isFile() ? `${it.ino} ${it.size} ${it.mtimeMs}` : '';
  } catch {
    return '';
  }
}

/** The database, or why it cannot be taken. */
export async function openFile({ path, builtIn }: DatabaseFile, now: () => number): Promise<OpenDatabase | string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return `it cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`;
  }
  const checked = await checkMmdb(bytes);
  if (typeof checked === 'string') return checked;
  const { reader, ipVersion, kind, builtAt, gives } = checked;
  return {
    about: {
      ...{ name: basename(path), path, kind, builtAt, loadedAt: now(), bytes: bytes.length },
      ...{ gives: [...gives], builtIn },
    },
    lookup: ({ family, address }) => {
      if (family === 'ipv6' && ipVersion === 4) return undefined;
      const record = reader.get(address);
      return record === null ? undefined : normalise(record);
    },
  };
}
