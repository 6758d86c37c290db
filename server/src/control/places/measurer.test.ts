import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { exitRecord } from '../../../testkit/records.ts';
import { silentLog } from '../../base/log.ts';
import type { Settings } from '@gyre/shared/contract/settings';
import type { ExitRecord } from '../../core/snapshot/records.ts';
import { Keeper } from '../health/keeper.ts';
import type { Asked } from './ask-echo.ts';
import { Measurer, mostAtOnce, startGapMs } from './measurer.ts';

const policy = { consecutiveFailures: 1, baseEjectionMs: 36_000_000, maxEjectionMs: 36_000_000, probationSuccesses: 1 };
const good: Asked = { family: 'ipv4', address: '203.0.113.7' };
const hour = 3_600_000;

/** A measurer over so many exits; questions stay open until the test answers, unless it answers at once. */
function setUp(count: number, { atOnce = true, over = {} }: { atOnce?: boolean; over?: Partial<ExitRecord> } = {}) {
  const clock = new FakeClock(1_800_000_000_000);
  const settings: Settings['places'] = { echoTargets: ['http://echo/'], intervalMs: hour, counts: 'measured' };
  const ids = Array.from({ length: count }, (_, i) => `exit_${i}`);
  const asked: string[] = [];
  const seen: string[] = [];
  const open: ((asked: Asked) => void)[] = [];
  const state = { answer: good };
  const record = (id: string): ExitRecord => exitRecord(id, { health: 'unproven', template: null, ...over });
  const keeper: Keeper = new Keeper({
    ...{ clock, policy: () => policy, changed: () => {}, moved: () => {} },
    reschedule: (id) => measurer.schedule(id),
  });
  const measurer: Measurer = new Measurer({
    ...{ clock, chance: () => 0.5, log: silentLog, keeper, settings: () => settings },
    inventory: { exitRecordsOf: (wanted) => wanted.filter((id) => ids.includes(id)).map(record) },
    ask: ({ id }) => {
      asked.push(id);
      return atOnce ? Promise.resolve(state.answer) : new Promise((resolve) => open.push(resolve));
    },
    seen: (id) => seen.push(id),
  });
  const begin = async (): Promise<void> => {
    keeper.put(ids.map(record));
    measurer.start();
    await clock.advance(0);
  };
  return { clock, settings, ids, asked, seen, open, state, keeper, measurer, begin };
}

describe('the measurer', () => {
  it('measures every exit once, at its pace, and again after the interval', async () => {
    const { clock, asked, ids, begin } = setUp(5);
    await begin();
    expect(asked).toHaveLength(1);
    await clock.advance(startGapMs);
    expect(asked).toHaveLength(2);
    await clock.advance(startGapMs * 10);
    expect(new Set(asked)).toEqual(new Set(ids));
    expect(asked).toHaveLength(5);
    await clock.advance(hour * 0.95);
    expect(asked).toHaveLength(5);
    await clock.advance(hour * 0.1);
    expect(asked).toHaveLength(10);
  });

  it('measures so many at once and no more', async () => {
    const { clock, asked, open, begin } = setUp(40, { atOnce: false });
    await begin();
    await clock.advance(startGapMs * 100);
    expect(asked).toHaveLength(mostAtOnce);
    open.shift()!(good);
    await clock.advance(startGapMs);
    expect(asked).toHaveLength(mostAtOnce + 1);
  });

  it('measures nothing without echo targets, and begins when there are some', async () => {
    const { clock, settings, asked, measurer, begin } = setUp(3);
    settings.echoTargets = [];
    measurer.settingsChanged();
    await begin();
    measurer.measureSoon(['exit_1']);
    await clock.advance(hour * 3);
    expect(asked).toEqual([]);
    settings.echoTargets = ['http://echo/'];
    measurer.settingsChanged();
    await clock.advance(1000);
    expect(asked).toHaveLength(3);
  });

  it('leaves exits alone that are off or ejected, until they are back', async () => {
    const { clock, asked, keeper, begin } = setUp(3);
    await begin();
    await clock.advance(1000);
    expect(asked).toHaveLength(3);
    const probe = { failure: null, detail: null, steps: [], totalMs: 1 };
    keeper.put([{ id: 'exit_1', adminState: 'disabled', country: null, template: null }]);
    keeper.probed('exit_0', { ...probe, ok: false, failure: 'connection_refused' });
    await clock.advance(hour * 1.2);
    expect(asked.slice(3)).toEqual(['exit_2']);
    keeper.probed('exit_0', { ...probe, ok: true });
    keeper.put([{ id: 'exit_1', adminState: 'enabled', country: null, template: null }]);
    await clock.advance(1000);
    expect(new Set(asked.slice(4))).toEqual(new Set(['exit_0', 'exit_1']));
  });

  it('takes never measured and changed ones before those whose time has come', async () => {
    const { clock, asked, measurer, begin } = setUp(4);
    measurer.restore(['exit_0', 'exit_1', 'exit_2'].map((exitId) => ({ exitId, measuredAt: clock.now() - 2 * hour })));
    measurer.renew(['exit_2']);
    await begin();
    await clock.advance(1000);
    expect(new Set(asked.slice(0, 2))).toEqual(new Set(['exit_2', 'exit_3']));
    expect(asked).toHaveLength(4);
  });

  it('takes what people ask for first', async () => {
    const { clock, asked, measurer, begin } = setUp(5);
    measurer.measureSoon(['exit_4', 'exit_3']);
    await begin();
    await clock.advance(1000);
    expect(asked.slice(0, 2)).toEqual(['exit_4', 'exit_3']);
    expect(asked).toHaveLength(5);
  });

  it('tries again after a failure, later each time', async () => {
    const { clock, asked, seen, state, begin } = setUp(1);
    state.answer = { problem: 'it answered 500' };
    await begin();
    expect(asked).toHaveLength(1);
    await clock.advance(61_000);
    expect(asked).toHaveLength(2);
    await clock.advance(61_000);
    expect(asked).toHaveLength(2);
    state.answer = good;
    await clock.advance(61_000);
    expect(asked).toHaveLength(3);
    expect(seen).toEqual(['exit_0']);
  });

  it('does not measure exits whose login is filled for each request', async () => {
    const { clock, asked, begin } = setUp(2, { over: { template: 'brightdata' } });
    await begin();
    await clock.advance(hour * 2);
    expect(asked).toEqual([]);
  });

  it('forgets exits that are gone, and does nothing once it is closed', async () => {
    const { clock, asked, keeper, measurer, begin } = setUp(3);
    await begin();
    keeper.drop(['exit_1']);
    measurer.forget(['exit_1']);
    await clock.advance(1000);
    expect(asked).toEqual(['exit_0', 'exit_2']);
    expect(measurer.measuredAt('exit_0')).toBeDefined();
    measurer.close();
    await clock.advance(hour * 3);
    expect(asked).toHaveLength(2);
  });
});
