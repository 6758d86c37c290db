import { expect, it } from 'vitest';
import * as kinds from './field-kinds.ts';

const known: readonly (readonly [string, number])[] = [
  ['Host', kinds.host],
  ['Content-Length', kinds.contentLength],
  ['Transfer-Encoding', kinds.transferEncoding],
  ['Expect', kinds.expect],
  ['Trailer', kinds.trailer],
  ['Retry-After', kinds.retryAfter],
  ['Proxy-Status', kinds.proxyStatus],
  ['Connection', kinds.connection],
  ['Keep-Alive', kinds.keepAlive],
  ['TE', kinds.te],
  ['Upgrade', kinds.upgrade],
  ['Proxy-Authorization', kinds.proxyAuthorization],
  ['Proxy-Connection', kinds.proxyConnection],
  ['Proxy-Authenticate', kinds.proxyAuthenticate],
  ['Proxy-Anything', kinds.proxyOther],
  ['Proxy-', kinds.proxyOther],
  ['X-Gyre-Country', kinds.gyre],
  ['X-Gyre-', kinds.gyre],
];
const kindOf = (name: string): number => kinds.fieldKind(`xx${name}: y`, 2, 2 + name.length);

it.each(known)('knows %s in any case', (name, kind) => {
  expect([name, name.toLowerCase(), name.toUpperCase()].map(kindOf)).toEqual([kind, kind, kind]);
});
it('takes nothing else for them', () => {
  const near = ['Hosts', 'Cost', 'Content-Lengthy', 'Content_Length', 'Transfer-Encodings', 'Connections', 'Expects'];
  const others = [
    'Tex',
    'Trailers',
    'Upgraded',
    'Keep-Alives',
    'Retry-Afters',
    'Proxy',
    'X-Gyre',
    'X-Gyr-e',
    'A',
    'Te-',
  ];
  for (const name of [...near, ...others]) expect([name, kindOf(name)]).toEqual([name, kinds.other]);
});
it('keeps those about one connection apart from those that pass', () => {
  const hop = known.filter(([, kind]) => kind >= kinds.firstHop).map(([name]) => name);
  expect(hop.slice(0, 4)).toEqual(['Connection', 'Keep-Alive', 'TE', 'Upgrade']);
  expect(hop.slice(4).every((name) => /^(?:proxy|x-gyre)-/i.test(name))).toBe(true);
});
