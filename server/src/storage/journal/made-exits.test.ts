import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, inMemory, openDatabase } from '../database.ts';
import { exitRow, type ExitRow } from '../stores/exit-rows.ts';
import { ExitStore } from '../stores/exit-store.ts';
import { Journal, unpacked } from './journal.ts';

let database: Database;
let exits: ExitStore;
let journal: Journal;
beforeEach(() => {
  database = openDatabase({ path: inMemory });
  exits = new ExitStore(database);
  journal = new Journal(database.sqlite);
});
afterEach(() => database.close());

const plain = { tags: [], weight: 1, maxInFlight: null, priority: 0, price: null, template: null, insecureTls: false };
const nowhere = { country: null, region: null, city: null, asn: null, type: null };
function row(name: string): ExitRow {
  const identity = { scheme: 'http', host: '192.0.2.1', port: 1, username: name, localAddress: '' } as const;
  const rest = { seq: 0, id: `exit_${name}`, hasPassword: false, createdAt: 1, updatedAt: 1, version: 1 };
  return exitRow(identity, { label: name, adminState: 'enabled', ...plain, ...nowhere }, rest);
}
const rows = (names: string): ExitRow[] => [...names].map(row);
const noPasswords = (of: readonly ExitRow[]): null[] => of.map(() => null);
const insertMany = (of: readonly ExitRow[]): number => exits.insertMany(of, noPasswords(of));
const keys = (drained: ReturnType<Journal['drain']>): string[] =>
  drained.parts.flatMap((it) =>
    unpacked(it).map(({ key, before, after }) => `${key} ${before === null && after !== null}`),
  );

describe('exits that are made by the ten thousand', () => {
  it('follow each other, behind those that are here', () => {
    exits.insert(row('z'), null);
    expect(insertMany(rows('abc'))).toBe(2);
    expect([...exits.all()].map((it) => [it.seq, it.id])).toEqual([
      [1, 'exit_z'],
      [2, 'exit_a'],
      [3, 'exit_b'],
      [4, 'exit_c'],
    ]);
  });
  it('are kept as created, with those that were noted alone', () => {
    insertMany(rows('abc'));
    exits.insert(row('d'), null);
    insertMany(rows('e'));
    const drained = journal.drain(2);
    expect(drained).toMatchObject({ rows: 5, objects: [], tooLarge: false });
    expect(keys(drained).sort()).toEqual([...'abcde'].map((it) => `exit_${it} true`));
  });
  it('are noted each when they are few, or when something was removed too', () => {
    insertMany(rows('abc'));
    const few = journal.drain(5);
    expect(few.objects).toEqual(['exit_a', 'exit_b', 'exit_c']);
    expect(unpacked(few.parts[0]!)[0]!.after).toMatchObject({ username: 'a' });
    insertMany(rows('de'));
    exits.remove(1);
    expect(keys(journal.drain(1)).sort()).toEqual(['exit_a false', 'exit_d true', 'exit_e true']);
  });
  it('are created still when the same write changed one of them', () => {
    insertMany(rows('abc'));
    exits.update({ ...row('b'), seq: 2, label: 'other', version: 2 });
    expect(unpacked(journal.drain(1).parts[0]!).map((it) => it.after)).toEqual([
      { version: 1 },
      { version: 2 },
      { version: 1 },
    ]);
  });
  it('leave nothing behind', () => {
    insertMany(rows('abc'));
    journal.drain(1);
    exits.insert(row('d'), null);
    expect(keys(journal.drain(0))).toEqual(['exit_d true']);
  });
  it('are forgotten with a write that failed, which the next one is noted behind', () => {
    const write = (): void =>
      database.write(() => {
        insertMany([...rows('ab'), row('a')]);
      });
    expect(write).toThrow(/UNIQUE/);
    exits.insert(row('c'), null);
    expect(keys(journal.drain(0))).toEqual(['exit_c true']);
  });
});
