import { expect, it } from 'vitest';
import { readByColons } from './by-colons.ts';

const read = (body: string, url = false) => readByColons(body, url, 'endpoint-first');

it('reads the endpoint at either end, where the surer host is', () => {
  expect(read('gw.test:80:us:pa:ss')).toMatchObject({
    username: 'us',
    password: 'pa:ss',
    order: 'endpoint-first',
    hidden: [14, 19],
  });
  expect(read('us:pa:ss:gw.test:80')).toMatchObject({
    username: 'us',
    password: 'pa:ss',
    order: 'credentials-first',
    hidden: [3, 8],
  });
  expect(read('proxy:80:1.2.3.4:90')).toMatchObject({ endpoint: { host: '1.2.3.4', port: 90 } });
  expect(read('[::1]:80:u:p')).toMatchObject({ endpoint: { host: '::1', port: 80 }, password: 'p' });
  expect(read('u:[p:[::1]:80')).toMatchObject({ endpoint: { host: '::1', port: 80 }, password: '[p' });
});

it('follows the preference where both ends are equally sure, and hides both passwords', () => {
  const line = 'a.test:80:b.test:90';
  const first = readByColons(line, false, 'endpoint-first');
  const last = readByColons(line, false, 'credentials-first');
  expect(first).toMatchObject({ endpoint: { host: 'a.test' }, username: 'b.test', password: '90' });
  expect(last).toMatchObject({ endpoint: { host: 'b.test' }, username: 'a.test', password: '80' });
  for (const reading of [first, last])
    expect(reading).toMatchObject({ order: undefined, warnings: ['ambiguous-order'], hidden: [7, 19] });
});

it('warns of a username without a password', () => {
  expect(read('gw.test:80:us')).toMatchObject({ username: 'us', warnings: ['no-password'] });
  expect(read('gw.test:80:')).toMatchObject({ username: '', warnings: [] });
});

it('says what is wrong with an endpoint that was surely meant', () => {
  expect(read('1.2.3.4:0:u:p')?.endpoint.fault).toBe('bad-port');
  expect(read('1.2.3.4:x:u:p')?.endpoint.fault).toBe('bad-port');
  expect(read('1.2.3.4:x:u')?.endpoint.fault).toBe('bad-port');
  expect(read('127.1:80:u:p')?.endpoint.fault).toBe('ambiguous-ip');
  expect(read('2001:db8::1:80')?.endpoint.fault).toBe('ipv6-needs-brackets');
  expect(read('proxy', true)?.endpoint.fault).toBe('port-missing');
});

it('leaves what is no endpoint to the next reading', () => {
  for (const body of ['', 'proxy', 'a b:80', 'user:x:y', 'u:p:q:r']) expect(read(body)).toBeUndefined();
});
