import { expect, it } from 'vitest';
import { schemeOf } from './schemes.ts';

it('knows the schemes in any case, and socks without a number', () => {
  expect(['HTTP', 'https', 'Socks4', 'socks4a', 'SOCKS', 'socks5h'].map(schemeOf)).toEqual([
    ...['http', 'https', 'socks4', 'socks4a', 'socks5', 'socks5h'],
  ]);
});

it('imports nothing else, this machine itself included', () => {
  for (const scheme of ['direct', 'ftp', 'vmess', '', 'constructor']) expect(schemeOf(scheme)).toBeUndefined();
});
