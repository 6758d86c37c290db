import { describe, expect, it } from 'vitest';
import { addressBytes, innermost, isInAny, networksOf } from './network.ts';

describe('addressBytes', () => {
  it('reads literal addresses', () => {
    expect(addressBytes('10.0.0.255')).toEqual([10, 0, 0, 255]);
    expect(addressBytes('::')).toEqual(new Array(16).fill(0));
    expect(addressBytes('fe80::1%eth0')?.slice(0, 2)).toEqual([0xfe, 0x80]);
    expect(addressBytes('1:2:3:4:5:6:7:8')).toEqual([0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]);
    expect(addressBytes('::ffff:1.2.3.4')?.slice(10)).toEqual([0xff, 0xff, 1, 2, 3, 4]);
  });
  it.each([
    'a.test',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '12345::',
    '::g',
    '1.2.3.-4',
  ])('takes %s for a name', (text) => expect(addressBytes(text)).toBeUndefined());
});
describe('isInAny', () => {
  it('compares bits, not bytes', () => {
    const network = networksOf('172.16.0.0/12');
    expect(isInAny([172, 31, 255, 255], network)).toBe(true);
    expect(isInAny([172, 32, 0, 0], network)).toBe(false);
    expect(isInAny(addressBytes('::1')!, network)).toBe(false);
  });
  it('refuses what is no network', () => {
    expect(() => networksOf('10.0.0.0')).toThrow('not a network');
    expect(() => networksOf('10.0.0.0/8', 'host/8')).toThrow('not a network');
  });
});
describe('innermost', () => {
  it.each([
    ['::ffff:127.0.0.1', [127, 0, 0, 1]],
    ['64:ff9b::10.1.2.3', [10, 1, 2, 3]],
    ['2002:7f00:1::', [127, 0, 0, 1]],
    ['1.2.3.4', [1, 2, 3, 4]],
  ])('finds the IPv4 address in %s', (text, bytes) => expect(innermost(addressBytes(text)!)).toEqual(bytes));
  it('leaves other addresses alone', () => {
    for (const text of ['::1', '2001:4860::8888']) expect(innermost(addressBytes(text)!)).toEqual(addressBytes(text));
  });
});
