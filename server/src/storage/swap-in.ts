// Another database in the place of ours, while nobody has it open. What was there is kept beside it.
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Files of one database: what is in the log alone would be lost without it. */
const sides = ['', '-wal', '-shm'];
export const keptSuffix = '.before-restore';

/**
 * Copies `file` to `path`, whole or not at all, and syncs it to disk. `onward`: its revision is the one after the last that was here, so that workers,
 * which may run that, take everything anew.
 */
export function swapIn(path: string, file: string, onward = false): void {
  const fresh = `${path}.new`;
  for (const side of sides) rmSync(fresh + side, { force: true });
  copyFileSync(file, fresh);
  if (onward) setRevision(fresh, revisionOf(path) + 1);
  sync(fresh);
  keepOld(path);
  try {
    renameSync(fresh, path);
  } catch (error) {
    swapBack(path);
    throw error;
  }
  sync(dirname(path));
}

/** What `swapIn` put aside is in its place again. Only after a `swapIn` that went well: without one it would throw away what is there. */
export function swapBack(path: string): void {
  for (const side of sides) {
    rmSync(path + side, { force: true });
    if (existsSync(path + keptSuffix + side)) renameSync(path + keptSuffix + side, path + side);
  }
}

function keepOld(path: string): void {
  for (const side of sides) {
    rmSync(path + keptSuffix + side, { force: true });
    if (existsSync(path + side)) renameSync(path + side, path + keptSuffix + side);
  }
}

function revisionOf(path: string): number {
  const database = new Sqlite(path);
  try {
    return database.prepare<[], number>("select value from meta where name = 'revision'").pluck().get() ?? 0;
  } finally {
    database.close();
  }
}

function setRevision(path: string, revision: number): void {
  const database = new Sqlite(path);
  // No log beside it: the file alone is moved.
  database.pragma('journal_mode = delete');
  database.prepare("insert or replace into meta (name, value) values ('revision', ?)").run(revision);
  database.close();
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
