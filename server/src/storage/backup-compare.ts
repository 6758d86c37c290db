// What a backup says against what there is now, table by table: what would be lost, what would come back, what would be as it was.
import { copyFile, rm } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { turn } from '../base/turn.ts';
import { openDatabase } from './database.ts';
import { type JournalTable, journalTables } from './journal/journal-tables.ts';

export interface TableDifference {
  readonly table: string;
  readonly now: number;
  readonly then: number;
  /** Only there now. */
  readonly lost: number;
  /** Only there then. */
  readonly back: number;
  /** There both times, and not the same. */
  readonly changed: number;
  /** Names of the first that would be lost. */
  readonly names: string[];
}
const mostNames = 5;
/** Which pools a proxy user has is told by the proxy user. */
const compared = journalTables.filter((it) => it.name !== 'proxy_user_pools');

/**
 * Reads both as they are; other work gets its turn between tables. `copyTo` is a place for a copy, which is brought to the schema of this version.
 * @throws Impossible when the backup is damaged or from a newer version.
 */
export async function compareBackup(path: string, file: string, copyTo: string): Promise<TableDifference[]> {
  await copyFile(file, copyTo);
  try {
    openDatabase({ path: copyTo }).close();
    const database = new Sqlite(path, { readonly: true });
    try {
      database.prepare('attach ? as old').run(copyTo);
      const found: TableDifference[] = [];
      for (const table of compared) {
        found.push(difference(database, table));
        await turn();
      }
      return found;
    } finally {
      database.close();
    }
  } finally {
    for (const side of ['', '-wal', '-shm']) await rm(copyTo + side, { force: true });
  }
}

function difference(database: Sqlite.Database, table: JournalTable): TableDifference {
  const { name, key, columns } = table;
  const [now, then] = [rowsOf('main', name), rowsOf('old', name)];
  const same = key.map((it) => `a."${it}" = b."${it}"`).join(' and ');
  const differs = columns
    .filter((it) => !key.includes(it.name))
    .map((it) => `a."${it.name}" is not b."${it.name}"`)
    .join(' or ');
  const count = (from: string): number => (database.prepare(`select count(*) as n from ${from}`).get() as Count).n;
  const only = (here: string, there: string): string =>
    `${here} a where not exists (select 1 from ${there} b where ${same})`;
  const shown = columns.find((it) => it.name === 'name' || it.name === 'label')?.name;
  const named = `select a.${shown} as name from ${only(now, then)} limit ${mostNames}`;
  return {
    table: name,
    now: count(now),
    then: count(then),
    lost: count(only(now, then)),
    back: count(only(then, now)),
    changed: differs === '' ? 0 : count(`${now} a join ${then} b on ${same} where ${differs}`),
    names: shown === undefined ? [] : (database.prepare(named).all() as Named[]).map((it) => it.name),
  };
}

/** Members by the ids of pool and exit: their numbers may have gone to others meanwhile. */
function rowsOf(schema: 'main' | 'old', table: string): string {
  if (table !== 'pool_members') return `${schema}.${table}`;
  const joined = `join ${schema}.pools p on p.seq = m.pool join ${schema}.exits e on e.seq = m.exit`;
  return `(select p.id as pool, e.id as exit from ${schema}.pool_members m ${joined})`;
}

interface Count {
  readonly n: number;
}
interface Named {
  readonly name: string;
}
