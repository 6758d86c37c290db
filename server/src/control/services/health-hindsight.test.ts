import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestRow, RequestTry } from '@gyre/shared/contract/traffic';
import { openRunningWorld, type RunningWorld } from '../../../testkit/running-world.ts';

let world: RunningWorld;
let exitId: string;
beforeEach(async () => {
  world = openRunningWorld();
  const made = await world.house.call('exits.create', {
    body: { scheme: 'http', host: 'a.test', port: 80, label: 'berlin' },
  });
  exitId = made.data.id;
  return () => world.house.close();
});

function row(number: number, code: RequestTry['code']): RequestRow {
  const it = { exitId, exitLabel: 'berlin', kind: 'first', startMs: 0, ms: 10, code, detail: '' } as const;
  return {
    ...{ id: `req_${number}`, at: world.house.clock.now - 60_000 + number, kind: 'connect', target: 'a.test:443' },
    ...{ method: null, proxyUser: null, pool: null, exitId, exitLabel: 'berlin', country: null, attempts: 1 },
    ...{ status: 200, ok: code === null, code, origin: null, detail: '', ms: 10, worker: 1, revision: 1, wishes: '' },
    ...{ session: null, rule: null, listenerId: null, reuse: 1, carrier: null },
    tries: [{ ...it, outcome: code === null ? 'ok' : 'failed' }],
  };
}
const ask = (health: object, span?: string) => world.house.call('health.hindsight', { body: { health, span } });

describe('thresholds of health in hindsight', () => {
  it('replays the request log with the values in force and with those that were typed', async () => {
    world.history.take([row(1, null), row(2, 'connection_timeout'), row(3, 'connection_timeout'), row(4, null)]);
    const found = await ask({ consecutiveFailures: 2 });
    expect(found).toMatchObject({ requests: 4, attempts: 4, cut: false, loggedPercent: null });
    expect([found.present.exits, found.typed.exits, found.added.exits]).toEqual([0, 1, 1]);
    expect(found.added.first).toMatchObject([{ exitLabel: 'berlin', reason: 'connection_timeout', worked: true }]);
    // Nothing was changed by it.
    expect((await world.house.call('settings.get')).health.consecutiveFailures).toBe(3);
  });
  it('looks no further back than the span', async () => {
    world.history.take([{ ...row(1, 'connection_timeout'), at: world.house.clock.now - 7_200_000 }, row(2, null)]);
    expect((await ask({})).requests).toBe(1);
    expect((await ask({}, '24h')).requests).toBe(2);
  });
  it('names the field that is wrong', async () => {
    await expect(ask({ consecutiveFailures: 0 })).rejects.toThrow();
    await expect(ask({ maxEjectionMs: 1_000 })).rejects.toMatchObject({
      code: 'validation',
      fields: [{ pointer: '/health/maxEjectionMs' }],
    });
  });
});
