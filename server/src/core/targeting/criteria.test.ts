import { describe, expect, it } from 'vitest';
import { bothOf, criteriaOf, criteriaText, findUnknown, fits, resolveCriteria, withOneOf } from './criteria.ts';
import { TermIndex } from './term-index.ts';

describe('criteria', () => {
  it('have the same key for the same alternatives in any order', () => {
    expect(criteriaOf({ countries: ['DE', 'AT'] })!.key).toBe(criteriaOf({ countries: ['AT', 'DE'] })!.key);
    expect(criteriaOf({ countries: ['DE'] })!.key).not.toBe(criteriaOf({ tags: ['DE'] })!.key);
    expect(criteriaOf({})).toBeUndefined();
  });
  it('are met by one of each list, and by a gateway that can be anywhere', () => {
    const index = new TermIndex();
    const of = (...keys: string[]) => keys.map((key) => index.term(key));
    const lists = resolveCriteria(criteriaOf({ countries: ['DE', 'AT'], tags: ['fast'] })!, index);
    expect(fits(of('country:AT', 'tag:fast'), lists)).toBe(true);
    expect(fits(of('country:AT'), lists)).toBe(false);
    expect(fits(of('country:*', 'tag:fast'), lists)).toBe(true);
    expect(fits(of('country:DE', 'tag:*'), lists)).toBe(false);
  });
  it('of a client and a rule must both hold', () => {
    const index = new TermIndex();
    const both = bothOf(criteriaOf({ countries: ['DE'] }), criteriaOf({ countries: ['GB'] }))!;
    expect(fits([index.term('country:DE')], resolveCriteria(both, index))).toBe(false);
    const [one] = [criteriaOf({ tags: ['a'] })];
    expect(bothOf(one, undefined)).toBe(one);
    expect(bothOf(undefined, one)).toBe(one);
    expect(withOneOf(undefined, ['ip:192.0.2.1']).lists).toEqual([['ip:192.0.2.1']]);
  });
  it('name the value nobody ever had; countries and kinds are known without exits', () => {
    const index = new TermIndex();
    index.term('city:wien').add(1);
    expect(findUnknown(criteriaOf({ cities: ['atlantis'] })!, index)).toEqual({ kind: 'city', value: 'atlantis' });
    expect(findUnknown(criteriaOf({ cities: ['wien'], countries: ['FR'], types: ['mobile'] })!, index)).toBeUndefined();
    expect(findUnknown(criteriaOf({ tags: ['a:b'] })!, index)).toEqual({ kind: 'tag', value: 'a:b' });
  });
  it('are told to people in words', () => {
    expect(criteriaText(criteriaOf({ countries: ['DE', 'AT'], cities: ['wien'] })!)).toBe('AT or DE, city wien');
  });
});
