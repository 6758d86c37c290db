import { expect, it } from 'vitest';
import { inMemory, openDatabase } from './database.ts';
import { preparedInsert } from './prepared-insert.ts';
import { pools } from './schema/pools.ts';

const row = {
  ...{ strategy: 'random' as const, query: null, maxAttempts: 3, totalMs: 1, attemptMs: 2, firstByteMs: 3 },
  ...{ createdAt: 1, updatedAt: 2, version: 1 },
};

it('adds rows like the statement that is built for each', () => {
  const database = openDatabase({ path: inMemory });
  const { orm } = database;
  const insert = preparedInsert(orm, pools);
  const plain = { ...row, id: 'pool_a', name: 'a', builtIn: true };
  const full = {
    ...row,
    id: 'pool_b',
    name: 'b',
    builtIn: false,
    query: 'tag:x',
    fallbacks: ['pool_a'],
    everyRequests: 7,
  };
  const added = [insert(plain), insert(full)];
  expect(orm.select().from(pools).all()).toEqual(added);
  orm.delete(pools).run();
  const built = [plain, full].map((it) => orm.insert(pools).values(it).returning().get());
  expect(added).toEqual(built);
  database.close();
});
it('says what the table says of a row that will not do', () => {
  const database = openDatabase({ path: inMemory });
  const insert = preparedInsert(database.orm, pools);
  insert({ ...row, id: 'pool_a', name: 'a', builtIn: false });
  expect(() => insert({ ...row, id: 'pool_b', name: 'a', builtIn: false })).toThrow('UNIQUE');
  database.close();
});
