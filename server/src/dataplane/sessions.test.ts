import { describe, expect, it } from 'vitest';
import { exitRecord, snapshotOf } from '../../testkit/records.ts';
import { hashOf } from '../core/math/hash.ts';
import type { SessionAsk } from '../core/selection/request.ts';
import { type Binding, ended } from '../core/session/binding.ts';
import type { ToControl } from '../link/messages.ts';
import { Sessions } from './sessions.ts';

const key = 'user_a\ncart';
const ask: SessionAsk = {
  ...{ key, hash: hashOf(key), user: 'user_a', name: 'cart', guarantee: 'any', ttlMs: 60_000, sliding: true },
  mostRequests: Infinity,
};
const world = snapshotOf([exitRecord('exit_a'), exitRecord('exit_b')]);

function setUp() {
  const sent: ToControl[] = [];
  const sessions = new Sessions((message) => sent.push(message) > 0);
  const use = (exitId: string, before: Binding | undefined, live = before !== undefined): void =>
    sessions.succeeded(ask, before, live, {
      ...{ entry: world.findExit(exitId)!, poolId: 'pool_default', renewed: 0 },
      moved: before === undefined || before.exitId === exitId ? undefined : 'any',
    });
  const now = (): Binding => sessions.find(key)!;
  return { sessions, sent, use, now };
}

describe('the sessions of a worker', () => {
  it('keep the exit of the first request that reached its target', () => {
    const { use, now } = setUp();
    use('exit_a', undefined);
    use('exit_b', undefined);
    expect(now()).toMatchObject({ exitId: 'exit_a', generation: 0, moves: 0 });
  });
  it('follow a move once, whatever a slower request decided from the same binding', () => {
    const { use, now } = setUp();
    use('exit_a', undefined);
    const before = now();
    use('exit_b', before);
    expect(now()).toMatchObject({ exitId: 'exit_b', moves: 1, moved: 'any', createdAt: before.createdAt });
    use('exit_a', before);
    expect(now()).toMatchObject({ exitId: 'exit_b', moves: 1 });
  });
  it('begin a new generation once the time is over', () => {
    const { use, now } = setUp();
    use('exit_a', undefined);
    use('exit_b', now(), false);
    expect(now()).toMatchObject({ exitId: 'exit_b', generation: 1, moves: 0 });
  });
  it('do not come back to life when they were released under a request', () => {
    const { sessions, use, now } = setUp();
    use('exit_a', undefined);
    const before = now();
    sessions.told([ended(before)], []);
    use('exit_a', before);
    expect(sessions.goesOn(now(), ask, Date.now())).toBe(false);
  });
  it('end after their requests', () => {
    const { sessions, use, now } = setUp();
    use('exit_a', undefined);
    const three = { ...ask, mostRequests: 3 };
    use('exit_a', now());
    expect(sessions.goesOn(now(), three, Date.now())).toBe(true);
    use('exit_a', now());
    expect(sessions.goesOn(now(), three, Date.now())).toBe(false);
  });
  it('stay known when they are forgotten and begun anew in one message', () => {
    const { sessions, use, now } = setUp();
    use('exit_a', undefined);
    sessions.told([{ ...now(), generation: 2, exitId: 'exit_b' }], [key]);
    expect(now()).toMatchObject({ exitId: 'exit_b', generation: 2 });
  });
  it('are all told again over a new link', async () => {
    const { sessions, sent, use } = setUp();
    const told = (): string[] => sent.flatMap((it) => (it.type === 'sessions' ? it.put.map((one) => one.key) : []));
    use('exit_a', undefined);
    sessions.report();
    sessions.report();
    expect(told()).toEqual([key]);
    sessions.afresh();
    await new Promise((resolve) => setImmediate(resolve));
    expect(told()).toEqual([key, key]);
  });
});
