import { describe, expect, it } from 'vitest';
import { formatIPv6, nearnessOf, parseIPv4, parseIPv6 } from './literal.ts';

describe('literal addresses', () => {
  it('takes four plain numbers for IPv4 and nothing else', () => {
    expect(parseIPv4('0.10.200.255')).toEqual([0, 10, 200, 255]);
    for (const text of [
      '',
      '1.2.3',
      '1.2.3.4.5',
      '1.2.3.256',
      '01.2.3.4',
      '1..3.4',
      '1.2.3.',
      '.1.2.3',
      '1.2.3.a',
      '0x1.2.3.4',
    ])
      expect(parseIPv4(text), text).toBeUndefined();
  });

  it('takes all three forms of IPv6 and nothing else', () => {
    expect(parseIPv6('2001:DB8:0:1:2:3:4:5')).toEqual([0x2001, 0xdb8, 0, 1, 2, 3, 4, 5]);
    expect(parseIPv6('::1')).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect(parseIPv6('::ffff:1.2.3.4')).toEqual([0, 0, 0, 0, 0, 0xffff, 0x102, 0x304]);
    for (const text of [
      '',
      '1',
      ':1',
      '1:',
      '1::2::3',
      '1:2:3:4:5:6:7:8:9',
      '::1:2:3:4:5:6:7:8',
      '12345::',
      '1.2.3.4::',
      'g::',
    ])
      expect(parseIPv6(text), text).toBeUndefined();
  });

  it.each([
    ['2001:db8:0:0:1:0:0:0', '2001:db8:0:0:1::'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['1:0:2:0:3:0:4:0', '1:0:2:0:3:0:4:0'],
    ['2001:0DB8::00A1', '2001:db8::a1'],
  ])('writes %s as %s', (given, expected) => {
    expect(formatIPv6(parseIPv6(given) ?? [])).toBe(expected);
  });

  it.each([
    ['1.2.3.4', 'public'],
    ['172.32.0.1', 'public'],
    ['gw.example.net', 'public'],
    ['2001:db8::1', 'public'],
    ['10.255.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.0.1', 'private'],
    ['100.64.0.1', 'private'],
    ['127.0.0.1', 'private'],
    ['0.0.0.0', 'private'],
    ['localhost', 'private'],
    ['a.localhost', 'private'],
    ['::1', 'private'],
    ['::', 'private'],
    ['fd12::1', 'private'],
    ['fe80::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['169.254.169.254', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['::ffff:169.254.169.254', 'metadata'],
    ['metadata.google.internal', 'metadata'],
  ])('%s is %s', (host, nearness) => {
    expect(nearnessOf(host)).toBe(nearness);
  });
});
