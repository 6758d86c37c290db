import { describe, expect, it } from 'vitest';
import type { FillValues } from './encode.ts';
import { parsePattern, renderParts } from './pattern.ts';

const nobody: FillValues = { username: 'bob', password: 'pw' };
function fill(text: string, values: Partial<FillValues> = {}): string | undefined {
  const pattern = parsePattern(text);
  if (!pattern.ok) throw new Error(pattern.message);
  return renderParts(pattern.parts, { ...nobody, ...values });
}
function problem(text: string): [at: number, message: string] {
  const pattern = parsePattern(text);
  if (pattern.ok) throw new Error('it is fine');
  return [pattern.at, pattern.message];
}

describe('a pattern', () => {
  it('leaves a group out when its placeholder has no value', () => {
    const text = 'customer-x[-cc-{country}][-sessid-{session}]';
    expect(fill(text)).toBe('customer-x');
    expect(fill(text, { session: 's1' })).toBe('customer-x-sessid-s1');
    expect(fill(text, { country: 'DE', session: 's1' })).toBe('customer-x-cc-de-sessid-s1');
  });
  it('keeps a group whose inner group has no value', () => {
    const text = 'x[-s-{session}[-t-{ttl}]]';
    expect(fill(text, { session: 'a' })).toBe('x-s-a');
    expect(fill(text, { session: 'a', ttlMs: 90_000 })).toBe('x-s-a-t-2');
    expect(fill(text, { ttlMs: 90_000 })).toBe('x');
  });
  it.each([
    ['{country}', 'gb'],
    ['{country.upper}', 'GB'],
    ['{country:upper}', 'GB'],
    ['{country.uk}', 'uk'],
    ['{country.name}', 'UnitedKingdom'],
    ['{state}', 'new_york'],
    ['{region.letters}', 'ny'],
    ['{city}', 'los_angeles'],
    ['{city.plus}', 'los+angeles'],
    ['{city.dot}', 'los.angeles'],
    ['{city.joined}', 'losangeles'],
    ['{asn}', '3320'],
    ['{ttl.s}', '600'],
    ['{ttl.m}', '10'],
    ['{ttl.h}', '1'],
    ['{ttl.unit}', '10m'],
  ])('writes %s as %s', (text, written) => {
    const values = { country: 'GB', region: 'new york', city: 'los angeles', asn: 3320, ttlMs: 600_000 };
    expect(fill(text, values)).toBe(written);
  });
  it('has nothing to say when a placeholder outside groups has no value, unless it says what to write then', () => {
    expect(fill('x-{country}')).toBeUndefined();
    expect(fill('x-{country|any}')).toBe('x-any');
    expect(fill('x-{country|any}', { country: 'DE' })).toBe('x-de');
  });
  it('takes a sign behind \\ as it is', () => {
    expect(fill('p\\[a\\]\\{b\\}\\\\c')).toBe('p[a]{b}\\c');
    expect(fill('ends with \\')).toBe('ends with \\');
  });
  it.each([
    ['x-{contry}', 2, '{contry} is no placeholder'],
    ['x[-cc-{country}', 1, 'this [ is never closed'],
    ['x-{country', 2, 'this { is never closed'],
    ['x-cc]', 4, 'this ] closes nothing'],
    ['x}', 1, 'this } closes nothing'],
    ['x[-cc]', 1, 'this group has no placeholder'],
    ['x-{country.big}', 2, '{country} has no form "big"; it has lower, upper, uk, name'],
    ['x-{Country}', 2, 'not a placeholder'],
    ['x-{session.99}', 2, '{session} has no form "99"'],
    ['x-{session.8}{session.9}', 13, '{session} has the same form everywhere'],
    ['[[[[[{city}]]]]]', 4, 'groups lie too deep'],
  ])('refuses %s with its place', (text, at, message) => {
    const [found, why] = problem(text);
    expect(why).toContain(message);
    expect(found).toBe(at);
  });
});
