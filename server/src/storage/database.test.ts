import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Impossible } from '../base/impossible.ts';
import { inMemory, openDatabase } from './database.ts';
import { findMigrations } from './migrate.ts';
import { openSeal, Seal } from './seal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gyre-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const tables =
  "select count(*) as count from sqlite_master where type = 'table' and name in ('exits', 'pools', 'changes')";

describe('opening the database', () => {
  it('makes folder and schema from nothing, and finds them again', () => {
    const path = join(folder, 'deep', 'gyre.db');
    for (let start = 0; start < 2; start++) {
      const database = openDatabase({ path });
      expect(database.sqlite.prepare(tables).get()).toEqual({ count: 3 });
      database.close();
    }
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700);
  });
  it('writes so that an answered write survives a power cut', () => {
    const database = openDatabase({ path: join(folder, 'gyre.db') });
    expect(database.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    database.close();
  });
  it('refuses a database from a newer version, and leaves it as it is', () => {
    const path = join(folder, 'gyre.db');
    const database = openDatabase({ path });
    database.sqlite.exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
    database.close();
    expect(() => openDatabase({ path })).toThrow(Impossible);
    expect(() => openDatabase({ path })).toThrow(/newer version/);
  });
  it('says in one sentence what a file is that is no database', () => {
    const path = join(folder, 'gyre.db');
    writeFileSync(path, 'this is a text that is long enough to be read as a header '.repeat(20));
    expect(() => openDatabase({ path })).toThrow(/is not a database of Gyre\.$/);
    expect(readFileSync(path, 'utf8')).toMatch(/^this is a text/);
  });
  it('refuses a folder that is a file', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openDatabase({ path: join(folder, 'file', 'gyre.db') })).toThrow(Impossible);
  });
  it('finds the migrations above the sources', () => {
    expect(readFileSync(join(findMigrations(), 'meta', '_journal.json'), 'utf8')).toContain('"sqlite"');
    expect(() => findMigrations('/')).toThrow(Impossible);
  });
});

describe('a write', () => {
  it('runs hooks after the commit, in order, and keeps going when one throws', () => {
    const failures: unknown[] = [];
    const database = openDatabase({ path: inMemory, hookFailed: (error) => failures.push(error) });
    const said: string[] = [];
    database.write((afterCommit) => {
      afterCommit(() => said.push(`open transaction: ${database.sqlite.inTransaction}`));
      afterCommit(() => {
        throw new Error('late');
      });
      afterCommit(() => said.push('last'));
      said.push('work');
    });
    expect(said).toEqual(['work', 'open transaction: false', 'last']);
    expect(failures).toEqual([new Error('late')]);
  });
  it('leaves nothing behind when it throws, and runs no hook', () => {
    const database = openDatabase({ path: inMemory });
    const work = () =>
      database.write((afterCommit) => {
        afterCommit(() => expect.unreachable());
        database.sqlite.exec("insert into settings values ('a', '1')");
        throw new Error('no');
      });
    expect(work).toThrow('no');
    expect(database.sqlite.prepare('select count(*) as count from settings').get()).toEqual({ count: 0 });
  });
  it('does not nest', () => {
    const database = openDatabase({ path: inMemory });
    expect(() => database.write(() => database.write(() => 1))).toThrow(/inside a write/);
  });
});

describe('the seal', () => {
  it('keeps its key in a file only its owner can read', () => {
    const sealed = openSeal({ dataDir: folder, secretKey: undefined }).seal('s3cret');
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(sealed.includes('s3cret')).toBe(false);
    expect(openSeal({ dataDir: folder, secretKey: undefined }).open(sealed)).toBe('s3cret');
  });
  it('tightens a key file others could read', () => {
    openSeal({ dataDir: folder, secretKey: undefined });
    chmodSync(join(folder, 'secret.key'), 0o644);
    openSeal({ dataDir: folder, secretKey: undefined });
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  });
  it('seals the same text differently each time', () => {
    const seal = new Seal(Buffer.alloc(32, 7));
    const all = new Set(Array.from({ length: 2000 }, () => seal.seal('same').toString('hex')));
    expect(all.size).toBe(2000);
  });
  it('takes any text from the environment, and another text opens nothing', () => {
    const one = openSeal({ dataDir: folder, secretKey: 'passphrase' });
    const other = openSeal({ dataDir: folder, secretKey: 'passphrase2' });
    expect(one.open(one.seal('ü 🦊'))).toBe('ü 🦊');
    expect(() => other.open(one.seal('x'))).toThrow();
    expect(() => one.open(Buffer.from('short'))).toThrow(/not a sealed value/);
  });
  it('refuses a key file that holds something else', () => {
    writeFileSync(join(folder, 'secret.key'), 'hello');
    expect(() => openSeal({ dataDir: folder, secretKey: undefined })).toThrow(Impossible);
  });
});
