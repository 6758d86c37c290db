import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayReadings, type Reading } from './gateway-readings.ts';

describe('gateway readings', () => {
  it('count the latest of each exit in the window', () => {
    const step = fc.record({ exit: fc.nat(8), isDown: fc.boolean(), later: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(1000), (steps, since) => {
        const readings = new GatewayReadings();
        const truth = new Map<number, Reading>();
        let now = 0;
        for (const { exit, isDown, later } of steps) {
          const reading: Reading = { down: isDown ? 'dns_error' : null, at: (now += later) };
          readings.put('gate', String(exit), reading);
          truth.set(exit, reading);
        }
        const inWindow = [...truth.values()].filter(({ at }) => at >= since);
        const down = inWindow.filter((reading) => reading.down !== null);
        const tally = readings.tally('gate', since);
        expect(tally).toMatchObject({ heard: inWindow.length, down: down.length });
        expect(tally.reason).toBe(down.length === 0 ? null : 'dns_error');
        readings.dropBefore(since);
        expect(readings.tally('gate', since)).toEqual(tally);
        expect(readings.size).toBe(inWindow.length === 0 ? 0 : 1);
      }),
    );
  });
  it('stay within their bounds: what was heard of longest ago goes', () => {
    const readings = new GatewayReadings(2, 3);
    for (let i = 0; i < 10; i++) readings.put('a', `exit_${i}`, { down: null, at: i });
    expect(readings.tally('a', 0)).toMatchObject({ heard: 3 });
    expect(readings.tally('a', 8).heard).toBe(2);
    readings.put('b', 'exit', { down: null, at: 11 });
    readings.put('a', 'exit_9', { down: null, at: 12 });
    readings.put('c', 'exit', { down: null, at: 13 });
    expect(['a', 'b', 'c'].map((name) => readings.tally(name, 0).heard)).toEqual([3, 0, 1]);
  });
  it('count those that are up since the last one down', () => {
    const readings = new GatewayReadings();
    const put = (exit: string, down: Reading['down'], at: number) => readings.put('a', exit, { down, at });
    put('1', null, 1);
    put('2', 'dns_error', 2);
    put('3', null, 3);
    put('4', null, 4);
    expect(readings.tally('a', 0)).toEqual({ heard: 4, down: 1, upSinceDown: 2, reason: 'dns_error' });
    put('1', null, 5);
    expect(readings.tally('a', 0).upSinceDown).toBe(3);
  });
});
