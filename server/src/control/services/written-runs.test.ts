import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { turn } from '../../base/turn.ts';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';

const many = 3_000;
let folder: string;
let key: Buffer;
let house: StoredHouse;
const open = (): StoredHouse => openStoredHouse({ path: join(folder, 'gyre.db'), key });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gyre-runs-'));
  key = randomBytes(32);
  house = open();
  const lines = Array.from({ length: many }, (_, i) => `http://u${i}:secret@gw.example:8000`).join('\n');
  await house.call('exits.import', { query: {}, body: lines });
});
afterEach(() => {
  house.close();
  rmSync(folder, { recursive: true });
});

const bulk = (action: object, q = '') => house.call('exits.bulk', { body: { selection: { q }, action } });
const disable = () => bulk({ verb: 'set-state', adminState: 'disabled' });
const get = (id: string) => house.call('writeRuns.get', { params: { id } });
const change = (id: string) => house.call('changes.get', { params: { id } });
const takeBack = (id: string, body: object = {}) => house.call('changes.takeBack', { params: { id }, body });
const matching = async (q: string) => (await house.call('exits.list', { query: { q } })).total;
async function ended(id: string) {
  for (;;) {
    const run = await get(id);
    if (run.endedAt !== null) return run;
    await turn();
  }
}
const whole = async (answer: { readonly run: { readonly id: string } | null }) => ended(answer.run!.id);

