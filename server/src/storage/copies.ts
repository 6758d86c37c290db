// Copies of the database: taken while it is in use, and put back while it is not.
import { existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Impossible } from '../base/impossible.ts';
import { swapIn } from './swap-in.ts';

export const databaseFile = 'gyre.db';

/** A whole copy in `file`, which must not exist. @throws Impossible when there is no database or the file cannot be made. */
export async function backUp(dataDir: string, file: string): Promise<void> {
  const path = join(dataDir, databaseFile);
  if (!existsSync(path)) throw new Impossible(`There is no database in ${dataDir}.`);
  if (existsSync(file)) throw new Impossible(`${file} exists; a backup does not overwrite anything.`);
  const database = new Sqlite(path, { readonly: true });
  try {
    await database.backup(file);
  } catch {
    rmSync(file, { force: true });
    throw new Impossible(`${file} cannot be written.`);
  } finally {
    database.close();
  }
}

/** `linkPath` answers while Gyre runs. The database that was there is kept beside it. @throws Impossible when Gyre runs or the file is no backup. */
export async function restore(dataDir: string, file: string, linkPath: string): Promise<void> {
  if (!existsSync(file)) throw new Impossible(`There is no ${file}.`);
  if (await answers(linkPath)) throw new Impossible('Gyre is running on this data directory; stop it first.');
  if (!isOurs(file)) throw new Impossible(`${file} is no backup of Gyre.`);
  swapIn(join(dataDir, databaseFile), file);
}

export function isOurs(file: string): boolean {
  try {
    const database = new Sqlite(file, { readonly: true, fileMustExist: true });
    const tables = database.prepare(
      "select count(*) as n from pragma_table_list where name in ('exits', 'pools', 'settings')",
    );
    const { n } = tables.get() as { n: number };
    database.close();
    return n === 3;
  } catch {
    return false;
  }
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
