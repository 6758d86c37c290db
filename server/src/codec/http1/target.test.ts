import { describe, expect, it } from 'vitest';
import { consistsOf } from './chars.ts';
import { hostChars, parseAbsoluteTarget, parseConnectTarget, sameAuthority } from './target.ts';

describe('the target of CONNECT', () => {
  it.each([
    ['a.example:443', { host: 'a.example', port: 443, hostText: 'a.example:443' }],
    ['A.Example:1', { host: 'a.example', port: 1, hostText: 'A.Example:1' }],
    ['192.0.2.1:65535', { host: '192.0.2.1', port: 65535, hostText: '192.0.2.1:65535' }],
    ['[2001:DB8::1]:443', { host: '2001:db8::1', port: 443, hostText: '[2001:DB8::1]:443' }],
    ['a.example:00443', { host: 'a.example', port: 443, hostText: 'a.example:00443' }],
  ])('%s names a place', (text, place) => expect(parseConnectTarget(text)).toEqual(place));
  it.each([
    '',
    'a.example',
    'a.example:',
    'a.example:0',
    'a.example:000443',
    'a.example:44a',
    'a.example:443:1',
    ':443',
    '[::1]',
    '[::1]443',
    '[::1',
    '::1:443',
    '[a]:1',
    'a b:1',
    'u@a:1',
    '*',
  ])('%j names none', (text) => expect(parseConnectTarget(text)).toMatchObject({ fault: 'bad_target' }));
});

describe('an absolute target', () => {
  it.each([
    ['http://a.example/', 'http', 'a.example', 80, '/', 'a.example'],
    ['http://a.example', 'http', 'a.example', 80, '/', 'a.example'],
    ['http://a.example?q', 'http', 'a.example', 80, '/?q', 'a.example'],
    ['HTTP://A.example:8080/b?c=http://d/', 'http', 'a.example', 8080, '/b?c=http://d/', 'A.example:8080'],
    ['ws://a.example/chat', 'ws', 'a.example', 80, '/chat', 'a.example'],
    ['http://[::1]/', 'http', '::1', 80, '/', '[::1]'],
    ['http://[::1]:81/@', 'http', '::1', 81, '/@', '[::1]:81'],
  ])('%s is taken apart', (text, ...parts) => {
    const [scheme, host, port, path, hostText] = parts;
    expect(parseAbsoluteTarget(text)).toEqual({ scheme, host, port, path, hostText });
  });
  it.each([
    ['https://a.example/', 'unsupported_scheme', 'encrypted targets go through CONNECT'],
    ['WSS://a.example/', 'unsupported_scheme', 'encrypted targets go through CONNECT'],
    ['gopher://a.example/', 'unsupported_scheme', 'neither http nor ws'],
    ['/path', 'bad_target', 'not an absolute target: this is a proxy'],
    ['/http://a', 'bad_target', 'not an absolute target: this is a proxy'],
    ['*', 'bad_target', 'not an absolute target: this is a proxy'],
    ['://a', 'bad_target', 'not an absolute target: this is a proxy'],
    ['http:/a', 'bad_target', 'not an absolute target: this is a proxy'],
    ['http://', 'bad_target', 'the target names no host'],
    ['http://u:p@a/', 'bad_target', 'credentials in the target'],
    ['http://a/#b', 'bad_target', 'a fragment in the target'],
    ['http://a#b', 'bad_target', 'a fragment in the target'],
    ['http://[::1/', 'bad_target', 'a bracket without its end'],
    ['http://[::1]a/', 'bad_target', 'something between bracket and port'],
    ['http://a:/', 'bad_target', 'the target has no port between 1 and 65535'],
  ])('%s is refused', (text, fault, detail) => expect(parseAbsoluteTarget(text)).toEqual({ fault, detail }));
});

describe('Host beside the target', () => {
  const target = { host: 'a.example', port: 80, hostText: 'a.example' };
  it.each(['a.example', 'A.EXAMPLE', 'a.example:80', 'a.example:080'])('%s is the same place', (host) =>
    expect(sameAuthority(host, target)).toBe(true),
  );
  it.each(['b.example', 'a.example:81', '', 'a.example:x'])('%j is another', (host) =>
    expect(sameAuthority(host, target)).toBe(false),
  );
  it('holds only what a host and port are made of', () => {
    expect(consistsOf('aZ09-._:[]', hostChars)).toBe(true);
    for (const char of '/@,?#% "\\+\x7f\xff') expect(consistsOf(char, hostChars)).toBe(false);
  });
});
