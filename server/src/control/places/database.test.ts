import { appendFileSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { type MmdbValue, writeMmdb } from '../../../testkit/mmdb-writer.ts';
import { systemClock } from '../../base/clock.ts';
import { silentLog } from '../../base/log.ts';
import { PlaceDatabases, settleMs } from './database.ts';
import { FolderWatch, lookEveryMs } from './watch.ts';

const network = '192.0.2.0/24';
const ip = '192.0.2.7';
const mmdb = (record: MmdbValue): Buffer => writeMmdb({ networks: { [network]: record } });

describe('place databases', () => {
  let data: string;
  let clock: FakeClock;
  let databases: PlaceDatabases;
  const changed = vi.fn();
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'gyre-geo-'));
    clock = new FakeClock();
    databases = open();
    changed.mockClear();
  });
  afterEach(() => {
    databases.close();
    rmSync(data, { recursive: true, force: true });
  });

  const folder = () => join(data, 'geo');
  const open = (builtIn: readonly string[] = []): PlaceDatabases => {
    const it = new PlaceDatabases({ folder: folder(), builtIn, clock, log: silentLog });
    it.onChange = changed;
    return it;
  };
  const put = (name: string, bytes: Buffer): void => writeFileSync(join(folder(), name), bytes);
  const country = () => databases.lookup(ip)?.country;
  /** A look, and the one that follows when something was not the same as before. */
  const look = async (): Promise<void> => {
    await databases.look();
    await clock.advance(settleMs);
    await databases.look();
  };

  it('makes its folder, and knows nothing while it is empty', async () => {
    await databases.reload();
    expect(existsSync(folder())).toBe(true);
    expect(databases.list()).toEqual([]);
    expect(country()).toBeNull();
    expect(databases.lookup('not an address')).toBeUndefined();
  });

  it('asks own files in the order of their names, and fills gaps from what came with Gyre', async () => {
    const builtIn = join(data, 'built-in.mmdb');
    writeFileSync(builtIn, mmdb({ country_code: 'US', city: 'Boston', is_hosting: true }));
    databases = open([builtIn]);
    await databases.reload();
    expect(country()).toBe('US');
    put('b.mmdb', mmdb({ country_code: 'NL', asn: 'AS64500', as_name: 'Test' }));
    put('a.mmdb', mmdb({ country: { iso_code: 'DE' } }));
    put('notes.txt', Buffer.from('nothing'));
    await databases.reload();
    expect(databases.lookup(ip)).toEqual({
      ...{ country: 'DE', region: null, city: null, asn: 64500, network: 'Test', type: 'datacenter' },
    });
    expect(databases.list().map((it) => [it.name, it.builtIn, it.gives, it.problem])).toEqual([
      ['a.mmdb', false, ['country'], null],
      ['b.mmdb', false, ['country', 'asn'], null],
      ['built-in.mmdb', true, ['country', 'city', 'type'], null],
    ]);
  });

  it('keeps the one in use when the new one is broken, says why, and takes the next good one', async () => {
    await databases.reload();
    put('a.mmdb', mmdb({ country_code: 'DE' }));
    await databases.reload();
    put('a.mmdb', mmdb({ country_code: 'NL' }).subarray(0, 150));
    await look();
    expect(country()).toBe('DE');
    expect(databases.list()[0]).toMatchObject({ kind: 'Test', problem: expect.stringMatching(/cut off/) as string });
    put('a.mmdb', mmdb({ country_code: 'FR' }));
    await look();
    expect(country()).toBe('FR');
    expect(databases.list()[0]!.problem).toBeNull();
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('lists a file that was never good with its problem', async () => {
    await databases.reload();
    put('a.mmdb', Buffer.from('<html>'));
    await databases.reload();
    expect(databases.list()).toMatchObject([
      { name: 'a.mmdb', gives: [], bytes: 0, problem: expect.any(String) as string },
    ]);
    expect(changed).not.toHaveBeenCalled();
  });

  it('takes a file that is written slowly when it is whole', async () => {
    await databases.reload();
    const bytes = mmdb({ country_code: 'JP' });
    put('a.mmdb', bytes.subarray(0, 50));
    await databases.look();
    appendFileSync(join(folder(), 'a.mmdb'), bytes.subarray(50, 120));
    await clock.advance(settleMs);
    await databases.look();
    expect(databases.list()[0]).toMatchObject({ problem: null, bytes: 0 });
    appendFileSync(join(folder(), 'a.mmdb'), bytes.subarray(120));
    await look();
    expect(country()).toBe('JP');
  });

  it('forgets a file that is gone, once it stays gone', async () => {
    await databases.reload();
    put('a.mmdb', mmdb({ country_code: 'DE' }));
    await databases.reload();
    rmSync(join(folder(), 'a.mmdb'));
    await databases.look();
    expect(country()).toBe('DE');
    await look();
    expect(databases.list()).toEqual([]);
  });

  it('reads nothing again that is the same', async () => {
    await databases.reload();
    put('a.mmdb', mmdb({ country_code: 'DE' }));
    await databases.reload();
    const { loadedAt } = databases.list()[0]!;
    clock.jump(5000);
    await databases.reload();
    await look();
    expect(databases.list()[0]!.loadedAt).toBe(loadedAt);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('knows nothing of IPv6 by a database of IPv4', async () => {
    await databases.reload();
    put('a.mmdb', writeMmdb({ ipVersion: 4, networks: { '128.0.0.0/1': { country_code: 'DE' } } }));
    await databases.reload();
    expect(country()).toBe('DE');
    expect(databases.lookup('2001:db8::1')?.country).toBeNull();
  });
});

describe('the watch over the folder', () => {
  let data: string;
  beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'gyre-geo-'))));
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  it('takes a file that is swapped in, by itself and without a stop', async () => {
    const databases = new PlaceDatabases({ folder: data, builtIn: [], clock: systemClock, log: silentLog });
    writeFileSync(join(data, 'a.mmdb'), mmdb({ country_code: 'DE' }));
    await databases.reload();
    const swapped = new Promise<void>((resolve) => (databases.onChange = resolve));
    const watch = new FolderWatch({ folder: data, clock: systemClock, changed: () => void databases.look() });
    writeFileSync(join(data, 'a.tmp'), mmdb({ country_code: 'NL' }));
    renameSync(join(data, 'a.tmp'), join(data, 'a.mmdb'));
    await swapped;
    expect(databases.lookup(ip)?.country).toBe('NL');
    watch.close();
    databases.close();
  });

  it('looks every minute where the system tells nothing, also in a folder that is not there', async () => {
    const clock = new FakeClock();
    const changed = vi.fn();
    const watch = new FolderWatch({ folder: join(data, 'later'), clock, changed });
    await clock.advance(lookEveryMs * 2);
    expect(changed).toHaveBeenCalledTimes(2);
    watch.close();
    await clock.advance(lookEveryMs * 2);
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
