import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { importErrors } from './faults.ts';
import { readLine, type LineReading } from './line.ts';

const read = (line: string): LineReading => readLine(line, { defaultScheme: 'http' });

/** A reading as the table of conventions.md §c3 writes it. */
function told(line: string): string {
  const reading = read(line);
  if (reading.kind === 'skip') return 'skip';
  if (reading.kind === 'error') return `error ${reading.code}`;
  const { scheme, host, port, username, password, label } = reading.exit;
  const credentials = username === '' && password === '' ? '' : ` user=${username} pass=${password}`;
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const warnings = reading.warnings.map((it) => ` ⚠ ${it}`).join('');
  return `${scheme} ${shownHost} ${port}${credentials}${label === undefined ? '' : ` label=${label}`}${warnings}`;
}

const vectors: readonly (readonly [string, string])[] = [
  ['1.2.3.4:8080', 'http 1.2.3.4 8080'],
  ['proxy.example.com:3128', 'http proxy.example.com 3128'],
  ['http://1.2.3.4:8080', 'http 1.2.3.4 8080'],
  ['HTTPS://Proxy.Example.COM:443/', 'https proxy.example.com 443'],
  ['socks://1.2.3.4:1080', 'socks5 1.2.3.4 1080'],
  ['socks5h://1.2.3.4:1080', 'socks5h 1.2.3.4 1080'],
  ['socks4://bob@1.2.3.4:1080', 'socks4 1.2.3.4 1080 user=bob pass='],
  ['1.2.3.4:8080:user:pass', 'http 1.2.3.4 8080 user=user pass=pass'],
  ['user:pass:1.2.3.4:8080', 'http 1.2.3.4 8080 user=user pass=pass'],
  ['user:pass@1.2.3.4:8080', 'http 1.2.3.4 8080 user=user pass=pass'],
  ['1.2.3.4:8080@user:pass', 'http 1.2.3.4 8080 user=user pass=pass ⚠ reversed-at'],
  ['http://user:pass@1.2.3.4:8080', 'http 1.2.3.4 8080 user=user pass=pass'],
  ['http://us%40er:p%3Ass%2F@1.2.3.4:8080', 'http 1.2.3.4 8080 user=us@er pass=p:ss/'],
  ['1.2.3.4:8080:user:pa:ss', 'http 1.2.3.4 8080 user=user pass=pa:ss'],
  ['1.2.3.4:8080:user:p@ss', 'http 1.2.3.4 8080 user=user pass=p@ss'],
  ['user:p@ss@1.2.3.4:8080', 'http 1.2.3.4 8080 user=user pass=p@ss'],
  ['user:pa:ss:1.2.3.4:8080', 'http 1.2.3.4 8080 user=user pass=pa:ss'],
  ['socks5://1.2.3.4:1080:user:pass', 'socks5 1.2.3.4 1080 user=user pass=pass'],
  ['1.2.3.4:8080:user:', 'http 1.2.3.4 8080 user=user pass='],
  ['1.2.3.4:8080:user', 'http 1.2.3.4 8080 user=user pass= ⚠ no-password'],
  ['1.2.3.4:8080:5.6.7.8:9090', 'http 1.2.3.4 8080 user=5.6.7.8 pass=9090 ⚠ ambiguous-order'],
  ['alice:8080:1.2.3.4:3128', 'http 1.2.3.4 3128 user=alice pass=8080'],
  ['proxy:3128', 'http proxy 3128'],
  ['proxy:3128:user:pass', 'http proxy 3128 user=user pass=pass'],
  ['[2001:db8::1]:8080', 'http [2001:db8::1] 8080'],
  ['[2001:db8::1]:8080:user:pass', 'http [2001:db8::1] 8080 user=user pass=pass'],
  ['http://user:pass@[2001:DB8::1]:8080', 'http [2001:db8::1] 8080 user=user pass=pass'],
  ['2001:db8::1:8080', 'error ipv6-needs-brackets'],
  ['bücher.example:8080', 'http xn--bcher-kva.example 8080'],
  ['1.2.3.4:8080 # fra-01', 'http 1.2.3.4 8080 label=fra-01'],
  ['http://1.2.3.4:8080#fra%2001', 'http 1.2.3.4 8080 label=fra 01'],
  ['1.2.3.4:8080:user:pa#ss', 'http 1.2.3.4 8080 user=user pass=pa#ss'],
  ['# a comment', 'skip'],
  ['1.2.3.4', 'error port-missing'],
  ['1.2.3.4:0', 'error bad-port'],
  ['1.2.3.4:65536', 'error bad-port'],
  ['127.1:8080', 'error ambiguous-ip'],
  ['0x7f000001:8080', 'error ambiguous-ip'],
  ['http://1.2.3.4:8080/path', 'error unexpected-path'],
  ['ftp://1.2.3.4:21', 'error unsupported-scheme'],
  ['vmess://abc', 'error unsupported-scheme'],
  ['1.2.3.4,8080', 'http 1.2.3.4 8080'],
  ['1.2.3.4\t8080\tuser\tpass', 'http 1.2.3.4 8080 user=user pass=pass'],
  ['1.2.3.4 8080', 'http 1.2.3.4 8080'],
  ['socks5 1.2.3.4 1080 user pass', 'socks5 1.2.3.4 1080 user=user pass=pass'],
  ['1.2.3.4:8080|user:pass|US', 'http 1.2.3.4 8080 user=user pass=pass ⚠ extra-fields-ignored'],
  ['"1.2.3.4:8080",', 'http 1.2.3.4 8080'],
  ['gw.example.net:9000:key:mobile;us;;;', 'http gw.example.net 9000 user=key pass=mobile;us;;;'],
  [
    'groups-RESIDENTIAL,session-a1:pw@proxy.apify.com:8000',
    'http proxy.apify.com 8000 user=groups-RESIDENTIAL,session-a1 pass=pw',
  ],
  [
    'brd-customer-c1-zone-z1-country-us:pw@brd.superproxy.io:33335',
    'http brd.superproxy.io 33335 user=brd-customer-c1-zone-z1-country-us pass=pw',
  ],
  [
    'geo.iproyal.com:12321:u1:pw_country-us_session-ab12cd34_lifetime-10m',
    'http geo.iproyal.com 12321 user=u1 pass=pw_country-us_session-ab12cd34_lifetime-10m',
  ],
  ['http://a%3Ab:pw@1.2.3.4:8080', 'error basic-username-colon'],
  ['http://us%zzer:pw@1.2.3.4:8080', 'http 1.2.3.4 8080 user=us%zzer pass=pw ⚠ bad-percent-encoding'],
  ['1.2.3.4:8080,user,pass', 'http 1.2.3.4 8080 user=user pass=pass'],
  ['1.2.3.4:30439,1659.44,False,Anonymous,FR', 'http 1.2.3.4 30439 ⚠ extra-fields-ignored'],
];

