import { expect, it } from 'vitest';
import { trailerFault } from './trailers.ts';

it('lets trailers pass', () => {
  expect(trailerFault('\r\n')).toBeUndefined();
  expect(trailerFault('X-Sum: 1\r\nServer-Timing: a\r\nProxy: x\r\n\r\n')).toBeUndefined();
});
it.each([
  'Content-Length',
  'transfer-encoding',
  'HOST',
  'Connection',
  'Trailer',
  'Authorization',
  'Proxy-Status',
  'X-Gyre-Exit',
])('stops %s, which belongs into a head', (name) =>
  expect(trailerFault(`X-A: b\r\n${name}: x\r\n\r\n`)).toBe('a field that may not be a trailer'),
);
it('says what is wrong with a line', () => {
  expect(trailerFault('X-A : b\r\n\r\n')).toBe('white space in or behind a field name');
});
