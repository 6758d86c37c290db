import type { RuleWhen } from '@gyre/shared/contract/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules } from './compile.ts';
import { matchRule } from './match.ts';
import { findShadows } from './shadows.ts';
import { ask, rules } from './worlds.contract.ts';

const night = { days: [1, 2], from: '22:00', to: '06:00' };
const day = { days: [1, 2], from: '08:00', to: '18:00' };
const noon = { days: [2], from: '11:00', to: '13:00' };
/** Whether the second of two rules is shadowed by the first. */
const shadowed = (first: RuleWhen, second: RuleWhen): boolean => {
  const of = (id: string, when: RuleWhen) => ({ id, name: id, when, then: { direct: true as const } });
  return findShadows([of('a', first), of('b', second)]).get('b') === 'a';
};

describe('a rule is shadowed', () => {
  it.each<[RuleWhen, RuleWhen]>([
    [{}, { targets: ['shop.example'] }],
    [{}, {}],
    [{ targets: ['*'] }, { targets: ['10.0.0.0/8', '*.example:443'] }],
    [{ targets: ['*.example'] }, { targets: ['a.b.example', '*.shop.example', '*.example'] }],
    [{ targets: ['*.example'] }, { targets: ['shop.example:443'] }],
    [{ targets: ['10.0.0.0/8'] }, { targets: ['10.1.0.0/16', '10.2.3.4:80'] }],
    [{ targets: ['a.example', 'b.example', 'c.example'] }, { targets: ['c.example', 'a.example'] }],
    [{ proxyUsers: ['alice', 'bob'] }, { proxyUsers: ['bob'], targets: ['shop.example'] }],
    [{ ports: [80, 443] }, { ports: [443] }],
    [{ session: true }, { session: true, kinds: ['connect'] }],
    [{ time: day }, { time: noon }],
    [{ time: night }, { time: { ...night, days: [2] } }],
  ])('when %j stands before %j', (first, second) => expect(shadowed(first, second)).toBe(true));

  it.each<[RuleWhen, RuleWhen]>([
    [{ targets: ['shop.example'] }, {}],
    [{ targets: ['*.example'] }, { targets: ['example'] }],
    [{ targets: ['*.example'] }, { targets: ['shop.example', 'other.test'] }],
    [{ targets: ['*.shop.example'] }, { targets: ['*.example'] }],
    [{ targets: ['shop.example'] }, { targets: ['*.shop.example'] }],
    [{ targets: ['*.example:443'] }, { targets: ['shop.example'] }],
    [{ targets: ['10.1.0.0/16'] }, { targets: ['10.0.0.0/8'] }],
    [{ proxyUsers: ['alice'] }, { proxyUsers: ['alice', 'bob'] }],
    [{ proxyUsers: ['alice'] }, {}],
    [{ wishedCountries: ['DE'] }, { targets: ['shop.example'] }],
    [{ session: false }, { session: true }],
    [{ time: noon }, { time: day }],
    [{ time: night }, { time: { days: [1], from: '23:00', to: '23:30' } }],
  ])('but not when %j stands before %j', (first, second) => expect(shadowed(first, second)).toBe(false));

  it('by the first rule that would do it', () => {
    const of = (id: string, when: RuleWhen) => ({ id, name: id, when, then: { direct: true as const } });
    const list = [of('a', { targets: ['*.example'] }), of('b', {}), of('c', { targets: ['x.example'] }), of('d', {})];
    expect([...findShadows(list)]).toEqual([
      ['c', 'a'],
      ['d', 'b'],
    ]);
  });

  it('only when no request ever meets it', () => {
    let found = 0;
    fc.assert(
      fc.property(rules, fc.array(ask, { minLength: 5, maxLength: 20 }), (sources, asks) => {
        const shadows = findShadows(sources);
        found += shadows.size;
        const compiled = compileRules(sources);
        for (const it of asks) expect(shadows.has(matchRule(compiled, it)?.id ?? '')).toBe(false);
      }),
      { numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(200);
  }, 60_000);
});
