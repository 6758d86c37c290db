import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import type { HealthState } from '@gyre/shared/vocabulary';
import { Gateways } from './gateways.ts';

function setUp() {
  const clock = new FakeClock();
  const states = new Map<string, HealthState>();
  for (let i = 0; i < 6; i++) states.set(`exit_${i}`, 'healthy');
  const ejected: string[][] = [];
  const probed: string[][] = [];
  const gateways = new Gateways({
    clock,
    gatewayOf: (id) => (id === 'exit_5' ? 'alone.example:1' : states.has(id) ? 'gate.example:7000' : undefined),
    exitIds: () => states.keys(),
    stateOf: (id) => states.get(id),
    eject: (...of) => {
      ejected.push(of);
      states.set(of[0], 'ejected');
    },
    probeSoon: (ids) => probed.push([...ids]),
  });
  return { clock, states, ejected, probed, gateways };
}

describe('gateways', () => {
  it('take all of their exits out when they fail, and ask for all of them when one answers again', async () => {
    const { clock, ejected, probed, gateways } = setUp();
    for (const id of ['exit_0', 'exit_1']) gateways.note(id, 'exit_auth_rejected');
    await clock.advance(0);
    expect(ejected).toEqual([]);
    gateways.note('exit_2', 'exit_auth_rejected');
    await clock.advance(0);
    expect(ejected.map(([id]) => id)).toEqual(['exit_0', 'exit_1', 'exit_2', 'exit_3', 'exit_4']);
    expect(ejected[4]!.slice(1)).toEqual([
      ...['exit_auth_rejected', 'its gateway gate.example:7000 fails: 3 of the 3 exits heard of lately are down'],
    ]);
    expect([...gateways.failing.keys()]).toEqual(['gate.example:7000']);
    expect(await gateways.all()).toMatchObject([{ gateway: 'gate.example:7000', exits: 5, ejected: 5, failing: true }]);
    gateways.note('exit_3', null);
    await clock.advance(0);
    expect(probed).toHaveLength(1);
    expect(probed[0]).toHaveLength(5);
    gateways.note('exit_4', null);
    await clock.advance(0);
    expect(gateways.failing.size).toBe(0);
    expect(probed).toHaveLength(2);
  });
  it('do not fail for one exit, or for what the target did', async () => {
    const { clock, ejected, gateways } = setUp();
    for (let i = 0; i < 9; i++) gateways.note('exit_5', 'connection_refused');
    for (const id of ['exit_0', 'exit_1', 'exit_2']) gateways.note(id, 'destination_unavailable');
    await clock.advance(0);
    expect([ejected, gateways.failing.size]).toEqual([[], 0]);
  });
});
