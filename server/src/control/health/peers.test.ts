import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { poolRecord } from '../../../testkit/records.ts';
import { exitReport } from '../../../testkit/reports.ts';
import { halfMs } from './outcome-windows.ts';
import { judgeMs, Peers } from './peers.ts';

function setUp(over: { readonly out?: number; readonly off?: boolean } = {}) {
  const clock = new FakeClock();
  const ejected: string[][] = [];
  const slow: string[][] = [];
  const { out = 0, off = false } = over;
  const peers = new Peers({
    clock,
    settings: () => ({ successOutliers: !off, latencyOutliers: !off }),
    pools: () => [poolRecord('pool_a', { everything: false }), poolRecord('pool_all')],
    poolsOf: (id) => (id.startsWith('gone') ? undefined : ['pool_a']),
    isOut: (id) => ejected.some(([it]) => it === id),
    countOf: () => ({ members: 10, ejected: out + ejected.length }),
    eject: (...of) => ejected.push(of),
    slowAt: (...of) => slow.push(of),
  });
  return { clock, peers, ejected, slow };
}
const ids = Array.from({ length: 8 }, (_, i) => `exit_${i}`);
const works = ids.map((id) => exitReport(id, { ok: 40 }));
const sites = (msOf: (id: string, site: string) => number, names = ['a.example', 'b.example']) =>
  ids.flatMap((exit) => names.map((site) => ({ exit, site, samples: 20, ms: msOf(exit, site) })));

describe('comparison with peers', () => {
  it('takes out an exit that fails far more often than the others of its pool', async () => {
    const { clock, peers, ejected } = setUp();
    peers.take([...works, exitReport('exit_bad', { ok: 20, failed: 20, trailingFailures: 0 })], []);
    await clock.advance(judgeMs);
    expect(ejected).toEqual([['exit_bad', 'success_rate_outlier', 'works in 50 % of 40 attempts; its peers in 100 %']]);
    await clock.advance(judgeMs);
    expect(ejected).toHaveLength(1);
  });
  it('tells those that fail nearly always apart', async () => {
    const { clock, peers, ejected } = setUp();
    const bad = ['x', 'y', 'z'].map((id) => exitReport(`exit_${id}`, { ok: 2, failed: 38, trailingFailures: 0 }));
    peers.take([...works.slice(0, 4), ...bad], []);
    await clock.advance(judgeMs);
    expect(ejected.map(([id, reason]) => [id, reason])).toEqual([
      ['exit_x', 'failure_percentage_outlier'],
      ['exit_y', 'failure_percentage_outlier'],
      ['exit_z', 'failure_percentage_outlier'],
    ]);
  });
  it('goes no further than the pool lets it, and not at all when it is off', async () => {
    const bad = exitReport('exit_bad', { ok: 0, failed: 40, trailingFailures: 0 });
    for (const house of [setUp({ out: 5 }), setUp({ off: true })]) {
      house.peers.take(
        [...works, bad],
        sites((id) => (id === 'exit_3' ? 3000 : 100)),
      );
      await house.clock.advance(judgeMs);
      expect([house.ejected, house.slow]).toEqual([[], []]);
    }
  });
  it('forgets what is longer ago than the window', async () => {
    const { clock, peers, ejected } = setUp();
    peers.take([exitReport('exit_bad', { ok: 0, failed: 40, trailingFailures: 0 })], []);
    await clock.advance(2 * halfMs + judgeMs);
    peers.take(works, []);
    await clock.advance(judgeMs);
    expect(ejected).toEqual([]);
  });
  it('takes out an exit that is slow everywhere, and keeps one away from the site where only it is slow', async () => {
    const { peers, ejected, slow } = setUp();
    const msOf = (id: string, site: string): number =>
      id === 'exit_1' || (id === 'exit_2' && site === 'b.example') ? 2000 : 100;
    peers.take(
      [],
      sites(
        msOf,
        [...'abcdefgh'].map((it) => `${it}.example`),
      ),
    );
    await peers.judge();
    expect(ejected).toEqual([['exit_1', 'latency_outlier', 'takes 20 times as long as its peers, 1900 ms more']]);
    expect(slow[0]).toEqual([
      ...['exit_2', 'b.example', 'takes 20 times as long as its peers at b.example, 1900 ms more'],
    ]);
  });
  it('gives the loop back while it judges many thousands', async () => {
    const { clock, peers, ejected } = setUp();
    const many = Array.from({ length: 20_000 }, (_, i) => exitReport(`exit_${i}`, { ok: 40 }));
    peers.take([...many, exitReport('exit_bad', { ok: 20, failed: 20, trailingFailures: 0 })], []);
    let longest = 0;
    let last = performance.now();
    let over = false;
    const beat = (): void => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      if (!over) setImmediate(beat);
    };
    setImmediate(beat);
    await peers.judge();
    over = true;
    expect(ejected.map(([id]) => id)).toEqual(['exit_bad']);
    // Ten ms is the aim; the machine of a test may be busy.
    expect(longest).toBeLessThan(250);
    expect(clock.waiting).toBe(1);
  });
});
