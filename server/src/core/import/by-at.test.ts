import { expect, it } from 'vitest';
import { readByAt, unescapePercent } from './by-at.ts';

it('splits at the last @, and what stands before it at its first colon', () => {
  expect(readByAt('us:p@a:ss@gw:80', false)).toMatchObject({
    endpoint: { host: 'gw', port: 80 },
    username: 'us',
    password: 'p@a:ss',
    hidden: [3, 9],
  });
});

it('takes the endpoint before the @ only when it is surely one and the line is no URL', () => {
  const line = '1.2.3.4:80@user:pa@ss';
  expect(readByAt('1.2.3.4:80@user:pass', false)).toMatchObject({
    endpoint: { host: '1.2.3.4' },
    password: 'pass',
    hidden: [16, 20],
    warnings: ['reversed-at'],
  });
  expect(readByAt('proxy:80@user:pass', false)).toMatchObject({ endpoint: { fault: 'bad-port' } });
  expect(readByAt('1.2.3.4:80@user:pass', true)).toMatchObject({ endpoint: { fault: 'bad-port' } });
  expect(readByAt(line, false)?.endpoint.fault).toBeDefined();
});

it('says what is wrong with the endpoint, or nothing when there is none', () => {
  expect(readByAt('u:p@1.2.3.4', false)).toMatchObject({ endpoint: { fault: 'port-missing' }, password: '' });
  expect(readByAt('u:p@ ', false)).toBeUndefined();
  expect(readByAt('1.2.3.4:80', false)).toBeUndefined();
});

it('decodes escapes in URLs only', () => {
  expect(readByAt('a%40b:c%3ad@gw:80', true)).toMatchObject({ username: 'a@b', password: 'c:d' });
  expect(readByAt('a%40b:c%3ad@gw:80', false)).toMatchObject({ username: 'a%40b', password: 'c%3ad' });
  expect(readByAt('a%4:b@gw:80', true)).toMatchObject({ username: 'a%4', warnings: ['bad-percent-encoding'] });
});

it('keeps escapes that are none', () => {
  expect(unescapePercent('100%')).toEqual({ text: '100%', broken: true });
  expect(unescapePercent('%ff%41')).toEqual({ text: '%ff%41', broken: true });
  expect(unescapePercent('%41%C3%BC')).toEqual({ text: 'Aü', broken: false });
});
