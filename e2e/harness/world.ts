// A running Gyre with practice exits and a target: the usual beginning of a test.
import { test as base } from '@playwright/test';
import { type FakeExit, startFakeExit } from '@gyre/server/testkit/fake-exit';
import { type FakeTarget, startFakeTarget } from '@gyre/server/testkit/fake-target';
import { type Gyre, type GyreOptions, startGyre, until } from './processes.ts';

export interface World {
  readonly gyre: Gyre;
  readonly target: FakeTarget;
  readonly exits: readonly FakeExit[];
}

/** Starts it all; `close` ends what was started. */
export async function openWorld(exitCount: number, options: GyreOptions = {}) {
  const target = await startFakeTarget();
  const exits: FakeExit[] = [];
  for (let i = 0; i < exitCount; i++)
    exits.push(
      await startFakeExit({ scheme: i % 2 === 0 ? 'http' : 'socks5h', label: `e${i}`, sources: target.sources }),
    );
  const gyre = await startGyre(options);
  if (exitCount > 0) await importExits(gyre, exits.map((exit) => exit.url).join('\n'));
  const close = async (): Promise<void> => {
    await gyre.stop();
    await Promise.all(exits.map((exit) => exit.close()));
    await target.close();
  };
  return { gyre, target, exits, close };
}

export interface ImportReport {
  readonly added: number;
  readonly errors: number;
  readonly revision: number;
}

/** Imports lines and waits until every worker runs the change. */
export async function importExits(gyre: Gyre, text: string): Promise<ImportReport> {
  const report = await gyre.ask<ImportReport>('POST', '/exits/import', text);
  await inForce(gyre, report.revision);
  return report;
}

export async function inForce(gyre: Gyre, revision: number): Promise<void> {
  await until(async () => {
    const state = await gyre.ask<{ workers: { connected: boolean; revision: number }[] }>('GET', '/revisions/current');
    const connected = state.workers.filter((worker) => worker.connected);
    return (connected.length > 0 && connected.every((worker) => worker.revision >= revision)) || undefined;
  }, `all workers run revision ${revision}`);
}

/** A test with one Gyre, six exits and a target for all tests of a Playwright worker. */
export const test = base.extend<object, { world: World }>({
  world: [
    async ({ browserName: _ }, use) => {
      const world = await openWorld(6);
      await use(world);
      await world.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
export { expect } from '@playwright/test';
