// A running half for tests of verbs that decide: the real keeper of sessions, and a world made from what is stored.
import { silentLog } from '../src/base/log.ts';
import { KeptRequests } from '../src/control/explain/kept-requests.ts';
import { type UseAsked, unused } from '../src/control/limits/use-view.ts';
import type { Running } from '../src/control/running-port.ts';
import { SessionKeeper } from '../src/control/sessions/keeper.ts';
import { RequestHistory } from '../src/control/telemetry/request-history.ts';
import type { Snapshot } from '../src/core/snapshot/snapshot.ts';
import { RequestLog } from '../src/storage/request-log.ts';
import { FakeClock } from './fake-clock.ts';
import { snapshotOf } from './records.ts';
import { openStoredHouse, type StoredHouse } from './stored-house.ts';

export interface RunningWorld {
  readonly house: StoredHouse;
  readonly sessions: SessionKeeper;
  readonly kept: KeptRequests;
  readonly history: RequestHistory;
  /** As a worker would have it now. */
  world(): Snapshot;
}

export function openRunningWorld(): RunningWorld {
  const clock = new FakeClock();
  const parts: { running?: Running } = {};
  const house = openStoredHouse({ running: () => parts.running });
  const { inventory } = house.services;
  const world = (): Snapshot => snapshotOf(inventory.exitRecords('', 1000), inventory.frame());
  const sessions = new SessionKeeper({
    ...{ inventory, clock, chance: Math.random, log: silentLog, tell: () => {}, changed: () => {} },
  });
  const kept = new KeptRequests(() => inventory.settings().requests);
  const logged = { log: new RequestLog(':memory:'), settings: () => inventory.settings().requests };
  const history = new RequestHistory({ ...logged, clock, journal: silentLog });
  const rules = { of: () => ({ hits: 0, lastHitAt: null }) };
  const unknown = { of: () => undefined };
  parts.running = {
    sessions,
    kept,
    history,
    rules,
    limits: { useOf: ({ caps }: UseAsked) => unused(caps, clock.now()), spent: () => undefined },
    siteBans: { at: () => undefined },
    health: unknown,
    traffic: { ...unknown, ofUser: () => undefined, recent: () => [], series: () => ({ stepMs: 60_000, points: [] }) },
    vitals: { pools: () => [], unstored: () => [] },
    shadow: { world: () => Promise.resolve(world()) },
    importRunMoved: () => {},
  } as unknown as Running;
  return { house, sessions, kept, history, world };
}
