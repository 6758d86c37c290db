// Whether a backup can be restored here.
import Sqlite from 'better-sqlite3';
import { isOurs } from './copies.ts';
import { findMigrations, isNewer } from './migrate.ts';

/** Why not, for people; undefined when it can. `fits` says whether a sealed value of it can be opened. */
export function problemOfBackup(file: string, fits: (sealed: Buffer) => boolean): string | undefined {
  if (!isOurs(file)) return 'It is no backup of Gyre, or it is damaged.';
  const database = new Sqlite(file, { readonly: true });
  try {
    if (isNewer(database, findMigrations())) return 'It was made by a newer version of Gyre.';
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') return 'It is damaged.';
    const keys = database.prepare<[], { sealed: Buffer }>('select sealed from house_secrets').all();
    return keys.every((it) => fits(it.sealed)) ? undefined : 'It was sealed with another key.';
  } catch {
    return 'It is damaged.';
  } finally {
    database.close();
  }
}
