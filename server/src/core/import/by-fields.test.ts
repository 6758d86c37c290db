import { expect, it } from 'vitest';
import { readByFields } from './by-fields.ts';

const read = (body: string, url = false) => readByFields(body, url);
const at = { host: '1.2.3.4', port: 80 };

it.each(['\t', '|', ';', ',', ' ', '  ', ' , '])('splits at %j', (mark) => {
  const body = ['1.2.3.4', '80', 'us', 'pw'].join(mark);
  const from = body.indexOf('pw');
  expect(read(body)).toMatchObject({ endpoint: at, username: 'us', password: 'pw', hidden: [from, from + 2] });
});

it('reads a scheme, a joined endpoint and joined credentials', () => {
  expect(read('socks5 1.2.3.4:80 us:p:w')).toMatchObject({
    scheme: 'socks5',
    endpoint: at,
    username: 'us',
    password: 'p:w',
  });
  expect(read('us:pw@1.2.3.4:80 DE')).toMatchObject({
    endpoint: at,
    password: 'pw',
    warnings: ['extra-fields-ignored'],
  });
  expect(read('"1.2.3.4","80"')).toMatchObject({ endpoint: at, username: '' });
  expect(read('2001:db8::1,80')).toMatchObject({ endpoint: { host: '2001:db8::1' } });
});

it('takes nothing for a credential that need not be one, and does not show it either', () => {
  expect(read('1.2.3.4:80,123.4')).toMatchObject({
    username: '',
    hidden: [11, 16],
    warnings: ['extra-fields-ignored'],
  });
  expect(read('1.2.3.4:80|us:pw|DE')).toMatchObject({
    password: 'pw',
    hidden: [14, 19],
    warnings: ['extra-fields-ignored'],
  });
  expect(read('1.2.3.4 80 a b c')).toMatchObject({ username: '', warnings: ['extra-fields-ignored'] });
});

it('ignores empty fields at the end', () => {
  expect(read('1.2.3.4:80;')).toMatchObject({ endpoint: at, warnings: [] });
});

it('does not read prose', () => {
  for (const body of ['page 12', 'Top 100 of them', 'no separator:', 'x', ';;;', ','])
    expect(read(body)).toBeUndefined();
  expect(read('proxy,3128')).toMatchObject({ endpoint: { host: 'proxy' } });
  expect(read('proxy 3128', true)).toMatchObject({ endpoint: { host: 'proxy' } });
});

it('tries the next separator where the first makes no sense', () => {
  expect(read('1.2.3.4:80 us p;w')).toMatchObject({ endpoint: at, username: 'us', password: 'p;w' });
});

it('says what is wrong with an endpoint that was surely meant', () => {
  expect(read('1.2.3.4,0')?.endpoint.fault).toBe('bad-port');
  expect(read('1.2.3.4:0,x')?.endpoint.fault).toBe('bad-port');
});
