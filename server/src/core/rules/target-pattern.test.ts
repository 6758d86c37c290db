import { describe, expect, it } from 'vitest';
import { readTargetPattern } from './target-pattern.ts';

const textOf = (text: string): string => {
  const reading = readTargetPattern(text);
  return reading.ok ? reading.text : `${reading.fault.at}: ${reading.fault.message}`;
};

describe('a target pattern', () => {
  it.each([
    ['shop.example', 'shop.example'],
    ['Shop.Example.', 'shop.example'],
    ['*.example:443', '*.example:443'],
    ['*', '*'],
    ['*:80', '*:80'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['*.Bücher.example:8443', '*.xn--bcher-kva.example:8443'],
    ['1.2.3.4', '1.2.3.4'],
    ['1.2.3.4/32:80', '1.2.3.4:80'],
    ['10.1.2.3/8', '10.0.0.0/8'],
    ['10.255.0.0/9:443', '10.128.0.0/9:443'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['[2001:DB8::1]', '[2001:db8::1]'],
    ['[2001:db8::1]/32', '[2001:db8::]/32'],
    ['[2001:db8::]/32:443', '[2001:db8::]/32:443'],
    ['[::1]:80', '[::1]:80'],
    ['localhost', 'localhost'],
    ['_srv.a-b.example', '_srv.a-b.example'],
  ])('%s is read and written as %s', (text, canonical) => {
    expect(textOf(text)).toBe(canonical);
    expect(textOf(canonical)).toBe(canonical);
  });

  it.each([
    ['', /^0: /],
    ['a b.example', /^1: .*spaces/],
    ['shop.*.example', /^5: .*star/],
    ['sh*.example', /^2: .*star/],
    ['**', /^0: .*star/],
    ['*.', /^2: .*empty/],
    ['a..example', /^2: .*empty/],
    ['.example', /^0: .*empty/],
    ['a.ex%mple', /^2: "ex%mple"/],
    ['shop.example:0', /^13: .*port/],
    ['shop.example:65536', /^13: .*port/],
    ['shop.example:', /^13: .*port/],
    [':80', /^0: .*missing/],
    ['http://shop.example', /^4: .*scheme/],
    ['http://shop.example:80/x', /^4: .*scheme/],
    ['shop.example/path', /^12: .*slash/],
    ['1.2.3.4/33', /^8: .*0 to 32/],
    ['1.2.3.4/', /^8: .*0 to 32/],
    ['1.2.3.4/08', /^8: .*0 to 32/],
    ['1.2.3/24', /^5: .*slash/],
    ['1.2.3', /^0: .*neither/],
    ['1.2.3.256', /^0: .*neither/],
    ['*.3', /^2: .*neither/],
    ['2001:db8::1', /^0: .*brackets/],
    ['2001:db8::/32', /^0: .*brackets/],
    ['[2001:db8::/32]', /^11: .*bracket/],
    ['[2001:db8::', /^11: .*bracket/],
    ['[fe80::1%eth0]', /^0: .*no address/],
    ['[1.2.3.4]', /^0: .*no address/],
    ['[::1]/129', /^6: .*0 to 128/],
    [`${'a'.repeat(64)}.example`, /^0: .*63/],
    [`${'a.'.repeat(130)}example`, /^0: .*253/],
  ])('%j is refused with the place', (text, expected) => expect(textOf(text)).toMatch(expected));
});
