import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, inMemory, openDatabase } from '../database.ts';
import { ChangeStore } from './change-store.ts';

let database: Database;
let store: ChangeStore;
beforeEach(() => {
  database = openDatabase({ path: inMemory });
  store = new ChangeStore(database);
});
afterEach(() => database.close());

const mebibyte = 2 ** 20;
const insert = (id: string, bytes: number, objects = 0, objectId: string | null = null): number => {
  const told = { id, at: 1000, actor: 'a', action: 'update', noun: 'exits', objectId, summary: id, revision: 1 };
  const names = Array.from({ length: objects }, (_, i) => `exit_${i}`);
  return store.insert({ ...told, bytes, objects, kept: 'whole' }, [Buffer.from('sealed')], names);
};
const rowsOf = (table: string, change: number) =>
  database.sqlite.prepare(`select count(*) from ${table} where change = ?`).pluck().get(change);

describe('the sweep of changes', () => {
  it('lets go of the parts and objects of the oldest that are too much, and keeps their lines', () => {
    const [old, young] = [insert('change_1', 200 * mebibyte, 3), insert('change_2', 100 * mebibyte, 3)];
    expect(store.sweep(1000)).toBe(false);
    expect(store.find('change_1')).toMatchObject({ kept: 'let-go', bytes: 0 });
    expect([rowsOf('change_parts', old), rowsOf('change_objects', old)]).toEqual([0, 0]);
    expect(store.find('change_2')).toMatchObject({ kept: 'whole' });
    expect([rowsOf('change_parts', young), rowsOf('change_objects', young)]).toEqual([1, 3]);
  });
  it('still finds a line by what it is about when it let go of what that was', () => {
    const old = insert('change_1', 300 * mebibyte, 3, 'exit_1');
    store.sweep(1000);
    expect(store.find('change_1')?.kept).toBe('let-go');
    expect(rowsOf('change_objects', old)).toBe(1);
    expect(store.before(Number.MAX_SAFE_INTEGER, 10, { objectId: 'exit_1' }).map((it) => it.id)).toEqual(['change_1']);
  });
  it('stops after some objects and goes on the next time', () => {
    for (let i = 0; i < 8; i++) insert(`change_${i}`, 10 * mebibyte, 5000);
    insert('change_new', 255 * mebibyte);
    expect(store.sweep(1000)).toBe(true);
    expect(store.find('change_0')?.kept).toBe('let-go');
    expect(store.find('change_7')?.kept).toBe('whole');
    expect(store.sweep(1000)).toBe(false);
    expect(store.find('change_7')?.kept).toBe('let-go');
    expect(store.find('change_new')?.kept).toBe('whole');
  });
  it('says whether more is too old than it took', () => {
    for (let i = 0; i < 501; i++) insert(`change_${i}`, 0);
    const later = 31 * 86_400_000;
    expect(store.sweep(later)).toBe(true);
    expect(store.count()).toBe(1);
    expect(store.sweep(later)).toBe(false);
    expect(store.count()).toBe(0);
  });
});
