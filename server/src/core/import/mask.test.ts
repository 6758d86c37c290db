import { expect, it } from 'vitest';
import { maskPart, maskUnread } from './mask.ts';

it('replaces a part, and nothing where the part is empty', () => {
  expect(maskPart('u:secret@h', 2, 8)).toBe('u:***@h');
  expect(maskPart('u:@h', 2, 2)).toBe('u:@h');
});

it.each([
  ['1.2.3.4', '1.2.3.4'],
  ['gw.test:99999', 'gw.test:99999'],
  ['gw.test:0:u:p', '***'],
  ['[::1]:0:u:p', '[::1]:0:***'],
  ['u:p@gw.test', '***@gw.test'],
  ['u:p@gw.test:0/x', '***@gw.test:0/***'],
  ['u:p@w@', '***@'],
  ['socks9://u:p@gw.test:80', 'socks9://***@gw.test:80'],
  ['secret', '***'],
  ['1.2.3.4x:0', '1.2.3.4x:0'],
  ['1.2.3.4x:0:u:p', '***'],
])('of %s shows %s', (line, shown) => {
  expect(maskUnread(line)).toBe(shown);
});
