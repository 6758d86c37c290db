import { describe, expect, it } from 'vitest';
import { formatIPv6, parseIPv4, parseIPv6 } from './address.ts';

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
});
