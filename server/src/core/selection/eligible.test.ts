import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitRecord, snapshotOf } from '../../../testkit/records.ts';
import { SiteLatency } from '../math/site-latency.ts';
import { makeTurn } from '../rotation/strategy.ts';
import type { ExitEntry } from '../snapshot/exit-entry.ts';
import { Eligible, isFull, isFullForOne, shareOf } from './eligible.ts';
import type { SelectionRequest, SelectionTurn } from './request.ts';

const turn = (worker = 0, workers = 1): SelectionTurn => ({
  ...makeTurn({ worker, workers, seed: 1 }),
  latencies: new SiteLatency(4),
});
const world = snapshotOf([
  exitRecord('exit_a', { host: 'gw.test', port: 1, maxInFlight: 2 }),
  exitRecord('exit_b', { host: 'gw.test', port: 1 }),
  exitRecord('exit_c', { host: 'other.test', port: 1, health: 'probation' }),
]);
const entry = (id: string): ExitEntry => world.findExit(id)!;
const request: SelectionRequest = {
  ...{ pool: world.findPool('pool_default')!, criteria: undefined, direct: false, exitId: undefined },
  ...{ session: undefined, binding: undefined, bindingLive: false, siteHash: 0, wallMs: 0, tried: [] },
};

describe('what a request may take', () => {
  it('is a share of the cap; all workers together have exactly the cap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 16 }), fc.nat(), (cap, workers, hash) => {
        const exit = { ...entry('exit_a'), hash, maxInFlight: cap };
        const shares = Array.from({ length: workers }, (_, worker) => shareOf(exit, turn(worker, workers)));
        expect(shares.reduce((a, b) => a + b)).toBe(cap);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });
  it('is one place at least for who has to have this exit', () => {
    const one = { ...entry('exit_a'), maxInFlight: 1 };
    const without = [0, 1, 2].map((worker) => turn(worker, 3)).find((it) => shareOf(one, it) === 0)!;
    expect([isFull(one, without), isFullForOne(one, without)]).toEqual([true, false]);
  });
  it('is nothing that was tried, is full, or has its trial under way', () => {
    const eligible = new Eligible();
    eligible.begin(world.slots, { ...request, tried: [entry('exit_b')] }, turn());
    entry('exit_a').load.inFlight = 2;
    entry('exit_c').load.inFlight = 1;
    expect(['exit_a', 'exit_b', 'exit_c'].map((id) => eligible.obstacle(entry(id)))).toEqual([
      'full',
      'tried',
      'probation_busy',
    ]);
    for (const id of ['exit_a', 'exit_c']) entry(id).load.inFlight = 0;
  });
  it('leaves exits in doubt behind, and does not crowd the few that are left', () => {
    const eligible = new Eligible();
    const doubting = { ...turn(), doubts: 1 };
    const [doubted, calm] = [entry('exit_a'), entry('exit_b')];
    doubted.load.doubts = 1;
    const firstOf = () => [doubted, calm].find(({ slot }) => eligible.takes(slot))?.slot ?? -1;
    const chosenWith = (inFlight: number): number => {
      calm.load.inFlight = inFlight;
      eligible.begin(world.slots, request, doubting);
      eligible.among(inFlight, 10);
      return eligible.preferably(firstOf);
    };
    // Nine of ten in doubt: the tenth has all of them, up to two and twice the average.
    expect([0, 1, 2].map(chosenWith)).toEqual([calm.slot, calm.slot, calm.slot]);
    expect(chosenWith(3)).toBe(doubted.slot);
    [doubted.load.doubts, calm.load.inFlight] = [0, 0];
  });
  it('is at another gateway first when it was tried elsewhere, and at the same one rather than nowhere', () => {
    const eligible = new Eligible();
    eligible.begin(world.slots, { ...request, tried: [entry('exit_a')] }, turn());
    const firstOf = (ids: readonly string[]) => () =>
      ids.map((id) => entry(id).slot).find((slot) => eligible.takes(slot)) ?? -1;
    expect(eligible.preferably(firstOf(['exit_b', 'exit_c']))).toBe(entry('exit_c').slot);
    expect(eligible.preferably(firstOf(['exit_b']))).toBe(entry('exit_b').slot);
  });
});
