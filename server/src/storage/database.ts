// The database: one SQLite file, opened for this process alone to write. A write that was answered survives a power cut (WAL, synchronous=FULL).
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { Impossible } from '../base/impossible.ts';
import { installJournal } from './journal/triggers.ts';
import { findMigrations, migrate } from './migrate.ts';
import { type AfterCommit, transact } from './transaction.ts';

/** For tests and throw-away houses. */
export const inMemory = ':memory:';
const cacheKib = 65_536;
const busyMs = 5_000;
/** Of 4 KiB, written before they are moved into the file: many writes to one page are moved once. */
const walPages = 2_048;

export interface DatabaseOptions {
  /** A file, or `:memory:`. Its folder is made when it is missing. */
  readonly path: string;
  /** Folder of the migrations; the repository's `drizzle/` if absent. */
  readonly migrations?: string;
  /** Told what an after-commit hook threw: the write itself stands. */
  readonly hookFailed?: (error: unknown) => void;
}

export class Database {
  readonly sqlite: Sqlite.Database;
  readonly orm: BetterSQLite3Database;
  /** Told what went wrong behind a write that stands. */
  readonly hookFailed: (error: unknown) => void;

  constructor(sqlite: Sqlite.Database, hookFailed: (error: unknown) => void) {
    this.sqlite = sqlite;
    this.orm = drizzle(sqlite);
    this.hookFailed = hookFailed;
  }

  /** Everything `work` writes, or nothing. What it hands to `afterCommit` runs when the write is safe, in order. Does not nest. */
  write<T>(work: (afterCommit: AfterCommit) => T): T {
    return transact(this.sqlite, work, this.hookFailed);
  }

  /** The same, without waiting for the disk: a power cut may take it, with all that was written since and no more. The next `write` waits for both. */
  writeAhead<T>(work: (afterCommit: AfterCommit) => T): T {
    this.sqlite.pragma('synchronous = normal');
    try {
      return this.write(work);
    } finally {
      this.sqlite.pragma('synchronous = full');
    }
  }
  close(): void {
    if (!this.sqlite.open) return;
    this.sqlite.pragma('optimize');
    this.sqlite.close();
  }
}

/** @throws Impossible when the file cannot be written, is no database of ours, or comes from a newer version. */
export function openDatabase(options: DatabaseOptions): Database {
  const { path, migrations = findMigrations(), hookFailed = rethrowLater } = options;
  let sqlite: Sqlite.Database | undefined;
  try {
    if (path !== inMemory) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    sqlite = new Sqlite(path);
    prepare(sqlite);
    migrate(sqlite, migrations);
    installJournal(sqlite);
    return new Database(sqlite, hookFailed);
  } catch (error) {
    sqlite?.close();
    throw error instanceof Impossible ? error : (impossible(path, error) ?? error);
  }
}

function prepare(sqlite: Sqlite.Database): void {
  sqlite.pragma(`busy_timeout = ${busyMs}`);
  // Counts only before the first table.
  sqlite.pragma('auto_vacuum = incremental');
  sqlite.pragma('journal_mode = wal');
  sqlite.pragma('synchronous = full');
  sqlite.pragma('foreign_keys = on');
  sqlite.pragma('temp_store = memory');
  sqlite.pragma('trusted_schema = off');
  sqlite.pragma(`wal_autocheckpoint = ${walPages}`);
  sqlite.pragma(`cache_size = -${cacheKib}`);
  sqlite.pragma('journal_size_limit = 67108864');
}

const sentences: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'is not a database of Gyre',
  SQLITE_CORRUPT: 'is damaged; restore a backup',
  SQLITE_CANTOPEN: 'cannot be opened; is the folder writable?',
  SQLITE_READONLY: 'is not writable',
  SQLITE_BUSY: 'is in use by another program',
  SQLITE_FULL: 'cannot grow: the disk is full',
  EACCES: 'cannot be made: its folder is not writable',
  EPERM: 'cannot be made: its folder is not writable',
  EROFS: 'cannot be made: its file system is read-only',
  ENOTDIR: 'cannot be made: its folder is a file',
  EEXIST: 'cannot be made: its folder is a file',
};

function impossible(path: string, error: unknown): Impossible | undefined {
  const code = (error as { code?: unknown }).code;
  const known = typeof code === 'string' ? Object.keys(sentences).find((it) => code.startsWith(it)) : undefined;
  if (known !== undefined) return new Impossible(`The database ${path} ${sentences[known]}.`);
  return error instanceof TypeError ? new Impossible(`The database ${path} ${sentences.SQLITE_CANTOPEN}.`) : undefined;
}

function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
