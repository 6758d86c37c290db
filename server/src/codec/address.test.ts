import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHost, formatIPv4, formatIPv6, hostKind, parseIPv4, parseIPv6 } from './address.ts';

describe('what may stand where a host belongs', () => {
  it.each([
    ['a.example', 'name'],
    ['localhost', 'name'],
    ['A-1_b.Example.', 'name'],
    ['xn--bcher-kva.example', 'name'],
    ['1.example', 'name'],
    ['0xg', 'name'],
    ['a1', 'name'],
    ['192.0.2.1', 'ipv4'],
    ['0.0.0.0', 'ipv4'],
    ['2001:DB8::1', 'ipv6'],
    ['::', 'ipv6'],
    ['::ffff:192.0.2.1', 'ipv6'],
    [`${'a'.repeat(63)}.example`, 'name'],
    ['a.'.repeat(126) + 'a', 'name'],
  ])('takes %s for %s', (text, kind) => expect(hostKind(text)).toBe(kind));

  it.each([
    ['nothing', ''],
    ['a dot', '.'],
    ['an empty label', 'a..b'],
    ['a dot in front', '.a'],
    ['a blank', 'a b'],
    ['a slash', 'a/b'],
    ['a percent sign', '%61'],
    ['a letter beyond ASCII', 'bücher'],
    ['a NUL', 'a\0b'],
    ['a label of 64', `${'a'.repeat(64)}.example`],
    ['a last label of 64', `a.${'a'.repeat(64)}`],
    ['a name of 254', 'ab.'.repeat(84) + 'ab'],
    ['a short IPv4', '127.1'],
    ['a number', '2130706433'],
    ['a number with a dot behind', '2130706433.'],
    ['a hexadecimal number', '0x7f000001'],
    ['an empty hexadecimal number', '0x'],
    ['a name that ends in a number', 'a.1'],
    ['a name that ends in a hexadecimal number', 'a.0X1f'],
    ['an octal part', '0177.0.0.1'],
    ['a part above 255', '256.0.0.1'],
    ['five parts', '1.2.3.4.5'],
    ['brackets', '[::1]'],
    ['a zone', 'fe80::1%eth0'],
    ['two gaps', '1::2::3'],
    ['nine groups', '1:2:3:4:5:6:7:8:9'],
    ['seven groups', '1:2:3:4:5:6:7'],
    ['a gap for nothing', '1:2:3:4:5:6:7:8::'],
    ['five digits', '12345::'],
    ['three colons', ':::'],
    ['an IPv4 in the middle', '::1.2.3.4:5'],
    ['an IPv4 before the gap', '1.2.3.4::'],
    ['a colon alone', ':'],
  ])('refuses %s', (_, text) => expect(hostKind(text)).toBeUndefined());

  it('agrees with Node about addresses', () => {
    const part = fc.oneof(fc.integer({ min: 0, max: 300 }).map(String), fc.stringMatching(/^[0-9a-f]{0,5}$/));
    const text = fc.array(part, { maxLength: 10 }).chain((parts) => fc.constantFrom(parts.join('.'), parts.join(':')));
    fc.assert(
      fc.property(text, (given) => {
        const kind = hostKind(given);
        expect(kind === 'ipv4' ? 4 : kind === 'ipv6' ? 6 : 0).toBe(isIP(given));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('one spelling for one host', () => {
  it.each([
    ['A.Example', 'name', 'a.example'],
    ['a.example', 'name', 'a.example'],
    ['192.0.2.1', 'ipv4', '192.0.2.1'],
    ['2001:DB8:0:0:0:0:0:1', 'ipv6', '2001:db8::1'],
    ['2001:db8:0:1:0:0:0:1', 'ipv6', '2001:db8:0:1::1'],
    ['2001:0:0:1:0:0:1:1', 'ipv6', '2001::1:0:0:1:1'],
    ['1:0:3:4:5:6:7:8', 'ipv6', '1:0:3:4:5:6:7:8'],
    ['::ffff:1.2.3.4', 'ipv6', '::ffff:102:304'],
    ['0::0', 'ipv6', '::'],
  ] as const)('writes %s, a %s, as %s', (text, kind, canonical) => expect(canonicalHost(text, kind)).toBe(canonical));
});

describe('bytes of addresses', () => {
  it('come back as they went in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(parseIPv6(formatIPv6(bytes, 0))).toEqual(bytes);
        expect(parseIPv4(formatIPv4(bytes, 4))).toEqual(bytes.slice(4, 8));
      }),
    );
  });
});
