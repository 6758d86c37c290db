import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, inMemory, openDatabase } from '../database.ts';
import { RuleStore } from './rule-store.ts';

let database: Database;
let rules: RuleStore;
beforeEach(() => {
  database = openDatabase({ path: inMemory });
  rules = new RuleStore(database);
  for (const name of ['a', 'b', 'c']) {
    const times = { createdAt: 1, updatedAt: 1, version: 1 };
    rules.insert({
      id: `rule_${name}`,
      name,
      enabled: true,
      when: { targets: [name] },
      then: { direct: true },
      ...times,
    });
  }
});
afterEach(() => database.close());

const names = (): string =>
  rules
    .all()
    .map(({ name }) => name)
    .join('');

it('lists rules as they are after each kind of write', () => {
  const [a] = rules.all();
  expect(names()).toBe('abc');
  rules.update({ ...a!, name: 'x', enabled: false, version: 2 });
  expect(rules.all()[0]).toEqual(rules.find('rule_a'));
  rules.move({ ...rules.find('rule_a')!, version: 3 }, 2);
  expect(names()).toBe('bcx');
  rules.addHits([{ id: 'rule_c', hits: 5, lastHitAt: 9 }]);
  expect(rules.all()[1]).toMatchObject({ hits: 5, lastHitAt: 9 });
  rules.remove('rule_b');
  expect(names()).toBe('cx');
});

it('forgets what a write that was undone had read', () => {
  const undone = new Error('undone');
  expect(() =>
    database.write(() => {
      rules.update({ ...rules.all()[0]!, name: 'x', when: { targets: ['x'] }, version: 2 });
      expect(names()).toBe('xbc');
      throw undone;
    }),
  ).toThrow(undone);
  rules.forget();
  expect(rules.all()[0]).toMatchObject({ name: 'a', when: { targets: ['a'] }, version: 1 });
});

it('hands out the same conditions while they say the same', () => {
  const [a] = rules.all();
  rules.update({ ...a!, name: 'x', version: 2 });
  expect(rules.all()[0]!.when).toBe(a!.when);
  rules.update({ ...a!, when: { targets: ['other'] }, version: 3 });
  expect(rules.all()[0]!.when).toEqual({ targets: ['other'] });
});
