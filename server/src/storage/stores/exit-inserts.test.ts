import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, inMemory, openDatabase } from '../database.ts';
import { exitRow, type ExitRow } from './exit-rows.ts';
import { ExitStore } from './exit-store.ts';

let database: Database;
let exits: ExitStore;
beforeEach(() => {
  database = openDatabase({ path: inMemory });
  exits = new ExitStore(database);
});
afterEach(() => database.close());

const identity = { scheme: 'socks5', host: '192.0.2.1', port: 1080, username: 'u', localAddress: '' } as const;
const usual = { tags: [], weight: 1, maxInFlight: null, priority: 0, price: null, template: null } as const;
const state = { label: 'l', adminState: 'enabled', insecureTls: false } as const;
const nowhere = { country: null, region: null, city: null, asn: null, type: null } as const;
const rest = { seq: 1, id: 'exit_1', hasPassword: true, createdAt: 5, updatedAt: 6, version: 1 };
const plain = exitRow(identity, { ...usual, ...state, ...nowhere }, rest);

// One value at a time that no usual exit has: none of them may be left out.
const others: Partial<ExitRow>[] = [
  {},
  ...[{ localAddress: '192.0.2.9' }, { tags: ['a', 'b'] }, { weight: 2 }, { maxInFlight: 3 }, { priority: 1 }],
  ...[{ price: 1.5 }, { template: 'acme' }, { adminState: 'draining' } as const, { insecureTls: true }],
  ...[{ country: 'DE' }, { region: 'Berlin' }, { city: 'Berlin' }, { asn: 64500 }, { type: 'mobile' } as const],
  { version: 2 },
];
it.each(others)('keeps a row as it is: usual, but for %o', (other) => {
  const row = { ...plain, ...other };
  expect(exits.insert(row, Buffer.of(1, 2, 3))).toBe(1);
  expect([...exits.all()]).toEqual([row]);
  expect(exits.findSealed('exit_1')).toEqual({ id: 'exit_1', password: Buffer.of(1, 2, 3) });
});
it('hands sealed passwords out by id, part by part, those without one too', () => {
  for (const [i, password] of [Buffer.of(1, 2), null, Buffer.of(3)].entries())
    exits.insert({ ...plain, id: `exit_${i}`, port: i }, password);
  const first = exits.sealedAfter('', 2);
  expect(first).toEqual([
    { id: 'exit_0', password: Buffer.of(1, 2) },
    { id: 'exit_1', password: null },
  ]);
  expect(exits.sealedAfter('exit_1', 2)).toEqual([{ id: 'exit_2', password: Buffer.of(3) }]);
  expect(exits.sealedAfter('exit_2', 2)).toEqual([]);
});
it('reads all rows in the order they were added, whatever they have, part by part', () => {
  const added = Array.from({ length: 2_500 }, (_, i) => ({
    ...plain,
    ...others[i % others.length],
    ...{ seq: i + 1, id: `exit_${String(i).padStart(5, '0')}`, username: `u${i}` },
  }));
  for (const row of added) exits.insert(row, Buffer.of(1));
  exits.remove(1_000);
  exits.remove(1_001);
  expect([...exits.all()]).toEqual(added.filter(({ seq }) => seq !== 1_000 && seq !== 1_001));
});
