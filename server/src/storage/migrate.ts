// Brings a database to the schema of this version: applies what is missing of `drizzle/`, in order, in one transaction. Forward only.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as apply } from 'drizzle-orm/better-sqlite3/migrator';
import { Impossible } from '../base/impossible.ts';

const journal = join('meta', '_journal.json');
const appliedTable = '__drizzle_migrations';

/** The repository's `drizzle/`, from source and from the built output alike. */
export function findMigrations(from = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'drizzle');
    if (existsSync(join(found, journal))) return found;
    if (folder === dirname(folder))
      throw new Impossible(`The folder drizzle/ with the database schema is missing above ${from}.`);
  }
}

/** @throws Impossible when the database has seen a newer version of Gyre. */
export function migrate(sqlite: Sqlite.Database, folder: string): void {
  if (isNewer(sqlite, folder))
    throw new Impossible(
      'The database was written by a newer version of Gyre; start that version, or restore a backup.',
    );
  // A migration may rebuild a table others refer to.
  sqlite.pragma('foreign_keys = off');
  apply(drizzle(sqlite), { migrationsFolder: folder, migrationsTable: appliedTable });
  const broken = sqlite.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`migration left ${broken.length} rows that refer to nothing`);
  sqlite.pragma('foreign_keys = on');
}

/** Whether a newer version of Gyre wrote it. */
export function isNewer(sqlite: Sqlite.Database, folder: string): boolean {
  return newestApplied(sqlite) > newestKnown(folder);
}

function newestKnown(folder: string): number {
  const { entries } = JSON.parse(readFileSync(join(folder, journal), 'utf8')) as { entries: { when: number }[] };
  return Math.max(0, ...entries.map((it) => it.when));
}

function newestApplied(sqlite: Sqlite.Database): number {
  const known = sqlite.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(appliedTable);
  if (known === undefined) return 0;
  const newest = sqlite.prepare<[], { at: number | null }>(`select max(created_at) as at from ${appliedTable}`).get();
  return Number(newest?.at ?? 0);
}
