import { describe, expect, it } from 'vitest';
import { Acks } from './acks.ts';

const arrival = (worker: number, revision = 0) => ({ worker, pid: 100 + worker, startedAt: 1, revision });
const listener = (bound: boolean) => ({ id: 'l', bound, problem: bound ? null : 'taken', openConnections: 0 });

function setUp(expected = 2) {
  let changes = 0;
  const acks = new Acks(expected, { revision: 5, at: 1000 }, () => changes++);
  return { acks, changes: () => changes };
}

describe('acks', () => {
  it('say how many of the expected workers run the newest revision', () => {
    const { acks, changes } = setUp();
    expect(acks.revisionState()).toMatchObject({ revision: 5, running: 0, total: 2, workers: [], committedAt: 1000 });
    const one = acks.came(arrival(1));
    const two = acks.came(arrival(2, 5));
    acks.acknowledged(one, 5);
    expect(acks.revisionState()).toMatchObject({ running: 2, total: 2 });
    acks.committed(6, 2000);
    expect(acks.revisionState()).toMatchObject({ revision: 6, running: 0, committedAt: 2000 });
    acks.acknowledged(two, 6);
    expect(acks.revisionState().running).toBe(1);
    expect(changes()).toBe(5);
  });

  it('do not count a worker that is gone, and take it back when it returns', () => {
    const { acks } = setUp();
    const before = acks.came(arrival(1, 5));
    before.openConnections = 9;
    acks.went(before);
    expect(acks.openConnections).toBe(0);
    expect(acks.revisionState()).toMatchObject({ running: 0, workers: [{ worker: 1, connected: false }] });
    acks.came(arrival(1, 5));
    acks.went(before);
    expect(acks.revisionState()).toMatchObject({ running: 1, workers: [{ worker: 1, connected: true }] });
  });

  it('are ready when a worker with a snapshot has an open listener', () => {
    const { acks } = setUp();
    const one = acks.came(arrival(1));
    acks.listening(one, [listener(false)]);
    acks.acknowledged(one, 5);
    expect(acks.ready()).toBe(false);
    acks.listening(one, [listener(true)]);
    expect(acks.ready()).toBe(true);
    acks.went(one);
    expect(acks.ready()).toBe(false);
  });

  it('tell for each listener what every worker that is here says of it', () => {
    const { acks } = setUp();
    const one = acks.came(arrival(1));
    const two = acks.came(arrival(2));
    acks.listening(one, [listener(true)]);
    acks.listening(two, [listener(false)]);
    expect(
      acks
        .listenerStates()
        .get('l')
        ?.map((it) => it.bound),
    ).toEqual([true, false]);
    acks.went(two);
    expect(
      acks
        .listenerStates()
        .get('l')
        ?.map((it) => it.bound),
    ).toEqual([true]);
  });

  it('tell who asks which listeners opened or closed, and nothing when only connections came and went', () => {
    const { acks, changes } = setUp();
    const news: (readonly string[])[] = [];
    acks.listenersMoved = (ids) => news.push(ids);
    const one = acks.came(arrival(1));
    acks.listening(one, [listener(false)]);
    acks.listening(one, [listener(true)]);
    const before = changes();
    acks.listening(one, [{ ...listener(true), openConnections: 7 }]);
    expect(changes()).toBe(before);
    acks.listening(one, []);
    expect(news).toEqual([['l'], ['l'], ['l']]);
    expect(acks.listenerStates().get('l')).toBeUndefined();
  });
});
