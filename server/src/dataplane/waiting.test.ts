import { describe, expect, it } from 'vitest';
import { exitRecord, poolRecord, frameOf, snapshotOf } from '../../testkit/records.ts';
import { Deadlines } from '../net/deadlines.ts';
import { type Spot, Waiting } from './waiting.ts';

const pools = [
  poolRecord('pool_default', { maxWaiting: 5 }),
  poolRecord('pool_own', { everything: false, maxWaiting: 5 }),
];
const world = snapshotOf([exitRecord('exit_a'), exitRecord('exit_direct', { scheme: 'direct' })], frameOf({ pools }));
const exit = world.findExit('exit_a')!;

function setUp() {
  const waiting = new Waiting(new Deadlines(() => 0));
  const log: string[] = [];
  const enter = (name: string, user: string, over: { takes?: boolean; pool?: string } = {}): Spot | undefined =>
    waiting.enter(
      world.findPool(over.pool ?? 'pool_default')!,
      user,
      {
        retry: () => (over.takes === false ? false : log.push(name) > 0),
        timeUp: () => void log.push(`${name} late`),
      },
      1000,
    );
  const freed = (id = 'exit_a'): void => waiting.freed(world.findExit(id)!, (pool) => world.findPool(pool));
  return { waiting, log, enter, freed };
}

describe('requests that wait', () => {
  it('go on one for each free place, and users take turns', () => {
    const { waiting, log, enter, freed } = setUp();
    enter('a1', 'alice');
    enter('a2', 'alice');
    enter('b1', 'bob');
    freed();
    freed();
    freed();
    expect(log).toEqual(['a1', 'b1', 'a2']);
    expect(waiting.count).toBe(0);
  });
  it('are passed by where the place is of no use to them', () => {
    const { waiting, log, enter, freed } = setUp();
    enter('a1', 'alice', { takes: false });
    enter('a2', 'alice');
    freed();
    expect(log).toEqual(['a2']);
    expect(waiting.count).toBe(1);
  });
  it('are no more than their pool lets wait', () => {
    const { waiting, enter } = setUp();
    for (let i = 0; i < 5; i++) expect(enter(`a${i}`, 'alice')).toBeDefined();
    expect(enter('a5', 'alice')).toBeUndefined();
    expect(enter('b', 'bob', { pool: 'pool_own' })).toBeDefined();
    expect(waiting.count).toBe(6);
  });
  it('are counted no longer once their time is up or their client has left', () => {
    const { waiting, log, enter } = setUp();
    const late = enter('a1', 'alice')!;
    const left = enter('a2', 'alice')!;
    late.expired();
    expect(waiting.count).toBe(1);
    waiting.leave(left);
    expect(waiting.count).toBe(0);
    expect(log).toEqual(['a1 late']);
  });
  it('hear of places in their own pool, and of direct exits, which rules may send anybody to', () => {
    const { log, enter, freed } = setUp();
    enter('a1', 'alice', { pool: 'pool_own' });
    freed();
    expect(log).toEqual([]);
    freed('exit_direct');
    expect(log).toEqual(['a1']);
  });
  it('are all asked when the fleet changed, beyond those of the first who cannot go on', () => {
    const { waiting, log } = setUp();
    const many = { ...world.findPool('pool_default')!, id: 'pool_default', maxWaiting: 100 } as never;
    for (let i = 0; i < 40; i++)
      waiting.enter(many, 'alice', { retry: () => i === 39 && log.push('last') > 0, timeUp: () => {} }, 1000);
    waiting.freed(exit, (id) => world.findPool(id));
    expect(log).toEqual([]);
    waiting.changed();
    expect(log).toEqual(['last']);
  });
});
