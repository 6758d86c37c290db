import { expect, it } from 'vitest';
import { targetOf } from './target.ts';

it('puts IPv6 in brackets on the wire', () => {
  expect(targetOf('::1', 80).authority).toBe('[::1]:80');
  expect(targetOf('a.test', 443)).toEqual({ host: 'a.test', port: 443, authority: 'a.test:443' });
});
