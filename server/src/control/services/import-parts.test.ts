import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import { turn } from '../../base/turn.ts';

const many = 12_000;
let folder: string;
let key: Buffer;
let house: StoredHouse;
const open = (): StoredHouse => openStoredHouse({ path: join(folder, 'gyre.db'), key });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gyre-imports-'));
  key = randomBytes(32);
  house = open();
});
afterEach(() => {
  house.close();
  rmSync(folder, { recursive: true });
});

const line = (i: number, password = 'pw'): string => `http://u${i}:${password}@gw.example:8000`;
const document = Array.from({ length: many }, (_, i) => line(i)).join('\n');
const imported = (query: object = {}) => house.call('exits.import', { query, body: document });
const here = (): number => house.services.inventory.exitBriefs().length;
const newest = async (action = 'import') =>
  (await house.call('changes.list', { query: { noun: 'exits' } })).items.find((it) => it.action === action)!;
const find = async (username: string) =>
  (await house.call('exits.list', { query: { q: `username:${username}` } })).items[0]!;
async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await turn();
}
/** In the middle of it: some exits are written, not all. */
const begun = (): Promise<void> => until(() => here() > 0);

describe('a large import', { timeout: 60_000 }, () => {
  it('is one change, told once, and taken back by one undo', async () => {
    const report = await imported();
    expect(report).toMatchObject({ added: many, updated: 0 });
    expect(house.commits).toMatchObject([{ revision: report.revision, run: undefined }]);
    const [{ exitIds, probe, ids } = { exitIds: [], probe: [], ids: [] }] = house.commits;
    expect([new Set(exitIds).size, new Set(probe).size, ids.length]).toEqual([many, many, 500]);
    const change = await newest();
    const parts = { total: many, done: many, course: 'whole' };
    expect(change).toMatchObject({ summary: `${many} exits added, 0 updated`, objects: many, parts });
    expect((await house.call('changes.list', { query: { noun: 'exits' } })).total).toBe(1);
    const { run } = await house.call('changes.takeBack', { params: { id: change.id }, body: {} });
    await until(async () => (await house.call('writeRuns.get', { params: { id: run!.id } })).endedAt !== null);
    expect(here()).toBe(0);
  });
  it('lets others write in between, and tells what became of each line then', async () => {
    const under = imported({ tags: 'ours' });
    await begun();
    const exit = { scheme: 'http', host: 'gw.example', port: 8000, password: 'theirs', weight: 7 };
    await house.call('exits.create', { body: { ...exit, username: `u${many - 1}` } });
    await house.call('exits.create', { body: { ...exit, username: 'other' } });
    expect(here()).toBeLessThan(many);
    expect(await under).toMatchObject({ added: many - 1, updated: 1, errors: 0 });
    expect(here()).toBe(many + 1);
    expect(await find(`u${many - 1}`)).toMatchObject({ weight: 7, tags: ['ours'] });
    const last = (await find(`u${many - 1}`)).id;
    expect(house.services.inventory.exitRecordsOf([last])).toMatchObject([{ password: 'pw' }]);
    expect((await newest()).summary).toBe(`${many - 1} exits added, 1 updated`);
  });
  it('adds again what somebody removed in between', async () => {
    await house.call('exits.import', { query: {}, body: line(many - 1, 'old') });
    const { id } = await find(`u${many - 1}`);
    const under = imported();
    await begun();
    await until(() => here() > 1);
    await house.call('exits.remove', { params: { id } });
    expect(await under).toMatchObject({ added: many, updated: 0 });
    expect((await find(`u${many - 1}`)).id).not.toBe(id);
  });
  it('joins its exits to a pool, new ones and others', async () => {
    const { data: pool } = await house.call('pools.create', { body: { name: 'mine' } });
    await house.call('exits.import', { query: {}, body: line(5) });
    expect(await imported({ poolId: pool.id })).toMatchObject({ added: many - 1, unchanged: 1 });
    const records = house.services.inventory.exitRecords('', many);
    expect(records.filter((it) => it.pools.includes(pool.id))).toHaveLength(many);
  });
  it('breaks off when the disk is full, says so, and what it wrote is taken back', async () => {
    const { sqlite } = house.database;
    const under = imported();
    await begun();
    sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true }) as number}`);
    const sentence = 'The import broke off; what it wrote is taken back. The disk is full.';
    await expect(under).rejects.toMatchObject({ code: 'internal', message: sentence });
    expect(await newest()).toMatchObject({ parts: { course: 'broken-off' } });
    sqlite.pragma('max_page_count = 1000000');
    // When there was no room for that either.
    await house.services.takeBackBroken();
    await until(() => here() === 0);
    expect(await imported()).toMatchObject({ added: many });
  });
  it('is taken back by whoever starts next, when this process ends in the middle of it', async () => {
    const lost = expect(imported()).rejects.toThrow();
    await begun();
    const { id } = await newest();
    house.close();
    await lost;
    house = open();
    expect(here()).toBeGreaterThan(0);
    await house.services.takeBackBroken();
    expect(here()).toBe(0);
    expect(await newest('take-back')).toMatchObject({ actor: 'Gyre', takesBack: id });
    expect(await imported()).toMatchObject({ added: many, unchanged: 0 });
  });
});
