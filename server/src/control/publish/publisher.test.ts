import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { exitRecord, poolRecord, ruleRecord } from '../../../testkit/records.ts';
import { silentLog } from '../../base/log.ts';
import { applyHealth, applyPatch } from '../../core/snapshot/patch.ts';
import { SnapshotBuilder } from '../../core/snapshot/compile.ts';
import type { ExitRecord, Frame } from '../../core/snapshot/records.ts';
import type { Snapshot } from '../../core/snapshot/snapshot.ts';
import { memoryLink } from '../../link/memory-link.ts';
import { linkProtocol, type ToControl, type ToWorker } from '../../link/messages.ts';
import type { HealthState } from '@gyre/shared/vocabulary';
import { MemberMoves } from '../catalogue/member-moves.ts';
import type { Commit, HealthNow } from '../inventory-port.ts';
import { Acks } from './acks.ts';
import { takeIn } from './arrivals.ts';
import { coalesceMs, Publisher } from './publisher.ts';

const record = (id: string, label = id): ExitRecord => exitRecord(id, { label, health: 'unproven' });
const frameOf = (maxConnections: number): Frame => ({
  ...{ pools: [], users: [], listeners: [], rules: [], siteBanRules: [] },
  settings: {
    ...{ verifierKey: '', allowPrivateTargets: false, refusedPorts: [], maxConnections, maxConnectionsPerClient: 1 },
    ...{ headTimeoutMs: 1, idleTimeoutMs: 1 },
  },
});
const pad = (i: number): string => `exit_${String(i).padStart(6, '0')}`;

/** An inventory in memory whose writes are told like commits. */
class Shelf {
  readonly records = new Map<string, ExitRecord>();
  current = 1;
  frameNow = frameOf(1);

  revision = (): number => this.current;
  frame = (): Frame => this.frameNow;
  exitRecords = (after: string, limit: number, now: HealthNow): readonly ExitRecord[] =>
    [...this.records.values()]
      .filter((it) => it.id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map((it) => ({ ...it, health: now(it.id)?.[1] ?? it.health }));
  exitRecordsOf = (ids: readonly string[]): readonly ExitRecord[] =>
    ids.map((id) => this.records.get(id)).filter((it) => it !== undefined);

  put(...records: readonly ExitRecord[]): Commit {
    for (const it of records) this.records.set(it.id, it);
    return this.commit(records.map((it) => it.id));
  }
  remove(...ids: readonly string[]): Commit {
    for (const id of ids) this.records.delete(id);
    return this.commit(ids);
  }
  commit(exitIds: readonly string[], frame = false): Commit {
    return { revision: ++this.current, noun: 'exits', ids: [], exitIds, members: new MemberMoves(), frame, probe: [] };
  }
}

function setUp(exits = 3) {
  const clock = new FakeClock();
  const shelf = new Shelf();
  for (let i = 0; i < exits; i++) shelf.records.set(pad(i), record(pad(i)));
  const health = new Map<string, HealthState>();
  const seen: string[][] = [];
  const publisher = new Publisher({
    ...{ inventory: shelf, clock, log: silentLog },
    sessions: () => [],
    siteBans: () => [],
    health: {
      exitCount: exits,
      changeOf: (id) => (health.has(id) ? [id, health.get(id)!] : undefined),
      states: () => health.entries(),
    },
    changed: (put, gone) => seen.push([...put.map((it) => it.id), ...gone.map((id) => `-${id}`)]),
  });
  const acks = new Acks(1, { revision: 1, at: 0 }, () => {});
  return { clock, shelf, health, seen, publisher, acks };
}
type Setup = ReturnType<typeof setUp>;

/** A worker with the real snapshot code and without sockets. */
class TestWorker {
  snapshot: Snapshot | undefined;
  readonly types: string[] = [];
  acknowledged = 0;
  close: () => void;
  private builder: SnapshotBuilder | undefined;
  private until: (() => void) | undefined;
  private condition: () => boolean = () => false;

