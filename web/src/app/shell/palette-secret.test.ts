import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldPassword } from './palette-secret.ts';

/** What the importer reads with credentials (server/src/core/import/line.test.ts), and what is on its way there. */
const secret = [
  '1.2.3.4:8080:user:pass',
  'user:pass:1.2.3.4:8080',
  'user:pass@1.2.3.4:8080',
  '1.2.3.4:8080@user:pass',
  'http://us%40er:p%3Ass%2F@1.2.3.4:8080',
  'http://user:p w@1.2.3.4:8080',
  'socks5://1.2.3.4:1080:user:pass',
  'alice:8080:1.2.3.4:3128',
  '10.0.0.1:8000:cafe:babe',
  '10.0.0.1:8080:1234:5678',
  'proxy:3128:user:pass',
  '[2001:db8::1]:8080:user:pass',
  '[2001:db8::1]:8080 user pass',
  '2001:db8::1;8080;user;pass',
  '2001:db8::1 8080 user pass',
  '1.2.3.4\t8080\tuser\tpass',
  'gw\t8000\tu\tp',
  'socks5 gw 1080 user pass',
  'socks5 1.2.3.4 1080 user pass',
  '1.2.3.4:8080|user:pass|US',
  '"1.2.3.4","8080","user","pass"',
  '"gw.example:8080:u:p",',
  '1.2.3.4:8080,user,pass',
  '1.2.3.4 8080 user:pass',
  'gw.example 8000 u p DE fast',
  'gw.example:8000 u p',
  'drain gw.example:8000:u:p',
  '# 1.2.3.4:80:user:pass',
  'gw.example.net:9000:key:mobile;us;;;',
  'groups-RESIDENTIAL,session-a1:pw@proxy.apify.com:8000',
  'user:pass:gw',
  'user:pass@',
  '{"host": "gw", "port": 8000, "username": "u", "password": "p"}',
  '- {name: a, server: gw, port: 8000, username: u, password: p}',
  'host,port,user,pass gw,8000,u,p',
  'MS4yLjMuNDo4MDgwOnVzZXI6cGFzcw==',
];
const open = [
  ...['acme-de-17', 'drain acme', 'new password for alice', 'rosa@x.example', 'rule 2 of 3 lists', 'frankfurt 1'],
  ...['10.0.0.1', '10.0.0.1:8000', 'gw.example:8000', 'localhost:8080', 'explain shop.example:443', 'gw.example 8000'],
  ...['2001:db8:0:1::7', '1:2:3:4:5:6:7:8', '[2001:db8::1]:8080', '2001:db8', 'https://shop.example:443/'],
  ...['country:DE,AT,GB,US', 'req_01', 'session_0123456789abcdef', '> drain', 'connection timeout', ''],
];

describe('a text of the palette', () => {
  it.each(secret)('%j is never sent to be searched for', (text) => {
    expect(mayHoldPassword(text)).toBe(true);
  });
  it.each(open)('%j is searched for', (text) => {
    expect(mayHoldPassword(text)).toBe(false);
  });
  it('is kept back whatever the parts of a line are', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9!$*+=_-]{1,24}$/);
    const host = fc.constantFrom('1.2.3.4', '[2001:db8::1]', 'gw.example.net', 'localhost');
    const port = fc.integer({ min: 1, max: 65_535 });
    const line = fc.record({ user: word, pass: word, at: host, port });
    fc.assert(
      fc.property(line, fc.nat(7), ({ user, pass, at, port }, form) => {
        const lines = [
          ...[`${at}:${port}:${user}:${pass}`, `${user}:${pass}:${at}:${port}`, `${user}:${pass}@${at}:${port}`],
          ...[
            `${at}:${port}@${user}:${pass}`,
            `socks5://${user}:${pass}@${at}:${port}`,
            `${at}:${port} ${user} ${pass}`,
          ],
          ...[`${at},${port},${user},${pass}`, `${at} ${port} ${user}:${pass}`],
        ];
        expect(mayHoldPassword(lines[form] ?? '')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
