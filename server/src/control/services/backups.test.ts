import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStoredHouse, type StoredHouse } from '../../../testkit/stored-house.ts';
import { silentLog } from '../../base/log.ts';
import { BackupRoom, type Restoring } from '../backups/room.ts';
import { BackupSchedule } from '../backups/schedule.ts';

let dir: string;
let house: StoredHouse;
let room: BackupRoom;
let fits: boolean;
let restored: Restoring[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyre-room-'));
  [fits, restored] = [true, []];
  const restore = (asked: Restoring): void => void restored.push(asked);
  house = openStoredHouse({
    path: join(dir, 'gyre.db'),
    room: (database, now) => (room = new BackupRoom({ dataDir: dir, database, now, restore, fits: () => fits })),
  });
});
afterEach(() => {
  house.close();
  rmSync(dir, { recursive: true });
});
const importLines = (...lines: string[]) => house.call('exits.import', { body: lines.join('\n') });
const addRule = (name: string) => house.call('rules.create', { body: { name, then: { direct: true } } });
const made = async () => (await house.call('backups.make')).data;
const compared = (id: string) => house.call('backups.compare', { params: { id } });
const later = (): void => void (house.clock.now += 60_000);

describe('backups', () => {
  it('are for those who may do everything', async () => {
    const { id } = await made();
    for (const [verb, call] of [
      ['backups.list', {}],
      ['backups.make', {}],
      ['backups.file', { params: { id } }],
      ['backups.compare', { params: { id } }],
      ['backups.restore', { params: { id }, body: { confirm: id } }],
      ['backups.remove', { params: { id } }],
    ] as const)
      await expect(house.call(verb, { ...call, scope: 'operate' }), verb).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are made, listed, read as a file and removed', async () => {
    const data = await made();
    expect(await house.call('backups.list')).toEqual({ items: [data], folder: join(dir, 'backups') });
    const file = await house.call('backups.file', { params: { id: data.id } });
    expect(file.startsWith('SQLite format 3')).toBe(true);
    await house.call('backups.remove', { params: { id: data.id } });
    expect((await house.call('backups.list')).items).toEqual([]);
    await expect(compared(data.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('tell what restoring them would lose and bring back, by name', async () => {
    await importLines('http://a:1#old', 'http://b:1#both', 'http://c:1#edited');
    await addRule('kept');
    const { id } = await made();
    later();
    const { items } = await house.call('exits.list');
    const idOf = (label: string) => ({ params: { id: items.find((it) => it.label === label)!.id } });
    await house.call('exits.remove', idOf('old'));
    await house.call('exits.update', { ...idOf('edited'), body: { weight: 7 } });
    await importLines('http://d:1#new', 'http://e:1#newer');
    await addRule('new rule');

    const { problem, tables, changesSince } = await compared(id);
    expect([problem, changesSince]).toEqual([null, 4]);
    const byTable = new Map(tables.map((it) => [it.table, it]));
    expect(byTable.get('exits')).toEqual({
      ...{ table: 'exits', now: 4, then: 3, lost: 2, back: 1, changed: 1, names: ['new', 'newer'] },
    });
    expect(byTable.get('rules')).toMatchObject({ now: 2, then: 1, lost: 1, back: 0, names: ['new rule'] });
    expect(byTable.get('pools')).toMatchObject({ lost: 0, back: 0, changed: 0 });
    expect(room.files.list()).toHaveLength(1);
  });

  it('tell which fixed members a pool would lose', async () => {
    await importLines('http://a:1#a', 'http://b:1#b');
    const [a, b] = (await house.call('exits.list')).items.map((it) => it.id);
    const pool = (await house.call('pools.create', { body: { name: 'fixed', query: null } })).data;
    const join = (exit: string | undefined) =>
      house.call('exits.bulk', {
        body: { selection: { ids: [exit] }, action: { verb: 'add-to-pool', poolId: pool.id } },
      });
    await join(a);
    const { id } = await made();
    later();
    await join(b);
    const { tables } = await compared(id);
    expect(tables.find((it) => it.table === 'pool_members')).toMatchObject({ now: 2, then: 1, lost: 1, back: 0 });
  });

  it('are restored only when the id is given twice, and not without a backup of now', async () => {
    const { id } = await made();
    later();
    const ask = (confirm: string) => house.call('backups.restore', { params: { id }, body: { confirm } });
    await expect(ask('yes')).rejects.toMatchObject({ code: 'validation', fields: [{ pointer: '/confirm' }] });
    expect(room.files.list()).toHaveLength(1);
    const { data, kept } = await ask(id);
    expect([data.id, kept.why]).toEqual([id, 'restore']);
    expect(room.files.list().map((it) => it.id)).toEqual([kept.id, id]);
    await new Promise((resolve) => setImmediate(resolve));
    await expect(ask(id)).rejects.toMatchObject({ code: 'conflict' });
    expect(restored).toMatchObject([{ file: room.files.path(id), summary: expect.stringContaining(id) }]);
  });

  it('are refused with the reason when they cannot be restored', async () => {
    const { id } = await made();
    const [other, damaged] = ['brought', 'damaged'];
    await importLines(...Array.from({ length: 400 }, (_, i) => `http://a:${i + 1}#${'x'.repeat(60)}${i}`));
    later();
    const bytes = readFileSync(room.files.path((await made()).id));
    // Past the first pages, so that it opens and its tables are found.
    bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 8192);
    writeFileSync(room.files.path(damaged), bytes);
    writeFileSync(room.files.path(other), 'no database at all');
    fits = false;
    for (const [which, why] of [
      [id, 'another key'],
      [other, 'no backup of Gyre'],
      [damaged, 'damaged'],
    ] as const) {
      expect((await compared(which)).problem).toContain(why);
      const call = { params: { id: which }, body: { confirm: which } };
      await expect(house.call('backups.restore', call)).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(room.files.list()).toHaveLength(4);
    expect(restored).toEqual([]);
  });
});

describe('backups by themselves', () => {
  const hours = (n: number): number => n * 3_600_000;
  const start = (everyHours: number, keep: number): BackupSchedule =>
    new BackupSchedule({
      ...{ room, clock: { now: () => house.clock.now, every: () => () => {} }, log: silentLog },
      settings: () => ({ everyHours, keep }),
    });
  const ages = () => room.files.list().map((it) => (house.clock.now - it.at) / hours(1));

  it('are made when the newest is old enough; the oldest go, and those of people stay', async () => {
    const schedule = start(24, 2);
    const { id } = await made();
    for (const pass of [1, 12, 11, 24, 24]) {
      house.clock.now += hours(pass);
      await schedule.look();
    }
    // Looks 1, 13, 24, 48 and 72 hours after the start: made at 1, 48 and 72.
    expect(ages()).toEqual([0, 24, 72]);
    expect(room.files.find(id)).toBeDefined();
  });
  it('are not made where nobody wants them', async () => {
    await start(0, 2).look();
    expect(room.files.list()).toEqual([]);
  });
});
