// Control and a worker together, over a link in memory and real sockets: what is written reaches the worker, what happens comes back.
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../testkit/free-port.ts';
import { systemClock } from '../src/base/clock.ts';
import { silentLog } from '../src/base/log.ts';
import { type Control, startControl } from '../src/control/control.ts';
import { startWorker, type Worker } from '../src/dataplane/worker.ts';
import { addPracticeExits } from '../src/demo/seed.ts';
import { openPracticeHouse, type PracticeHouse } from '../src/demo/practice-house.ts';
import { practicePlans } from '../src/demo/practice.ts';
import type { Link } from '../src/link/link.ts';
import { writeMs } from '../src/control/telemetry/writer.ts';
import { memoryLink } from '../src/link/memory-link.ts';
import type { ToControl, ToWorker } from '../src/link/messages.ts';

const context = { actor: { kind: 'system', id: 'system', name: 'test', scope: 'admin' }, requestId: 'r' } as const;
const plans = practicePlans.filter((it) => ['Wien 1', 'Paris 1', 'Johannesburg 1'].includes(it.label));

/** A worker whose link can be cut and made again, as the supervisor and a restarted control would have it. */
class LinkedWorker {
  readonly worker: Worker;
  private linked: (link: Link<ToControl, ToWorker>) => void = () => {};

  constructor() {
    this.worker = startWorker({
      ...{ worker: 1, workers: 1, seed: 1, log: silentLog },
      connect: (linked) => {
        this.linked = linked;
        return { close: () => {} };
      },
    });
  }
  join(control: Control): void {
    const [down, up] = memoryLink<ToWorker, ToControl>();
    control.accept(down);
    this.linked(up);
  }
}

describe('control and a worker', () => {
  let directory = '';
  let port = 0;
  let house: PracticeHouse;
  let control: Control;
  let worker: LinkedWorker;

  const start = (): Promise<Control> =>
    startControl({
      config: {
        ...{ dataDir: directory, proxy: { host: '127.0.0.1', port }, workers: 1, version: '0.0.0' },
        ...{ secretKey: 'a key', adminUsername: undefined, adminPassword: undefined, adminToken: undefined },
        allowPrivateTargets: undefined,
      },
      ...{ clock: systemClock, chance: () => 0.5, log: silentLog, restore: () => {} },
    });
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'gyre-runtime-'));
    port = await freePort();
    house = await openPracticeHouse(plans, () => 0.9);
    control = await start();
    worker = new LinkedWorker();
    worker.join(control);
    await control.whenReady;
  });
  afterEach(async () => {
    worker.worker.stop();
    await control.close();
    await house.close();
    rmSync(directory, { recursive: true });
  });

  const get = (): Promise<string> =>
    new Promise((resolve) => {
      const headers = { host: 'target.gyre.test' };
      const call = request({ host: '127.0.0.1', port, path: 'http://target.gyre.test/', headers, agent: false });
      call.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
      call.on('response', (response) => {
        response.resume();
        response.on('end', () => resolve(`${response.statusCode} ${String(response.headers['x-practice-exit'])}`));
      });
      call.end();
    });
  const addExits = () => addPracticeExits(JSON.stringify(house.exits), control.services);
  const settled = () =>
    vi.waitFor(() => expect(control.running.fleet.revisionState().running).toBe(1), { timeout: 5000, interval: 10 });
  const listed = async (q: string): Promise<string[]> => {
    const query = { q, limit: 10, sort: 'label' };
    const { items } = await control.services.verbs['exits.list'](context, { query } as never);
    return items.map((it) => it.label);
  };
  const idOf = (label: string): string =>
    control.services.inventory.exitRecords('', 100).find((it) => it.label === label)!.id;

  it('use what was just written, probe it, and count what passes', async () => {
    expect(await get()).toBe('503 undefined');
    await addExits();
    await settled();
    const answers = [await get(), await get(), await get(), await get()];
    expect(new Set(answers)).toEqual(new Set(['200 Wien%201', '200 Paris%201']));
    const { health, traffic } = control.running;
    await vi.waitFor(() => expect(health.counts()).toMatchObject({ healthy: 2 }), { timeout: 5000 });
    await vi.waitFor(() => expect(traffic.of(idOf('Wien 1')).ok).toBeGreaterThan(0), { timeout: 5000 });
    expect(health.of(idOf('Johannesburg 1')).lastProbeFailure).toBe('connection_refused');
    expect(traffic.recent(10).length).toBeGreaterThan(0);
    expect(control.metrics()).toContain('gyre_exits{state="healthy"} 2');
  });

  it('take a dying exit out before clients meet it again', async () => {
    await addExits();
    await settled();
    const dead = idOf('Johannesburg 1');
    const answers = [];
    for (let i = 0; i < 12; i++) answers.push(await get());
    expect(answers.filter((it) => !it.startsWith('200 '))).toEqual([]);
    const { health, traffic } = control.running;
    // After a failure the worker avoids it for a second: it takes three such failures.
    const ejected = async (): Promise<void> => {
      expect(await get()).toMatch(/^200 /);
      expect(health.of(dead).state).toBe('ejected');
    };
    await vi.waitFor(ejected, { timeout: 10_000, interval: 10 });
    // Lists know it long before storage does, which is written every three seconds.
    await vi.waitFor(async () => expect(await listed('state:ejected')).toEqual(['Johannesburg 1']), {
      ...{ timeout: writeMs / 3, interval: 10 },
    });
    await vi.waitFor(() => expect(traffic.of(dead).failed).toBeGreaterThan(0), { timeout: 5000 });
    const { failed } = traffic.of(dead);
    for (let i = 0; i < 6; i++) await get();
    expect(traffic.of(dead).failed).toBe(failed);
  });

  it('survive a restart of control: the worker serves meanwhile, and joins it with what it has', async () => {
    await addExits();
    await settled();
    await vi.waitFor(() => expect(control.running.health.counts()).toMatchObject({ healthy: 2 }), { timeout: 5000 });
    await control.close();
    expect(await get()).toMatch(/^200 /);
    control = await start();
    expect(control.running.health.counts()).toMatchObject({ healthy: 2 });
    worker.join(control);
    await settled();
    const id = idOf('Paris 1');
    const input = { params: { id }, query: undefined, body: { adminState: 'disabled' as const }, ifVersion: undefined };
    await control.services.verbs['exits.update'](context, input);
    await settled();
    expect(new Set([await get(), await get(), await get()])).toEqual(new Set(['200 Wien%201']));
  });

  it('tell who watches what was written and what happened', async () => {
    const names: string[] = [];
    const stop = control.live.subscribe(undefined, (_id, event) => names.push(event.event));
    await addExits();
    await settled();
    await get();
    await vi.waitFor(
      () =>
        expect(new Set(names)).toEqual(
          new Set(['hello', 'health', 'changed', 'revision', 'requests', 'overview', 'exits']),
        ),
      {
        timeout: 5000,
      },
    );
    stop();
  });
});
