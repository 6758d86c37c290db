import { Reader, type Response } from 'mmdb-lib';
import { describe, expect, it } from 'vitest';
import { writeMmdb } from './mmdb-writer.ts';

const read = (bytes: Buffer) => new Reader<Response>(bytes);

describe('databases written for tests are read by the reader everyone uses', () => {
  it.each([24, 28, 32] as const)('with records of %i bits', (recordSize) => {
    const reader = read(
      writeMmdb({
        recordSize,
        type: 'Practice',
        builtAt: 1_750_000_000_000,
        networks: {
          '192.0.2.0/24': { country_code: 'DE', flag: true, share: -0.5, list: ['a', 7], long: 'x'.repeat(400) },
          '192.0.2.128/25': { country_code: 'NL' },
          '2001:db8::/32': { country_code: 'JP' },
        },
      }),
    );
    expect(reader.get('192.0.2.1')).toEqual({
      ...{ country_code: 'DE', flag: true, share: -0.5, list: ['a', 7], long: 'x'.repeat(400) },
    });
    expect(reader.get('192.0.2.200')).toEqual({ country_code: 'NL' });
    expect(reader.get('2001:db8:1::1')).toEqual({ country_code: 'JP' });
    expect(reader.get('198.51.100.1')).toBeNull();
    expect(reader.metadata.databaseType).toBe('Practice');
    expect(reader.metadata.buildEpoch.getTime()).toBe(1_750_000_000_000);
  });

  it('with IPv4 only', () => {
    const reader = read(writeMmdb({ ipVersion: 4, networks: { '203.0.113.7/32': { country_code: 'FR' } } }));
    expect(reader.metadata.ipVersion).toBe(4);
    expect(reader.get('203.0.113.7')).toEqual({ country_code: 'FR' });
    expect(reader.get('203.0.113.8')).toBeNull();
  });
});