  constructor({ publisher, acks }: Setup, revision = 0, protocol = linkProtocol) {
    const [control, worker] = memoryLink<ToWorker, ToControl>();
    const log = silentLog;
    takeIn(control, {
      ...{ publisher, acks, log, reported: () => {}, sessions: () => {}, gone: () => {}, closed: () => {} },
      ...{ here: () => {}, away: () => {}, siteBans: () => {}, found: () => {}, verdict: () => {} },
      ...{ introduced: () => {}, spending: () => {} },
    });
    worker.onMessage((message) => {
      this.types.push(message.type);
      this.take(message, (out) => worker.send(out));
      if (this.condition()) this.until?.();
    });
    worker.onClose(() => this.types.push('closed'));
    worker.send({ type: 'hello', protocol, worker: 1, pid: 1, startedAt: 0, revision, spending: [] });
    this.close = () => worker.close();
  }
  when(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    this.condition = condition;
    return new Promise((resolve) => (this.until = resolve));
  }
  private take(message: ToWorker, send: (message: ToControl) => void): void {
    if (message.type === 'snapshot-begin')
      this.builder = new SnapshotBuilder(message.revision, message.frame, this.snapshot);
    else if (message.type === 'snapshot-rules') this.builder!.addRules(message.rules);
    else if (message.type === 'snapshot-exits') this.builder!.add(message.exits);
    else if (message.type === 'snapshot-end') this.snapshot = this.builder!.finish();
    else if (message.type === 'health') return applyHealth(this.snapshot!, message.changes);
    else if (message.type === 'sessions' || message.type === 'site-bans' || message.type === 'find-request') return;
    else if (message.type === 'allowances') return;
    else if (applyPatch(this.snapshot!, message.patch) === 'mismatch')
      return send({ type: 'need-snapshot', revision: this.snapshot!.revision });
    if (this.builder !== undefined && message.type.startsWith('snapshot') && message.type !== 'snapshot-end') return;
    this.acknowledged = this.snapshot!.revision;
    send({ type: 'ack', revision: this.acknowledged });
  }
}

describe('the publisher', () => {
  it('sends a new worker everything, in chunks', async () => {
    const house = setUp(2500);
    const worker = new TestWorker(house);
    await worker.when(() => worker.acknowledged === 1);
    expect(worker.snapshot!.exitsById.size).toBe(2500);
    const exits = Array<string>(10).fill('snapshot-exits');
    expect(worker.types).toEqual(['snapshot-begin', ...exits, 'site-bans', 'snapshot-end']);
  });

  it('sends neighbouring commits as one patch, and the worker is known to run it', async () => {
    const house = setUp();
    const { clock, shelf, publisher, acks, seen } = house;
    const worker = new TestWorker(house);
    await worker.when(() => worker.acknowledged === 1);
    // The first goes at once; those behind it wait for each other.
    publisher.committed(shelf.put(record(pad(1), 'first')));
    await clock.advance(0);
    await worker.when(() => worker.acknowledged === 2);
    publisher.committed(shelf.put(record(pad(1), 'other')));
    await clock.advance(coalesceMs - 1);
    publisher.committed(shelf.put(record(pad(7))));
    publisher.committed(shelf.remove(pad(0)));
    expect(worker.types.filter((it) => it === 'patch')).toHaveLength(1);
    await clock.advance(1);
    await worker.when(() => worker.acknowledged === 5);
    acks.committed(5, 0);
    await clock.advance(0);
    expect(worker.types.filter((it) => it === 'patch')).toHaveLength(2);
    expect(worker.snapshot!.findExit(pad(1))!.exit.label).toBe('other');
    expect(worker.snapshot!.findExit(pad(0))).toBeUndefined();
    expect(acks.revisionState().running).toBe(1);
    expect(seen).toEqual([[pad(1)], [pad(1), pad(7), `-${pad(0)}`]]);
  });

  it('sends a large write in parts, of which only the last carries the new revision', async () => {
    const house = setUp();
    const { clock, shelf, publisher } = house;
    const worker = new TestWorker(house);
    await worker.when(() => worker.acknowledged === 1);
    publisher.committed(shelf.put(...Array.from({ length: 2600 }, (_, i) => record(pad(10 + i)))));
    await clock.advance(coalesceMs);
    await worker.when(() => worker.acknowledged === 2);
    expect(worker.types.filter((it) => it === 'patch')).toHaveLength(11);
    expect(worker.snapshot!.exitsById.size).toBe(2603);
  });

  it('loses neither of two parts of a kind', async () => {
    const house = setUp();
    const { clock, shelf, publisher } = house;
    shelf.frameNow = {
      ...frameOf(1),
      pools: [poolRecord('pool_a', { everything: false }), poolRecord('pool_b', { everything: false })],
    };
    const worker = new TestWorker(house);
    await worker.when(() => worker.acknowledged === 1);
    publisher.committed(shelf.put(...Array.from({ length: 1500 }, (_, i) => record(pad(10 + i)))));
    await clock.advance(coalesceMs);
    await worker.when(() => worker.acknowledged === 2);
    expect(worker.snapshot!.exitsById.size).toBe(1503);
    const commit = shelf.commit([]);
    const { seq } = shelf.records.get(pad(1))!;
    commit.members.note(seq, [], ['pool_a', 'pool_b']);
    publisher.committed(commit);
    await clock.advance(coalesceMs);
    await worker.when(() => worker.acknowledged === 3);
    const exit = worker.snapshot!.findExit(pad(1))!;
    expect(['pool_a', 'pool_b'].map((id) => worker.snapshot!.findPool(id)!.has(exit))).toEqual([true, true]);
  });

  it('sends everything to a worker that comes back between two parts', async () => {
    const house = setUp();
    const { clock, shelf, publisher } = house;
    const first = new TestWorker(house);
    await first.when(() => first.acknowledged === 1);
    let again: TestWorker | undefined;
    const read = shelf.exitRecordsOf;
    shelf.exitRecordsOf = (ids) => {
      // The second of three parts is read: the link breaks, and the worker has half of the change.
      if (ids.includes(pad(1010))) {
        first.close();
        again = new TestWorker(house, 1);
        again.snapshot = first.snapshot;
      }
      return read(ids);
    };
    publisher.committed(shelf.put(...Array.from({ length: 2600 }, (_, i) => record(pad(10 + i)))));
    while (again === undefined) await clock.advance(1);
    const { snapshot } = await again.when(() => again!.acknowledged === 2).then(() => again!);
    expect(again.types).toContain('snapshot-begin');
    expect(snapshot!.exitsById.size).toBe(2603);
  });

  it('lets the record of an exit have the last word about its pools', async () => {
    const house = setUp();
    const { clock, shelf, publisher } = house;
    shelf.frameNow = { ...frameOf(1), pools: [poolRecord('pool_a', { everything: false })] };
    const worker = new TestWorker(house);
    await worker.when(() => worker.acknowledged === 1);
    const joins = shelf.commit([]);
    joins.members.note(shelf.records.get(pad(1))!.seq, [], ['pool_a']);
    publisher.committed(joins);
    // Written right behind it, and in no pool.
    publisher.committed(shelf.put({ ...shelf.records.get(pad(1))!, pools: [] }));
    await clock.advance(coalesceMs);
    await worker.when(() => worker.acknowledged === 3);
    expect(worker.snapshot!.findPool('pool_a')!.has(worker.snapshot!.findExit(pad(1))!)).toBe(false);
  });

  it('goes on when a revision could not be read while another was committed', async () => {
    const house = setUp();
    const { clock, shelf, publisher } = house;
    const worker = new TestWorker(house);
    await worker.when(() => worker.acknowledged === 1);
    const read = shelf.exitRecordsOf;
    const broken = (): never => {
      shelf.exitRecordsOf = read;
      throw new Error('no disk');
    };
    let during: Promise<void> | undefined;
    shelf.exitRecordsOf = (ids) => {
      // Its time comes between the two parts of the first.
      publisher.committed(shelf.put(record(pad(8))));
      during = clock.advance(coalesceMs);
      shelf.exitRecordsOf = broken;
      return read(ids);
    };
    publisher.committed(shelf.put(...Array.from({ length: 1500 }, (_, i) => record(pad(10 + i)))));
    await clock.advance(coalesceMs);
    await during;
    await clock.advance(coalesceMs);
    publisher.committed(shelf.put(record(pad(9))));
    await clock.advance(coalesceMs);
    await worker.when(() => worker.acknowledged === 4);
    expect(worker.snapshot!.findExit(pad(9))).toBeDefined();
  });

  it('sends the frame only when something in it changed', async () => {
    const house = setUp();
    const { clock, shelf, publisher } = house;
    const worker = new TestWorker(house);
    await worker.when(() => worker.acknowledged === 1);
    shelf.frameNow = frameOf(99);
    publisher.committed(shelf.commit([], false));
    await clock.advance(coalesceMs);
    await worker.when(() => worker.acknowledged === 2);
    expect(worker.snapshot!.settings.maxConnections).toBe(1);
    publisher.committed(shelf.commit([], true));
    await clock.advance(coalesceMs);
    await worker.when(() => worker.acknowledged === 3);
    expect(worker.snapshot!.settings.maxConnections).toBe(99);
  });

  it('tells rules only when they changed, in parts that are in force together', async () => {
    const house = setUp();
    const { clock, shelf, publisher } = house;
    const targets = Array.from({ length: 1200 }, (_, i) => `${i}.test`);
    const rules = [
      ruleRecord('rule_a', { when: { targets }, then: { direct: true } }),
      ruleRecord('rule_b', { then: { direct: true } }),
    ];
    shelf.frameNow = { ...frameOf(1), rules };
    const worker = new TestWorker(house);
    await worker.when(() => worker.acknowledged === 1);
    expect(worker.types.filter((it) => it === 'snapshot-rules')).toHaveLength(5);
    expect(worker.snapshot!.rules.rules.map((it) => it.id)).toEqual(['rule_a', 'rule_b']);
    const change = async (frame: Frame): Promise<number> => {
      shelf.frameNow = frame;
      const before = worker.types.length;
      publisher.committed(shelf.commit([], true));
      await clock.advance(coalesceMs);
      await worker.when(() => worker.acknowledged === shelf.revision());
      return worker.types.length - before;
    };
    // The first time control does not know what a worker has.
    expect(await change({ ...frameOf(2), rules })).toBe(6);
    const compiled = worker.snapshot!.rules;
    expect(await change({ ...frameOf(3), rules })).toBe(1);
    expect(worker.snapshot!.rules).toBe(compiled);
    expect(await change({ ...frameOf(3), rules: rules.slice(1) })).toBe(1);
    expect(worker.snapshot!.rules.rules.map((it) => it.id)).toEqual(['rule_b']);
    expect(await change({ ...frameOf(3), rules: [] })).toBe(1);
    expect(worker.snapshot!.rules.rules).toEqual([]);
  });

  it('loses no write that happens while a worker is being told everything', async () => {
    const house = setUp(3000);
    const { clock, shelf, publisher } = house;
    const worker = new TestWorker(house);
    await worker.when(() => worker.types.includes('snapshot-exits'));
    publisher.committed(shelf.remove(pad(0), pad(2999)));
    publisher.committed(shelf.put(record(pad(5000))));
    await clock.advance(coalesceMs);
    await worker.when(() => worker.acknowledged === 3);
    expect([...worker.snapshot!.exitsById.keys()].sort()).toEqual([...shelf.records.keys()].sort());
  });

  it('sends health apart from revisions, and records with the health of now', async () => {
    const house = setUp();
    const { clock, shelf, health, publisher } = house;
    health.set(pad(2), 'ejected');
    const worker = new TestWorker(house);
    await worker.when(() => worker.acknowledged === 1);
    expect(worker.snapshot!.findExit(pad(2))!.health).toBe('ejected');
    publisher.sendHealth([[pad(1), 'healthy']]);
    await worker.when(() => worker.types.includes('health'));
    expect(worker.snapshot!.findExit(pad(1))!.health).toBe('healthy');
    publisher.committed(shelf.put(record(pad(2), 'renamed')));
    await clock.advance(coalesceMs);
    await worker.when(() => worker.acknowledged === 2);
    expect(worker.snapshot!.findExit(pad(2))).toMatchObject({ health: 'ejected', exit: { label: 'renamed' } });
  });

  it('sends a worker that already runs the newest revision nothing but site bans and health', async () => {
    const house = setUp();
    const first = new TestWorker(house);
    await first.when(() => first.acknowledged === 1);
    first.close();
    house.health.set(pad(1), 'healthy');
    const again = new TestWorker(house, 1);
    again.snapshot = first.snapshot;
    await again.when(() => again.types.length > 1);
    expect(again.types).toEqual(['site-bans', 'health']);
    expect(house.acks.revisionState().running).toBe(1);
  });

  it('answers a worker whose patch does not fit with everything', async () => {
    const house = setUp();
    const worker = new TestWorker(house);
    await worker.when(() => worker.acknowledged === 1);
    worker.snapshot!.revision = 77;
    house.publisher.committed(house.shelf.put(record(pad(1), 'other')));
    await house.clock.advance(coalesceMs);
    await worker.when(() => worker.acknowledged === 2);
    expect(worker.snapshot!.findExit(pad(1))!.exit.label).toBe('other');
  });

  it('refuses a worker of another version', async () => {
    const house = setUp();
    const worker = new TestWorker(house, 0, 99);
    await house.clock.advance(0);
    await house.clock.advance(0);
    await house.clock.advance(0);
    expect(worker.types).toEqual(['closed']);
    expect(house.acks.connected).toEqual([]);
  });
});
