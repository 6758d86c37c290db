import { describe, expect, it } from 'vitest';
import { endpointBeside, isNumber, looksLikeIPv6, readEndpoint, readHost, readLoneHost, readPort } from './endpoint.ts';

describe('a host', () => {
  it.each([
    ['1.2.3.4', '1.2.3.4', true, undefined],
    ['[2001:DB8::1]', '2001:db8::1', true, undefined],
    ['GW.Example.NET.', 'gw.example.net', true, undefined],
    ['proxy_1', 'proxy_1', false, undefined],
    ['bücher.example', 'xn--bcher-kva.example', true, undefined],
    ['127.1', '127.1', true, 'ambiguous-ip'],
    ['0x7f000001', '0x7f000001', false, 'ambiguous-ip'],
    ['12', '12', false, 'ambiguous-ip'],
  ])('%s is %s', (token, host, strong, fault) => {
    expect(readHost(token)).toEqual({ host, strong, fault });
  });

  it.each([
    '',
    '.',
    'a..b',
    'a b',
    'a,b',
    '[1.2.3.4]',
    '[::1',
    '::1',
    `${'a'.repeat(64)}.b`,
    'a.'.repeat(130),
    'ü'.repeat(300),
  ])('%j is none', (token) => {
    expect(readHost(token)).toBeUndefined();
  });

  it('needs no brackets where it stands alone', () => {
    expect(readLoneHost('2001:db8::1')?.host).toBe('2001:db8::1');
    expect(readLoneHost('[2001:db8::1]')?.host).toBe('2001:db8::1');
    expect(readLoneHost('1.2.3.4:80')).toBeUndefined();
  });
});

describe('a port', () => {
  it('is a number from 1 to 65535 without leading zeros', () => {
    expect(['1', '65535', '0', '65536', '080', '', 'x', '+1', '1e3', '123456'].map(readPort)).toEqual([
      ...[1, 65535, 0, 0, 0, 0, 0, 0, 0, 0],
    ]);
    expect([isNumber('099'), isNumber(''), isNumber('1a')]).toEqual([true, false, false]);
  });

  it('that is out of range still shows that one was meant', () => {
    const host = readHost('1.2.3.4');
    expect(endpointBeside(host, '80')).toMatchObject({ port: 80, fault: undefined });
    expect(endpointBeside(host, '0')).toMatchObject({ port: 0, fault: 'bad-port' });
    expect(endpointBeside(readHost('127.1'), '0')).toMatchObject({ fault: 'ambiguous-ip' });
    expect(endpointBeside(host, 'x')).toBeUndefined();
    expect(endpointBeside(undefined, '80')).toBeUndefined();
  });
});

describe('host and port', () => {
  it.each([
    ['1.2.3.4:80', undefined, undefined],
    ['[::1]:80', undefined, undefined],
    ['1.2.3.4', 'port-missing', 'port-missing'],
    ['[::1]', 'port-missing', 'port-missing'],
    ['1.2.3.4:', 'port-missing', 'port-missing'],
    ['1.2.3.4:x', 'bad-port', 'bad-port'],
    ['proxy:0', 'bad-port', 'bad-port'],
    ['127.1', 'ambiguous-ip', 'ambiguous-ip'],
    ['2001:db8::1', 'ipv6-needs-brackets', 'ipv6-needs-brackets'],
    ['2001:db8::1:99999', 'ipv6-needs-brackets', 'ipv6-needs-brackets'],
    ['proxy', 'port-missing', 'none'],
    ['proxy:x', 'bad-port', 'none'],
    [':80', 'host-missing', 'none'],
    ['a b:80', 'none', 'none'],
  ])('%s where one must stand: %s; where one may: %s', (text, sure, unsure) => {
    const told = (endpoint: ReturnType<typeof readEndpoint>): string | undefined =>
      endpoint === undefined ? 'none' : endpoint.fault;
    expect([told(readEndpoint(text, true)), told(readEndpoint(text, false))]).toEqual([sure, unsure]);
  });

  it('are not seen in an IPv6 address, nor one in them', () => {
    expect(['::1', '2001:db8::1:8080', '1:2:3:4:5:6:7:8'].map(looksLikeIPv6)).toEqual([true, true, true]);
    expect(['', ':', 'a:1', '1.2.3.4:80:ab:cd', 'dead:80:beef'].map(looksLikeIPv6)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