describe('a line', () => {
  it.each(vectors)('%s → %s', (line, expected) => {
    expect(told(line)).toBe(expected);
  });

  it.each([
    ['', 'skip'],
    ['  \t ', 'skip'],
    ['// old ones', 'skip'],
    ['; old ones', 'skip'],
    ['  1.2.3.4:8080\r', 'http 1.2.3.4 8080'],
    ['1.2.3.4:8080;', 'http 1.2.3.4 8080'],
    ['user:pass@1.2.3.4:8080,', 'http 1.2.3.4 8080 user=user pass=pass'],
    ["'1.2.3.4:8080'", 'http 1.2.3.4 8080'],
    ['"1.2.3.4","8080","user","pass"', 'http 1.2.3.4 8080 user=user pass=pass'],
    ['@1.2.3.4:8080', 'http 1.2.3.4 8080'],
    ['user:pass@proxy.example.com.:8080', 'http proxy.example.com 8080 user=user pass=pass'],
    ['user:pass@1.2.3.4:8080 US elite', 'http 1.2.3.4 8080 user=user pass=pass ⚠ extra-fields-ignored'],
    ['1.2.3.4 8080 user:pass', 'http 1.2.3.4 8080 user=user pass=pass'],
    ['2001:db8::1;8080', 'http [2001:db8::1] 8080'],
    ['socks4a 1.2.3.4:1080', 'socks4a 1.2.3.4 1080'],
    ['http://user:pa#ss@1.2.3.4:8080#eins', 'http 1.2.3.4 8080 user=user pass=pa#ss label=eins'],
    ['http://1.2.3.4:8080#a@b', 'http 1.2.3.4 8080 label=a@b'],
    ['http://user:p/w@1.2.3.4:8080/', 'http 1.2.3.4 8080 user=user pass=p/w'],
    ['http://u:%F0%9F%94%91@1.2.3.4:8080', 'http 1.2.3.4 8080 user=u pass=🔑'],
    ['10.0.0.8:3128', 'http 10.0.0.8 3128 ⚠ private-address'],
    ['[::1]:3128', 'http [::1] 3128 ⚠ private-address'],
    ['localhost:3128', 'http localhost 3128 ⚠ private-address'],
    ['socks4://bob:pw@1.2.3.4:1080', 'socks4 1.2.3.4 1080 user=bob pass=pw ⚠ password-unused'],
    ['169.254.169.254:80', 'error metadata-address'],
    ['[::ffff:169.254.169.254]:80', 'error metadata-address'],
    ['metadata.google.internal:80', 'error metadata-address'],
    ['http://1.2.3.4', 'error port-missing'],
    ['http://proxy', 'error port-missing'],
    ['user:pass@1.2.3.4', 'error port-missing'],
    ['user:pass@1.2.3.4:0', 'error bad-port'],
    ['1.2.3.4:08080', 'error bad-port'],
    ['1.2.3.4:http', 'error bad-port'],
    ['1.2.3.4:0:user:123', 'error bad-port'],
    ['user:80:1.2.3.4:0', 'error bad-port'],
    ['1.2.3.4:x:user:pass', 'error bad-port'],
    ['http://:8080', 'error host-missing'],
    ['1.2.3.256:80', 'error ambiguous-ip'],
    ['01.2.3.4:80', 'error ambiguous-ip'],
    ['2130706433:80', 'error ambiguous-ip'],
    ['2001:db8::1', 'error ipv6-needs-brackets'],
    ['user:pass@2001:db8::1:8080', 'error ipv6-needs-brackets'],
    ['http://example.com/list?x=1', 'error unexpected-path'],
    ['direct://10.0.0.1', 'error unsupported-scheme'],
    ['Proxy list from 2024', 'error unrecognised'],
    ['Top 100 proxies', 'error unrecognised'],
    ['hello', 'error unrecognised'],
    ['1.2.3.4:80:us\u0001er:pw', 'error control-character'],
    ['http://u%0d%0a:pw@1.2.3.4:80', 'error control-character'],
    [`1.2.3.4:80 ${'x'.repeat(4096)}`, 'error line-too-long'],
    [`socks5://u:${'ü'.repeat(128)}@1.2.3.4:80`, 'error socks5-credential-too-long'],
    [`u:${'p'.repeat(513)}@1.2.3.4:80`, 'error credential-too-long'],
  ])('%j → %s', (line, expected) => {
    expect(told(line)).toBe(expected);
  });

  it('takes the scheme of the options only where the line names none', () => {
    const readSocks = (line: string): unknown => readLine(line, { defaultScheme: 'socks5h' });
    expect(readSocks('1.2.3.4:1080')).toMatchObject({ exit: { scheme: 'socks5h' } });
    expect(readSocks('http://1.2.3.4:1080')).toMatchObject({ exit: { scheme: 'http' } });
  });

  it('says which order it showed, and follows the preferred one where it shows none', () => {
    expect(read('1.2.3.4:8080:user:pass')).toMatchObject({ order: 'endpoint-first' });
    expect(read('user:pass:1.2.3.4:8080')).toMatchObject({ order: 'credentials-first' });
    expect(read('1.2.3.4:8080')).toMatchObject({ order: undefined });
    const options = { defaultScheme: 'http', preferredOrder: 'credentials-first' } as const;
    expect(readLine('1.2.3.4:8080:5.6.7.8:9090', options)).toMatchObject({
      exit: { host: '5.6.7.8', port: 9090, username: '1.2.3.4', password: '8080' },
      order: undefined,
    });
  });

  it('explains every error without repeating the line', () => {
    for (const [line] of vectors) {
      const reading = read(line);
      if (reading.kind === 'error') expect(reading.message).toBe(importErrors[reading.code]);
    }
  });
});

