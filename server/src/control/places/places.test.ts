import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeExit, startFakeExit } from '../../../testkit/fake-exit.ts';
import { type FakeIpEcho, startFakeIpEcho } from '../../../testkit/fake-ip-echo.ts';
import { writeMmdb } from '../../../testkit/mmdb-writer.ts';
import { exitRecord } from '../../../testkit/records.ts';
import { systemClock } from '../../base/clock.ts';
import { silentLog } from '../../base/log.ts';
import type { ExitRecord } from '../../core/snapshot/records.ts';
import { Keeper } from '../health/keeper.ts';
import type { StoredPlace } from '../inventory-port.ts';
import type { ProbeOutcome } from '../running-port.ts';
import { defaultSettings } from '../services/house-settings.ts';
import { Places } from './places.ts';

const policy = { consecutiveFailures: 1, baseEjectionMs: 10_000, maxEjectionMs: 60_000, probationSuccesses: 1 };
const inCountry = (code: string): Buffer =>
  writeMmdb({ networks: { '203.0.113.0/24': { country_code: code }, '2001:db8::/32': { country_code: code } } });

describe('places, from the exit to storage', () => {
  let folder: string;
  let exit: FakeExit;
  let echoes: FakeIpEcho[];
  let places: Places;
  let keeper: Keeper;
  const saved = new Map<string, StoredPlace>();
  let told: () => void;

  beforeEach(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'gyre-places-')), 'geo');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.mmdb'), inCountry('DE'));
    exit = await startFakeExit({ scheme: 'http', credentials: { username: 'u', password: 'p' } });
    echoes = [
      await startFakeIpEcho((_, response) => response.writeHead(500).end()),
      await startFakeIpEcho('203.0.113.7'),
      await startFakeIpEcho('{"ip":"2001:db8::7"}'),
    ];
    saved.clear();
    told = () => {};
    const { port, host } = exit;
    const record: ExitRecord = exitRecord('exit_1', {
      ...{ scheme: 'http', host, port, username: 'u', password: 'p', template: null, health: 'unproven' },
    });
    keeper = new Keeper({
      ...{ clock: systemClock, policy: () => policy, changed: () => {}, moved: () => {} },
      reschedule: (id) => places.schedule(id),
    });
    places = new Places({
      ...{ folder, keeper, clock: systemClock, chance: () => 0.5, log: silentLog },
      settings: () => ({
        ...defaultSettings,
        places: { ...defaultSettings.places, echoTargets: echoes.map((it) => it.url) },
      }),
      inventory: {
        exitRecordsOf: () => [record],
        loadPlaces: () => [...saved.values()],
        savePlaces: (rows) => {
          for (const row of rows) saved.set(row.exitId, row);
          told();
        },
      },
    });
    keeper.put([record]);
  });
  afterEach(async () => {
    places.close();
    keeper.close();
    await exit.close();
    for (const echo of echoes) await echo.close();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  const until = (ready: (place: StoredPlace | undefined) => boolean): Promise<void> =>
    new Promise((resolve) => {
      told = () => {
        if (ready(saved.get('exit_1'))) resolve();
      };
      told();
    });

  it('learns both addresses, looks them up, and again when a database is swapped', async () => {
    await places.start();
    await until((it) => it !== undefined);
    expect(saved.get('exit_1')).toMatchObject({ ipv4: '203.0.113.7', ipv6: '2001:db8::7', country: 'DE' });
    expect(places.databases().map((it) => [it.name, it.problem])).toEqual([
      ['a.mmdb', null],
      ['iptoasn-country.mmdb', null],
    ]);
    writeFileSync(join(folder, 'new'), inCountry('NL'));
    renameSync(join(folder, 'new'), join(folder, 'a.mmdb'));
    await until((it) => it?.country === 'NL');
    expect(exit.accepted).toBe(3);
  });

  it('measures at once what people probe, if it works', async () => {
    await places.start();
    await until((it) => it !== undefined);
    const { measuredAt } = saved.get('exit_1')!;
    const outcome: ProbeOutcome = { ok: false, failure: null, detail: null, steps: [], totalMs: 1 };
    let ok = false;
    const figures = { enabled: true, due: 0, running: 0, concurrency: 1, lastMinute: 0 };
    const prober = places.measuring({
      ...{ probe: () => Promise.resolve({ ...outcome, ok }), probeSoon: () => {}, figures: () => figures },
    });
    const asked = echoes[1]!.seen.length;
    await prober.probe('exit_1');
    ok = true;
    await prober.probe('exit_1');
    await until((it) => it !== undefined && it.measuredAt > measuredAt);
    expect(echoes[1]!.seen).toHaveLength(asked + 1);
  });
});
