import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

const read = (text: string, defaultScheme: 'http' | 'socks5' = 'http') => readDocument(text, { defaultScheme });
const exits = (text: string) => read(text).entries.flatMap((it) => (it.outcome === 'exit' ? [it.exit] : []));
const plain = (over: object) => ({ scheme: 'http', host: '1.2.3.4', port: 80, username: '', password: '', ...over });

describe('readDocument', () => {
  it('reads lines with any line end and a mark at the beginning, and counts them', () => {
    const { format, entries } = read('\ufeff# list\r\n1.2.3.4:80\r\n\r\nnonsense\n5.6.7.8:99:u:p\n');
    expect(format).toBe('lines');
    expect(entries.map((it) => [it.line, it.outcome])).toEqual([
      [1, 'skipped'],
      [2, 'exit'],
      [3, 'skipped'],
      [4, 'error'],
      [5, 'exit'],
    ]);
  });
  it('lets the clear lines decide the order of the others', () => {
    const [first] = exits('ann:secret:gate:8080\nann:secret:1.2.3.4:8080');
    expect(first).toMatchObject({ host: 'gate', port: 8080, username: 'ann', password: 'secret' });
  });
  it('uses the scheme of the dialog for lines that name none', () => {
    expect(read('1.2.3.4:80', 'socks5').entries[0]).toMatchObject({ exit: { scheme: 'socks5' } });
  });
  it('reads JSON: lines, records, and lists under a name', () => {
    expect(exits('["1.2.3.4:80"]')).toEqual([plain({})]);
    expect(exits('[{"ip":"1.2.3.4","port":"80","protocols":["socks5"],"country":"de"}]')).toEqual([
      plain({ scheme: 'socks5', country: 'DE' }),
    ]);
    const webshare = { results: [{ proxy_address: '1.2.3.4', port: 80, username: 'u', password: 'p@:/' }] };
    expect(exits(JSON.stringify(webshare))).toEqual([plain({ username: 'u', password: 'p@:/' })]);
    expect(exits('{"proxy":"1.2.3.4:80","https":true}')).toEqual([plain({ scheme: 'https' })]);
    expect(exits('{"ip":"1.2.3.4","port":80}\n{"ip":"1.2.3.4","port":81}')).toHaveLength(2);
  });
  it('says where JSON breaks and never what stands there', () => {
    const { entries } = read('[{"host":"a.test","password":"hunter22"');
    expect(entries).toMatchObject([{ outcome: 'error', code: 'bad-json' }]);
    expect(JSON.stringify(entries)).not.toContain('hunter22');
    expect(read('{"a":1}').entries).toMatchObject([{ outcome: 'error' }]);
    expect(read('[1]').entries).toMatchObject([{ outcome: 'error', line: 1 }]);
  });
  it('does not take an IPv6 address for JSON', () => {
    expect(exits('[2001:db8::1]:8080')).toMatchObject([{ host: '2001:db8::1', port: 8080 }]);
  });
  it('reads the proxies of a YAML file and skips kinds it does not speak', () => {
    const { format, entries } = read(`port: 7890
proxies:
  - {name: one, type: http, server: 1.2.3.4, port: 80, username: u, password: p, tls: true, skip-cert-verify: true}
  - name: two
    type: vmess
    server: b.test
    port: 443
`);
    expect(format).toBe('yaml');
    expect(entries).toMatchObject([
      { outcome: 'exit', exit: { scheme: 'https', label: 'one', password: 'p' }, warnings: ['certificate-verified'] },
      { outcome: 'skipped', code: 'unsupported-scheme', message: expect.stringContaining('vmess') },
    ]);
    expect(read('proxies:\n\t- {a: [').entries).toMatchObject([{ outcome: 'error' }]);
    expect(read('proxies: 3').entries).toMatchObject([{ outcome: 'error' }]);
  });
  it('reads proxychains below its mark', () => {
    const { format, entries } = read(
      'strict_chain\n[ProxyList]\n# mine\nsocks5 1.2.3.4 1080 ann secret\nhttp\t1.2.3.4\t80\n',
    );
    expect(format).toBe('proxychains');
    expect(entries.map((it) => it.line)).toEqual([3, 4, 5]);
    expect(entries[1]).toMatchObject({ exit: { scheme: 'socks5', port: 1080, username: 'ann', password: 'secret' } });
    expect(JSON.stringify(entries.map((it) => it.text))).not.toContain('secret');
  });
  it('reads CSV by its header, with any of three separators', () => {
    for (const mark of [',', ';', '\t']) {
      const rows = [['IP', 'Port', 'Login', 'Password', 'Country Code', 'Tags', 'Weight']];
      rows.push(['1.2.3.4', '80', 'u', 'pa"ss', 'de', 'fast', '5'].map((cell) => `"${cell.replaceAll('"', '""')}"`));
      const expected = plain({ username: 'u', password: 'pa"ss', country: 'DE', tags: ['fast'], weight: 5 });
      expect(exits(rows.map((row) => row.join(mark)).join('\r\n'))).toEqual([expected]);
    }
    const { format, entries } = read('host,port\na.test,80\na.test,none\n');
    expect([format, ...entries.map((it) => [it.line, it.outcome])]).toEqual(['csv', [2, 'exit'], [3, 'error']]);
  });
  it('unpacks base64', () => {
    const { format, entries } = read(Buffer.from('http://u:p@1.2.3.4:80\n5.6.7.8:81').toString('base64'));
    expect([format, entries.length]).toEqual(['base64', 2]);
    expect(read('abcdefghijklmnop').format).toBe('lines');
  });
  it('reads 100 000 lines without keeping the rest of the house waiting', () => {
    const at = (i: number): string => `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`;
    const lines = Array.from({ length: 100_000 }, (_, i) => `${at(i)}:8080:user${i}:pass${i}`);
    const before = process.cpuUsage();
    expect(read(lines.join('\n')).entries).toHaveLength(100_000);
    // Time of this process, not of the clock: about 0.3 s where nothing else runs.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  }, 60_000);
  it('takes nothing for something', () => {
    expect(read('').entries).toEqual([]);
    expect(read('[]').entries).toEqual([]);
  });
});