describe('masked text', () => {
  it.each([
    ['1.2.3.4:8080', '1.2.3.4:8080'],
    ['1.2.3.4:8080:user:pass # x', '1.2.3.4:8080:user:*** # x'],
    ['"user:pa:ss:1.2.3.4:8080",', '"user:***:1.2.3.4:8080",'],
    ['http://us%40er:p%3Ass@1.2.3.4:8080', 'http://us%40er:***@1.2.3.4:8080'],
    ['1.2.3.4:8080@user:pass', '1.2.3.4:8080@user:***'],
    ['1.2.3.4\t8080\tuser\tpass', '1.2.3.4\t8080\tuser\t***'],
    ['1.2.3.4:8080|user:pass|other', '1.2.3.4:8080|user:***'],
    ['1.2.3.4:80,a,b,c', '1.2.3.4:80,***'],
    ['127.1:8080', '127.1:8080'],
    ['0x7f000001:8080', '0x7f000001:8080'],
    ['1.2.3.4:99999:user:pass', '1.2.3.4:99999:***'],
    ['user:pass@1.2.3.4:0', '***@1.2.3.4:0'],
    ['john.doe:12345:1.2.3.4:9090', 'john.doe:***'],
    ['john.doe:99999:1.2.3.4:0', '***'],
    ['http://1.2.3.4:8080/path', 'http://1.2.3.4:8080/***'],
    ['vmess://eyJhIjoic2VjcmV0In0=', 'vmess://***'],
    ['hello world', '***'],
    ['# a comment', '# a comment'],
    ['#user:pass@1.2.3.4:80', '#***@1.2.3.4:80'],
    ['# 1.2.3.4:80:user:pass', '# 1.2.3.4:80:***'],
  ])('%j is shown as %j', (line, shown) => {
    expect(read(line).text).toBe(shown);
  });

  const word = (least: number): fc.Arbitrary<string> =>
    fc.stringMatching(new RegExp(`^[A-Za-z0-9!$*+=_-]{${least},24}$`));
  const port = fc.constantFrom('8080', '0', '70000', '', 'http');
  const host = fc.constantFrom('1.2.3.4', '[2001:db8::1]', 'gw.example.net', 'proxy', '127.1', '2001:db8::1', '');
  it('never holds the password, whatever is wrong with the line', () => {
    const given = fc.record({ user: word(1), secret: word(1).map((it) => `S3cret-${it}`), host, port, tail: word(0) });
    fc.assert(
      fc.property(given, fc.nat(9), ({ user, secret, host: at, port: number, tail }, form) => {
        const lines = [
          `${at}:${number}:${user}:${secret}`,
          `${user}:${secret}:${at}:${number}`,
          `${user}:${secret}@${at}:${number}`,
          `${at}:${number}@${user}:${secret}`,
          `http://${user}:${secret}@${at}:${number}/${tail}`,
          `ftp://${user}:${secret}@${at}:${number}`,
          `${at},${number},${user},${secret},${tail}`,
          `${at}:${number} ${user} ${secret}`,
          `"${at}:${number}|${user}:${secret}|${tail}",`,
          `# ${user}:${secret}@${at}:${number}`,
        ];
        expect(read(lines[form] ?? '').text).not.toContain(secret);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('any line', () => {
  it('reads back every URL it could have been exported as', () => {
    const credential = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((it) => !/[\x00-\x1f\x7f]/.test(it));
    const exits = fc.record({
      scheme: fc.constantFrom('https', 'socks5', 'socks5h', 'socks4a'),
      host: fc.oneof(
        fc.ipV4(),
        fc.domain(),
        fc.ipV6().map((it) => `[${it}]`),
      ),
      port: fc.integer({ min: 1, max: 65535 }),
      username: credential.filter((it) => !it.includes(':')),
      password: credential,
    });
    fc.assert(
      fc.property(exits, ({ scheme, host, port, username, password }) => {
        fc.pre(isWellFormed(username) && isWellFormed(password));
        const line = `${scheme}://${encodeURIComponent(username)}:${encodeURIComponent(password)}@${host}:${port}`;
        const reading = read(line);
        fc.pre(reading.kind !== 'error' || reading.code !== 'metadata-address');
        expect(reading).toMatchObject({ kind: 'exit', exit: { scheme, port, username, password } });
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws', () => {
    const marks = fc.constantFrom(...':@[]#%/"\',;| \t.-0123456789abfx');
    const line = fc.oneof(
      fc.array(fc.nat(0xffff), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
      fc.string({ unit: marks, maxLength: 60 }),
    );
    fc.assert(
      fc.property(line, (text) => {
        expect(['exit', 'skip', 'error']).toContain(read(text).kind);
      }),
      { numRuns: 4000 },
    );
  });
});

function isWellFormed(text: string): boolean {
  try {
    encodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
