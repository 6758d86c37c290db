import { describe, expect, it } from 'vitest';
import { atOnce } from '../work.ts';
import { readDocument } from './read-document.ts';

const read = (text: string, defaultScheme: 'http' | 'socks5' = 'http') => atOnce(readDocument(text, { defaultScheme }));
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
    const unclear = 'a.test:80:b.test:90';
    const last = { host: 'b.test', port: 90, username: 'a.test', password: '80' };
    const first = { host: 'a.test', port: 80, username: 'b.test', password: '90' };
    const settled = read(`ann:secret:1.2.3.4:8080\n${unclear}`).entries[1];
    expect(settled).toMatchObject({ exit: last, warnings: [], text: 'a.test:***' });
    expect(exits(`${unclear}\nann:secret:1.2.3.4:8080`)[0]).toMatchObject(last);
    for (const others of ['', '1.2.3.4:80:u:p', 'u:p:1.2.3.4:80\n1.2.3.4:80:u:p'])
      expect(read(`${unclear}\n${others}`).entries[0]).toMatchObject({ exit: first, warnings: ['ambiguous-order'] });
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
  it('reads foreign records: whole lines in a cell, sing-box nodes, tags, weights', () => {
    const label = { label: 'one' };
    expect(exits('[{"url":"http://u:p@1.2.3.4:80","name":"one"}]')).toEqual([
      plain({ username: 'u', password: 'p', ...label }),
    ]);
    expect(exits('[{"host":"socks5://1.2.3.4:80","user":"u","pass":"p"}]')).toEqual([
      plain({ scheme: 'socks5', username: 'u', password: 'p' }),
    ]);
    const outbounds = [
      { type: 'socks', version: '4', server: '1.2.3.4', server_port: 80 },
      { type: 'http', server: '1.2.3.4', server_port: 80, tls: { enabled: true } },
      { type: 'selector', outbounds: ['a'] },
    ];
    expect(read(JSON.stringify({ outbounds })).entries).toMatchObject([
      { exit: { scheme: 'socks4' } },
      { exit: { scheme: 'https' } },
      { outcome: 'skipped', code: 'unsupported-scheme' },
    ]);
    const odd = {
      ip: '1.2.3.4',
      port: 80,
      tags: ['Fast One', '!', 'fast-one'],
      weight: 0,
      country: 'Germany',
      type: 'elite',
    };
    const entry = read(JSON.stringify([odd])).entries[0];
    expect(entry).toMatchObject({ exit: plain({ tags: ['fast_one'] }), warnings: ['bad-tag', 'bad-weight'] });
  });
  it('reads place, rotation and template, and leaves out with a warning what makes no sense', () => {
    const said = {
      ...{ ip: '1.2.3.4', port: 80, region: ' Hesse ', city: 'Frankfurt', asn: 'AS24940', type: 'Mobile' },
      ...{ priority: '3', price: '0.5', user: 'u-{session}', template: 'Custom' },
    };
    expect(exits(JSON.stringify([said]))).toEqual([
      plain({
        ...{ region: 'Hesse', city: 'Frankfurt', asn: 24940, type: 'mobile', priority: 3, price: 0.5 },
        ...{ username: 'u-{session}', template: 'custom' },
      }),
    ]);
    expect(exits('ip,port,networktype,asn\n1.2.3.4,80,isp,3320')).toEqual([plain({ type: 'isp', asn: 3320 })]);
    const odd = { ip: '1.2.3.4', port: 80, type: 'elite', asn: -1, priority: 1.5, price: 'cheap', template: 'nobody' };
    expect(read(JSON.stringify([odd])).entries).toMatchObject([
      { exit: plain({}), warnings: ['bad-priority', 'bad-price', 'bad-template'] },
    ]);
  });
  it('reports each bad record and keeps the good ones', () => {
    const records = [
      { ip: '1.2.3.4' },
      { ip: '127.1', port: 80 },
      { ip: '1.2.3.4', port: 'secret' },
      { port: 80 },
      { ip: 'not a host', port: 80 },
      { ip: '169.254.169.254', port: 80 },
      { ip: '1.2.3.4', port: 80, user: 'a:b' },
      { proxy: '1.2.3.4' },
      { ip: '1.2.3.4', port: 80, protocol: 'quic' },
      null,
      '1.2.3.4:81',
    ];
    const codes = read(JSON.stringify(records)).entries.map((it) => (it.outcome === 'exit' ? 'exit' : it.code));
    expect(codes).toEqual([
      ...['port-missing', 'ambiguous-ip', 'bad-port', 'host-missing', 'unrecognised', 'metadata-address'],
      ...['basic-username-colon', 'port-missing', 'unsupported-scheme', 'bad-record', 'exit'],
    ]);
  });
  it('never shows a password, whatever the form and whatever is wrong', () => {
    const secret = 'hunter22';
    for (const text of [
      `[{"ip":"1.2.3.4","port":80,"user":"u","pass":"${secret}"}]`,
      `[{"ip":"1.2.3.4","port":0,"user":"u","pass":"${secret}"}]`,
      `[{"ip":"u:${secret}@1.2.3.4:0"}]`,
      `[{"ip":"${secret}!","port":80},{"protocol":"${secret}"},{"proxy":"u:${secret}@x"}]`,
      `{"data":[{"pass":"${secret}"}]`,
      `host,port,user,password\n1.2.3.4,80,u,${secret}\n1.2.3.4,${secret},u,x\n"1.2.3.4,80,u,${secret}`,
      `proxies:\n  - {type: http, server: 1.2.3.4, port: 0, password: ${secret}}\n  - {type: ${secret}: x}`,
      `[ProxyList]\nsocks5 1.2.3.4 0 u ${secret}\nraw 1.2.3.4 80 u ${secret}`,
      Buffer.from(`u:${secret}@1.2.3.4:0`).toString('base64'),
    ]) {
      const { entries } = read(text);
      expect(entries).not.toHaveLength(0);
      const shown = entries.map((it) => (it.outcome === 'exit' ? [it.text, it.warnings] : it));
      expect(JSON.stringify(shown), text).not.toContain(secret);
    }
  });
  it('keeps rows behind one that is no CSV, with their own line numbers', () => {
    const header = 'host,port,label';
    const text = `${header}\n1.2.3.4,80,"two\nlines"\n\n1.2.3.4,81,"open\n1.2.3.4,82\r\n1.2.3.4,83\n`;
    const { format, entries } = read(text);
    expect(format).toBe('csv');
    expect(entries.map((it) => [it.line, it.outcome === 'exit' ? it.exit.port : it.code])).toEqual([
      ...[
        [3, 80],
        [5, 'bad-csv'],
        [6, 82],
        [7, 83],
      ],
    ]);
    const many = read(`${header}\n${'1.2.3.4,81,"open\n'.repeat(101)}`).entries;
    expect(many.at(-1)).toMatchObject({ code: 'bad-csv' });
  });
  it('reads no more than 200 000 records, nor YAML of more than 1 MiB', () => {
    const { entries } = read('1.2.3.4:80\n'.repeat(200_002));
    expect(entries).toHaveLength(200_001);
    expect(entries.at(-1)).toMatchObject({ line: 200_001, outcome: 'error', code: 'too-many-records' });
    const yaml = `proxies:\n${'# padding\n'.repeat(120_000)}`;
    expect(read(yaml).entries).toMatchObject([{ code: 'document-too-large' }]);
  }, 60_000);
  it('does not follow aliases without end, nor tags of its own', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((it, i) => {
        const before = 'abcdefg'[i];
        return `${it}: &${it} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
      }),
    ];
    expect(read(`${bomb.join('\n')}\nproxies: *h\n`).entries).toMatchObject([{ code: 'bad-yaml' }]);
    const tagged = 'proxies:\n  - !!js/function "x"\n  - {server: 1.2.3.4, port: 80}\n';
    expect(read(tagged).entries.at(-1)).toMatchObject({ outcome: 'exit' });
  });
  it('takes nothing for something', () => {
    expect(read('').entries).toEqual([]);
    expect(read('[]').entries).toEqual([]);
  });
});
