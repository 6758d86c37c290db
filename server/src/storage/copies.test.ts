import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUp, restore } from './copies.ts';
import { type Database, openDatabase } from './database.ts';

let dir: string;
let database: Database | undefined;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyre-copies-'));
});
afterEach(() => {
  database?.close();
  rmSync(dir, { recursive: true });
});
const open = (): Database => (database = openDatabase({ path: join(dir, 'gyre.db') }));
const mark = (): unknown => database!.sqlite.pragma('user_version', { simple: true });
const noLink = (): string => join(dir, 'nobody.sock');

it('copies a database that is in use, and puts it back', async () => {
  open().sqlite.pragma('user_version = 7');
  const copy = join(dir, 'copy.db');
  await backUp(dir, copy);
  database!.sqlite.pragma('user_version = 8');
  database!.close();
  await restore(dir, copy, noLink());
  open();
  expect(mark()).toBe(7);
  expect(existsSync(join(dir, 'gyre.db.before-restore'))).toBe(true);
});
it('overwrites nothing, and says when there is nothing to copy', async () => {
  await expect(backUp(dir, join(dir, 'copy.db'))).rejects.toThrow('no database');
  open();
  writeFileSync(join(dir, 'there'), 'precious');
  await expect(backUp(dir, join(dir, 'there'))).rejects.toThrow('exists');
  await expect(backUp(dir, join(dir, 'no/such/folder'))).rejects.toThrow('cannot be written');
});
it('refuses what is no backup, and changes nothing', async () => {
  open().close();
  writeFileSync(join(dir, 'noise'), 'not a database at all');
  const before = readdirSync(dir);
  await expect(restore(dir, join(dir, 'noise'), noLink())).rejects.toThrow('no backup');
  await expect(restore(dir, join(dir, 'missing'), noLink())).rejects.toThrow('There is no');
  expect(readdirSync(dir)).toEqual(before);
});
it('refuses while Gyre runs', async () => {
  open();
  const copy = join(dir, 'copy.db');
  await backUp(dir, copy);
  const link = join(dir, 'link.sock');
  const server = createServer().listen(link);
  await new Promise((resolve) => server.once('listening', resolve));
  await expect(restore(dir, copy, link)).rejects.toThrow('running');
  server.close();
});
