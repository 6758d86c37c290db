import { expect, it } from 'vitest';
import { siteOf } from './site.ts';

it.each([
  ['www.shop.example', 'shop.example'],
  ['shop.example', 'shop.example'],
  ['localhost', 'localhost'],
  ['a.b.bbc.co.uk', 'bbc.co.uk'],
  ['co.uk', 'co.uk'],
  ['www.t.co', 't.co'],
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8::1'],
])('takes %s for the site %s', (host, site) => {
  expect(siteOf(host)).toBe(site);
});
