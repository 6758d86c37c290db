import { expect, it } from 'vitest';
import { checkParts, type FoundParts } from './parts.ts';

const check = (over: Partial<FoundParts>, host = '1.2.3.4') =>
  checkParts({
    scheme: 'http',
    endpoint: { host, port: 80, strong: true, fault: undefined },
    username: 'u',
    password: 'p',
    label: undefined,
    ...over,
  });

it('makes an exit of sound parts', () => {
  const exit = { scheme: 'http', host: '1.2.3.4', port: 80, username: 'u', password: 'p' };
  expect(check({})).toEqual({ kind: 'exit', exit, warnings: [] });
  expect(check({ label: '  fra\t1 ' })).toMatchObject({ exit: { ...exit, label: 'fra 1' } });
  expect(check({ label: 'x'.repeat(200) })).toMatchObject({ exit: { label: 'x'.repeat(120) } });
});

it.each([
  ['basic-username-colon', { username: 'a:b' }],
  ['control-character', { password: 'a\nb' }],
  ['control-character', { username: 'a\ud800' }],
  ['credential-too-long', { scheme: 'socks4', username: 'u'.repeat(513) }],
  ['socks5-credential-too-long', { scheme: 'socks5', password: 'ü'.repeat(128) }],
] as const)('refuses with %s', (code, over) => {
  expect(check(over)).toMatchObject({ kind: 'error', code });
});

it('allows what the protocol allows', () => {
  expect(check({ scheme: 'socks5', username: 'a:b', password: 'p'.repeat(255) })).toMatchObject({ kind: 'exit' });
  expect(check({ password: 'p'.repeat(512) })).toMatchObject({ kind: 'exit' });
});

it('passes the fault of the endpoint on, refuses metadata services and warns of private hosts', () => {
  const endpoint = { host: '127.1', port: 80, strong: true, fault: 'ambiguous-ip' } as const;
  expect(check({ endpoint })).toMatchObject({ code: 'ambiguous-ip' });
  expect(check({}, '169.254.169.254')).toMatchObject({ code: 'metadata-address' });
  expect(check({ scheme: 'socks4' }, '10.0.0.1')).toMatchObject({ warnings: ['private-address', 'password-unused'] });
});
