import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Backups } from './backups.ts';
import { type Database, openDatabase } from './database.ts';
import { swapBack, swapIn } from './swap-in.ts';

const at = Date.parse('2026-11-26T03:00:00.123Z');
let dir: string;
let database: Database;
let backups: Backups;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyre-backups-'));
  database = openDatabase({ path: join(dir, 'gyre.db') });
  backups = new Backups(join(dir, 'backups'));
});
afterEach(() => {
  database.close();
  rmSync(dir, { recursive: true });
});
const mark = (value: number): unknown => database.sqlite.pragma(`user_version = ${value}`);
const marked = (): unknown => database.sqlite.pragma('user_version', { simple: true });
const revision = (): unknown => database.sqlite.prepare("select value from meta where name = 'revision'").pluck().get();
const reopen = (): void => void (database = openDatabase({ path: join(dir, 'gyre.db') }));

describe('the folder of backups', () => {
  it('is empty until one is made, and lists the newest first', async () => {
    expect(backups.list()).toEqual([]);
    const first = await backups.make(database.sqlite, 'scheduled', at);
    const second = await backups.make(database.sqlite, 'asked', at + 1000);
    expect(first).toMatchObject({ id: 'gyre-2026-11-26T03-00-00-123Z-scheduled', at, why: 'scheduled' });
    expect(first.bytes).toBeGreaterThan(4096);
    expect(backups.list()).toEqual([second, first]);
    backups.remove(second.id);
    expect(backups.list()).toEqual([first]);
  });
  it('counts a file that somebody put there, and nothing else', async () => {
    const made = await backups.make(database.sqlite, 'asked', at);
    writeFileSync(join(dir, 'backups', 'from-my-laptop.db'), 'whatever');
    writeFileSync(join(dir, 'backups', 'half.db.part'), 'half');
    expect(backups.list().map((it) => [it.id, it.why])).toEqual([
      ['from-my-laptop', 'other'],
      [made.id, 'asked'],
    ]);
  });
  it('finds nothing outside the folder', () => {
    for (const id of ['../gyre', '..', '', 'a/b', '/etc/passwd', 'a\0b']) expect(backups.find(id), id).toBeUndefined();
  });
  it('leaves no half file behind where the copy cannot be made', async () => {
    await backups.make(database.sqlite, 'asked', at);
    database.close();
    await expect(backups.make(database.sqlite, 'asked', at + 1)).rejects.toThrow();
    expect(readdirSync(join(dir, 'backups'))).toHaveLength(1);
    reopen();
  });
});

describe('another database in the place of ours', () => {
  it('goes on from the last revision there was, and can be put back', async () => {
    mark(7);
    const { id } = await backups.make(database.sqlite, 'asked', at);
    mark(8);
    database.sqlite.prepare("insert or replace into meta (name, value) values ('revision', 98)").run();
    database.close();
    swapIn(join(dir, 'gyre.db'), backups.path(id), true);
    reopen();
    expect([marked(), revision()]).toEqual([7, 99]);
    database.close();
    swapBack(join(dir, 'gyre.db'));
    reopen();
    expect(marked()).toBe(8);
  });
  it('is whole or not there', () => {
    mark(8);
    database.close();
    expect(() => swapIn(join(dir, 'gyre.db'), join(dir, 'missing.db'))).toThrow();
    reopen();
    expect(marked()).toBe(8);
    database.close();
    // The file is there and cannot become ours: nothing may be lost at the last step either.
    writeFileSync(join(dir, 'copy.db'), readFileSync(join(dir, 'gyre.db')));
    mkdirSync(join(dir, 'gyre.db.new'));
    expect(() => swapIn(join(dir, 'gyre.db'), join(dir, 'copy.db'))).toThrow();
    reopen();
    expect(marked()).toBe(8);
    expect(existsSync(join(dir, 'gyre.db.before-restore'))).toBe(false);
  });
});
