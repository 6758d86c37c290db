import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAddress, readAddress } from './echo-text.ts';

const four = { family: 'ipv4', address: '203.0.113.7' };
const six = { family: 'ipv6', address: '2001:db8::7' };

describe('the address in an echo answer', () => {
  it.each([
    ['plain text', '203.0.113.7\n', four],
    ['plain text with IPv6', ' 2001:DB8:0:0::7 ', six],
    ['a mapped address', '::ffff:203.0.113.7', four],
    ['a byte order mark', '\uFEFF203.0.113.7', four],
    ['JSON with ip', '{"ip":"203.0.113.7"}', four],
    ['JSON with origin', '{"origin": "203.0.113.7"}', four],
    ['JSON with a list of hearsay', '{"origin": "10.0.0.1, 203.0.113.7"}', four],
    ['JSON with query', '{"status":"success","country":"Germany","query":"203.0.113.7"}', four],
    ['JSON with address', '{"address":"2001:db8::7"}', six],
    ['JSON that is text', '"203.0.113.7"', four],
    ['JSON in a list', '[{"IP":"203.0.113.7"}]', four],
    ['a trace', 'fl=1\nh=example.com\nip=203.0.113.7\nts=1.5\nvisit_scheme=http\n', four],
    ['a page', '<html><body>Current IP Address: 203.0.113.7</body></html>', four],
    ['a sentence', 'Your address is 203.0.113.7.', four],
  ])('is found in %s', (_, body, seen) => {
    expect(findAddress(body)).toEqual(seen);
  });

  it.each([
    ['nothing', ''],
    ['a page without one', '<h1>Blocked</h1> at 12:30:45'],
    ['several', 'from 203.0.113.7 to 198.51.100.1'],
    ['a version', 'nginx/1.25.3'],
    ['an address nobody has', '0.0.0.0'],
    ['the other address nobody has', '::'],
    ['a number that is too large', '203.0.113.256'],
    ['JSON without one', '{"ip":null}'],
    ['five numbers', '1.2.3.4.5'],
  ])('is not found in %s', (_, body) => {
    expect(findAddress(body)).toBeUndefined();
  });

  it('is read whatever surrounds it, and nothing makes it fail', () => {
    fc.assert(fc.property(fc.ipV4(), (ip) => findAddress(`{"ip":"${ip}"}`)?.address === readAddress(ip)?.address));
    fc.assert(fc.property(fc.ipV6(), (ip) => readAddress(ip) === undefined || findAddress(` ${ip}\n`) !== undefined));
    fc.assert(fc.property(fc.string(), (text) => findAddress(text)?.address !== ''));
  });
});
