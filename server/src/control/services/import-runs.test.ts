import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { turn } from '../../base/turn.ts';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import { readDocument } from '../import/read-document.ts';

const many = 40_000;
const text = Array.from({ length: many }, (_, i) => `http://u${i}:secret@gw.example:8000`).join('\n');
let house: StoredHouse;
beforeEach(() => (house = openStoredHouse({ readDocument })));
afterEach(() => house.close());

const list = async () => (await house.call('importRuns.list')).items;
const imported = (query: object = {}) => house.call('exits.import', { query: { maxLines: '0', ...query }, body: text });

describe('an import that writes', { timeout: 30_000 }, () => {
  it('is seen while it is under way, going up from nothing to all lines, and says what it did', async () => {
    let over = false;
    const answer = imported().finally(() => (over = true));
    const seen = [];
    while (!over) {
      seen.push(...(await list()));
      await turn();
    }
    const report = await answer;
    const shares = seen.map((run) => run.done / run.total);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(new Set(shares).size).toBeGreaterThan(4);
    expect([...new Set(seen.map((run) => run.step))]).toEqual(expect.arrayContaining(['reading', 'comparing']));
    expect(seen[0]).toMatchObject({ actor: 'a admin', course: 'under-way', total: many, endedAt: null });
    const [run, ...others] = await list();
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      ...{ course: 'whole', done: many, total: many, endedAt: house.clock.now },
      ...{ added: many, updated: 0, revision: report.revision, problem: null },
    });
    expect(await house.call('importRuns.get', { params: { id: run!.id } })).toEqual(run);
  });
  it('is stopped before it writes, and then nothing is here', async () => {
    const answer = imported();
    const [run] = await list();
    expect(await house.call('importRuns.stop', { params: { id: run!.id } })).toMatchObject({ course: 'stopped' });
    await expect(answer).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('stopped') });
    expect(house.commits).toEqual([]);
    expect(await list()).toMatchObject([{ course: 'stopped', revision: null, added: 0 }]);
    await imported();
    expect(await house.call('importRuns.stop', { params: { id: (await list())[0]!.id } })).toMatchObject({
      course: 'whole',
    });
  });
  it('tells why nothing came of it', async () => {
    house.database.sqlite.exec("CREATE TRIGGER full BEFORE INSERT ON exits BEGIN SELECT RAISE(ABORT, 'no room'); END");
    await expect(imported()).rejects.toThrow('no room');
    expect(await list()).toMatchObject([{ course: 'broken-off', problem: 'no room' }]);
  });
  it('is none when it only looks', async () => {
    await imported({ dryRun: 'true' });
    expect(await list()).toEqual([]);
    await expect(house.call('importRuns.get', { params: { id: 'irun_x' } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
