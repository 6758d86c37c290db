import { describe, expect, it } from 'vitest';
import { addressSize, readAddress, readName, readPort, typeIPv4, typeIPv6, typeName, writeAddress } from './wire.ts';

describe('addresses of SOCKS5', () => {
  it.each([
    ['192.0.2.1', 'ipv4', [1, 192, 0, 2, 1]],
    ['a.example', 'name', [3, 9, ...Buffer.from('a.example')]],
    ['2001:db8::1', 'ipv6', [4, 0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
  ])('%s goes out and comes back as %s', (host, addressType, bytes) => {
    expect([...(writeAddress(host) ?? [])]).toEqual(bytes);
    expect(readAddress(Uint8Array.from(bytes), 1, bytes[0]!)).toEqual({ host, addressType });
  });
  it('has a size for each type and none for others', () => {
    expect([typeIPv4, typeIPv6, typeName, 0, 2, 5].map((type) => addressSize(type, 9))).toEqual([4, 16, 10, 0, 0, 0]);
  });
  it('tells a literal sent as a name from a name', () => {
    expect(readName('192.0.2.1')).toEqual({ host: '192.0.2.1', addressType: 'ipv4' });
    expect(readName('2001:DB8::1')).toEqual({ host: '2001:db8::1', addressType: 'ipv6' });
    expect(readName('A.Example')).toEqual({ host: 'a.example', addressType: 'name' });
  });
  it('refuses what is no host', () => {
    expect(writeAddress('no host')).toBeUndefined();
    expect(readName('a\r\nb')).toBeUndefined();
    expect(readAddress(Uint8Array.of(0), 0, typeName)).toBeUndefined();
  });
  it('reads a port in network order', () => expect(readPort(Uint8Array.of(9, 0x1f, 0x90), 1)).toBe(8080));
});