describe('a bulk edit of many exits', { timeout: 30_000 }, () => {
  it('is written part by part, is one change, and the last part carries its revision', async () => {
    const answer = await disable();
    expect(answer).toMatchObject({ matched: many, changed: many, run: { course: 'under-way', total: many, left: 0 } });
    expect(answer.run!.done).toBeLessThan(many);
    const run = await whole(answer);
    expect(run).toMatchObject({ course: 'whole', done: many, left: 0, problem: null });
    expect(run.revision).toBeGreaterThan(answer.revision + 1);
    expect(await matching('admin:disabled')).toBe(many);
    const told = await change(run.id);
    expect(told).toMatchObject({
      ...{ objects: many, revision: run.revision, summary: `${many} exits: set to disabled`, notTakenBack: null },
      parts: { total: many, done: many, course: 'whole' },
    });
    expect(house.commits.at(-1)).toMatchObject({ revision: run.revision, run: run.id });
    expect((await house.call('changes.list', { query: { noun: 'exits' } })).items.map((it) => it.id)[0]).toBe(run.id);
  });
  it('is found by each of its exits, the first as well as the last, as smaller ones are', async () => {
    const run = await whole(await disable());
    const { items } = await house.call('exits.list', { query: { sort: 'added', limit: 500 } });
    const last = await house.call('exits.list', { query: { sort: '-added', limit: 1 } });
    for (const exit of [items[0]!, last.items[0]!]) {
      const found = await house.call('changes.list', { query: { objectId: exit.id } });
      expect(found.items.map((it) => it.id)).toContain(run.id);
    }
  });
  it('lets others write in between, and loses nothing of what they wrote', async () => {
    const answer = await bulk({ verb: 'add-tags', tags: ['ours'] });
    const last = (await house.call('exits.list', { query: { sort: '-added', limit: 1 } })).items[0]!;
    await house.call('exits.update', { params: { id: last.id }, body: { tags: ['theirs'] } });
    await whole(answer);
    const { tags } = await house.call('exits.get', { params: { id: last.id } });
    expect([...tags].sort()).toEqual(['ours', 'theirs']);
  });
  it('is refused while another is under way, and so is taking it back', async () => {
    const answer = await disable();
    await expect(bulk({ verb: 'remove' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(takeBack(answer.run!.id)).rejects.toMatchObject({ code: 'conflict' });
    expect((await change(answer.run!.id)).notTakenBack).toBe('under-way');
    await whole(answer);
    expect(await matching('')).toBe(many);
  });
  it('keeps what was done when it is stopped, says so, and that can be taken back', async () => {
    const answer = await disable();
    const stopped = await house.call('writeRuns.stop', { params: { id: answer.run!.id } });
    expect(stopped).toMatchObject({ course: 'stopped', total: many });
    await turn();
    await turn();
    expect(await matching('admin:disabled')).toBe(stopped.done);
    expect(stopped.done).toBeGreaterThan(0);
    expect(await change(stopped.id)).toMatchObject({
      summary: `${stopped.done} of ${many} exits: set to disabled`,
      parts: { course: 'stopped', done: stopped.done },
    });
    await takeBack(stopped.id);
    expect(await matching('admin:disabled')).toBe(0);
  });
  it('says how far it came when control ended in the middle, and that can be taken back', async () => {
    const answer = await disable();
    house.close();
    await turn();
    house = open();
    const run = await get(answer.run!.id);
    expect(run).toMatchObject({ course: 'broken-off', total: many, summary: 'set to disabled' });
    expect(await matching('admin:disabled')).toBe(run.done);
    expect((await change(run.id)).parts).toEqual({ total: many, done: run.done, course: 'broken-off' });
    await takeBack(run.id);
    expect(await matching('admin:disabled')).toBe(0);
  });
  it('changes few in one go', async () => {
    expect(await bulk({ verb: 'add-tags', tags: ['few'] }, 'u12')).toMatchObject({ run: null });
  });
});

describe('taking a large change back', { timeout: 30_000 }, () => {
  it('goes part by part and is one change, which can be taken back itself', async () => {
    const edit = await whole(await disable());
    const report = await takeBack(edit.id);
    expect(report).toMatchObject({ updated: many, run: { action: 'take-back', takesBack: edit.id, total: many } });
    const run = await whole(report);
    expect(run).toMatchObject({ course: 'whole', left: 0 });
    expect(await matching('admin:disabled')).toBe(0);
    expect((await change(edit.id)).takenBackBy).toBe(run.id);
    await whole(await takeBack(run.id));
    expect(await matching('admin:disabled')).toBe(many);
  });
  it('brings removed exits back, with their passwords and their places in pools', async () => {
    const pool = await house.call('pools.create', { body: { name: 'p', strategy: 'random', query: null } });
    const join = await whole(await bulk({ verb: 'add-to-pool', poolId: pool.data.id }));
    const before = await house.call('exits.export', { query: { format: 'urls', passwords: 'true' } });
    const removal = await whole(await bulk({ verb: 'remove' }));
    expect(await matching('')).toBe(0);
    await whole(await takeBack(removal.id));
    expect(await matching('pool:p')).toBe(many);
    expect(await house.call('exits.export', { query: { format: 'urls', passwords: 'true' } })).toBe(before);
    await whole(await takeBack(join.id));
    expect(await matching('pool:p')).toBe(0);
  });
  it('leaves the change to be taken back when it was stopped, and finishes it then', async () => {
    const edit = await whole(await disable());
    const { run } = await takeBack(edit.id);
    await house.call('writeRuns.stop', { params: { id: run!.id } });
    expect(await change(edit.id)).toMatchObject({ takenBackBy: null, notTakenBack: null });
    await whole(await takeBack(edit.id));
    expect(await matching('admin:disabled')).toBe(0);
  });
  it('refuses to write over what was changed since, and leaves what is changed meanwhile', async () => {
    const edit = await whole(await disable());
    const last = (await house.call('exits.list', { query: { sort: '-added', limit: 1 } })).items[0]!;
    const set = (adminState: string) => house.call('exits.update', { params: { id: last.id }, body: { adminState } });
    await set('draining');
    await expect(takeBack(edit.id)).rejects.toMatchObject({ code: 'conflict' });
    await set('disabled');
    const back = await takeBack(edit.id);
    await set('draining');
    expect(await whole(back)).toMatchObject({ course: 'whole', left: 1 });
    expect((await house.call('exits.get', { params: { id: last.id } })).adminState).toBe('draining');
  });
});
