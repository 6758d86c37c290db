import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type MmdbOptions, writeMmdb } from '../../../testkit/mmdb-writer.ts';
import { builtInDatabases } from './built-in.ts';
import { checkMmdb } from './mmdb-check.ts';

const networks: MmdbOptions['networks'] = {
  '192.0.2.0/24': { country_code: 'DE', state1: 'Berlin', city: 'Berlin' },
  '198.51.100.0/24': { country_code: 'NL', autonomous_system_number: 64500 },
  '2001:db8::/32': { country_code: 'JP', is_hosting: true },
};
const fault = async (bytes: Buffer): Promise<string> => {
  const checked = await checkMmdb(bytes);
  return typeof checked === 'string' ? checked : 'taken';
};

describe('an .mmdb file', () => {
  it.each([24, 28, 32] as const)('is taken when it is whole (%i bits)', async (recordSize) => {
    const checked = await checkMmdb(writeMmdb({ networks, recordSize, type: 'Whole' }));
    expect(checked).toMatchObject({ kind: 'Whole', ipVersion: 6, builtAt: 1_700_000_000_000 });
    expect(checked).toHaveProperty('gives', ['country', 'region', 'city', 'asn', 'type']);
  });

  it('is taken with IPv4 only', async () => {
    const { '2001:db8::/32': _, ...four } = networks;
    expect(await checkMmdb(writeMmdb({ networks: four, ipVersion: 4 }))).toMatchObject({ ipVersion: 4 });
  });

  it('is refused wherever it is cut off', async () => {
    const bytes = writeMmdb({ networks });
    for (let length = 0; length < bytes.length - 1; length++)
      expect(await fault(bytes.subarray(0, length)), `${length} of ${bytes.length}`).not.toBe('taken');
  });

  it('is refused when its beginning or its middle is missing', async () => {
    const bytes = writeMmdb({ networks });
    expect(await fault(bytes.subarray(100))).not.toBe('taken');
    const holed = Buffer.from(bytes);
    holed.fill(0, 0, 200);
    expect(await fault(holed)).toMatch(/damaged/);
    const scrambled = Buffer.from(bytes);
    scrambled.fill(0xff, 0, 200);
    expect(await fault(scrambled)).toMatch(/damaged/);
  });

  it('is refused when its records cannot be read', async () => {
    const bytes = writeMmdb({ networks });
    const marker = bytes.lastIndexOf('MaxMind.com') - 3;
    const from = bytes.indexOf('country_code');
    bytes.fill(0, from - 2, marker);
    expect(await fault(bytes)).toMatch(/cannot be read|says anything/);
  });

  it('is refused when it says nothing of places', async () => {
    expect(await fault(writeMmdb({ networks: { '192.0.2.0/24': { colour: 'blue' } } }))).toMatch(/says anything/);
  });

  it('is refused with an IP version or format that is none', async () => {
    const bytes = writeMmdb({ networks });
    const version = (name: string, value: number): Buffer => {
      const other = Buffer.from(bytes);
      // The name, a control byte, four bytes of value.
      other[other.lastIndexOf(name) + name.length + 4] = value;
      return other;
    };
    expect(await fault(version('ip_version', 5))).toMatch(/IP version/);
    expect(await fault(version('binary_format_major_version', 3))).toMatch(/version 3/);
  });

  it('is refused when it is something else', async () => {
    expect(await fault(Buffer.from('<html>Not found</html>'))).toMatch(/no \.mmdb file/);
    expect(await fault(Buffer.alloc(0))).toMatch(/no \.mmdb file/);
    expect(await fault(Buffer.alloc(100_000, 0xab))).toMatch(/no \.mmdb file/);
  });

  it('that comes with Gyre knows countries', async () => {
    const [path] = builtInDatabases();
    const checked = await checkMmdb(readFileSync(path!));
    expect(checked).toMatchObject({ gives: ['country'] });
    expect((checked as Exclude<typeof checked, string>).reader.get('193.0.6.139')).toMatchObject({
      country_code: 'NL',
    });
  });
});
