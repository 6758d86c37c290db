// Probing as the whole of control does it, over real sockets: pools say how their exits are probed, people ask for many at once, what works is measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '@gyre/shared/contract/live';
import { type FakeExit, startFakeExit } from '../testkit/fake-exit.ts';
import { type FakeIpEcho, startFakeIpEcho } from '../testkit/fake-ip-echo.ts';
import { type FakeTarget, startFakeTarget } from '../testkit/fake-target.ts';
import { contextOf } from '../testkit/stored-house.ts';
import { systemClock } from '../src/base/clock.ts';
import { silentLog } from '../src/base/log.ts';
import { type Control, startControl } from '../src/control/control.ts';

const admin = contextOf('admin');
const given = { params: undefined, query: undefined, ifVersion: undefined } as const;

describe('probing', () => {
  let directory = '';
  let control: Control;
  let echo: FakeIpEcho;
  let target: FakeTarget;
  const exits: FakeExit[] = [];
  let events: LiveEvent[];
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'gyre-probes-'));
    echo = await startFakeIpEcho('203.0.113.7');
    target = await startFakeTarget();
    control = await startControl({
      config: {
        ...{ dataDir: directory, proxy: { host: '127.0.0.1', port: 0 }, workers: 0, version: '0.0.0' },
        ...{ secretKey: 'a key', adminUsername: undefined, adminPassword: undefined, adminToken: undefined },
        allowPrivateTargets: true,
      },
      ...{ clock: systemClock, chance: Math.random, log: silentLog, restore: () => {} },
    });
    events = [];
    control.live.subscribe(undefined, (_id, event) => events.push(event));
  });
  afterEach(async () => {
    await control.close();
    for (const it of [...exits.splice(0), echo, target]) await it.close();
    rmSync(directory, { recursive: true });
  });

  const soon = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 5000, interval: 10 });
  const add = async (label: string): Promise<string> => {
    const exit = await startFakeExit({ scheme: 'http', label, sources: target.sources });
    exits.push(exit);
    const { host, port } = exit;
    const body = { scheme: 'http' as const, host, port, label, username: '', tags: ['x'] };
    return (await control.services.verbs['exits.create'](admin, { ...given, body })).data.id;
  };
  const profile = async (bodyText: string): Promise<string> => {
    const body = {
      ...({ name: 'mine', target: `${target.url}/`, method: 'GET', verifyTls: true } as const),
      ...{ expect: { statuses: [], header: null, bodyText }, intervalMs: 60_000, jitterPercent: 10 },
      ...{ timeoutMs: 5000, failures: 1, successes: 1 },
    };
    return (await control.services.verbs['probeProfiles.create'](admin, { ...given, body })).data.id;
  };
  const probedBy = (probeProfileId: string) => {
    const id = control.services.inventory.frame().pools[0]!.id;
    return control.services.verbs['pools.update'](admin, { ...given, params: { id }, body: { probeProfileId } });
  };

  it('follows the profile of the pool, at once when that changes, and measures what works', async () => {
    const { health } = control.running;
    const places = { echoTargets: [echo.url] };
    await control.services.verbs['settings.update'](admin, { ...given, body: { places } });
    const id = await profile('good');
    await probedBy('mine');
    const [good, bad] = [await add('good'), await add('bad')];
    await soon(() => expect([health.of(good).state, health.of(bad).state]).toEqual(['healthy', 'ejected']));
    expect(health.of(bad)).toMatchObject({
      ...{ reason: 'probe_unexpected_answer', lastProbeFailure: 'probe_unexpected_answer' },
    });
    expect(health.of(good).lastProbeMs).toBeGreaterThan(0);
    await soon(async () => {
      const exit = await control.services.verbs['exits.get'](admin, {
        ...given,
        params: { id: good },
        body: undefined,
      });
      expect(exit.measured).toMatchObject({ ipv4: '203.0.113.7' });
    });
    await control.services.verbs['probeProfiles.update'](admin, {
      ...{ ...given, params: { id }, body: { expect: { bodyText: 'bad' } } },
    });
    const report = await control.services.verbs['exits.probe'](admin, {
      ...given,
      params: { id: bad },
      body: undefined,
    });
    expect(report).toMatchObject({ ok: true, health: { state: 'healthy', lastProbeFailure: null } });
    expect(report.steps.map((it) => it.name)).toEqual(['connect', 'first-byte', 'body']);
  });

  it('tells those who watch how far a run is', async () => {
    await profile('good');
    await probedBy('mine');
    await add('good');
    await add('bad');
    await soon(() => expect(control.running.health.counts()).toMatchObject({ healthy: 1, ejected: 1 }));
    const { verbs } = control.services;
    const { id } = await verbs['health.probe'](admin, { ...given, body: { q: 'tag:x' } });
    await soon(async () => {
      const run = await verbs['health.probeRun'](admin, { ...given, params: { id }, body: undefined });
      const failures = [{ reason: 'probe_unexpected_answer', exits: 1 }];
      expect(run).toMatchObject({ total: 2, done: 2, ok: 1, failures });
      expect(run.endedAt).not.toBeNull();
    });
    const told = () => events.filter(({ event, data }) => event === 'changed' && data.noun === 'probe-runs');
    await soon(() => expect(told()).toMatchObject([{ data: { ids: [id] } }]));
    expect(control.running.prober.figures()).toMatchObject({ running: 0, due: 0 });
    expect(control.running.prober.figures().lastMinute).toBeGreaterThanOrEqual(4);
  });
});
