import { describe, expect, it } from 'vitest';
import { draftOfRule, emptyRule, thenOf, whenOf, type RuleDraft } from './rule-draft.ts';
import { problemsOfRule, saidAtFields } from './rule-problems.ts';
import { targetProblem } from './target-lines.ts';
import { makeRule } from './testing/rules.ts';

const rich = makeRule(1, {
  when: {
    targets: ['*.example', 'shop.example:443'],
    ports: [80, 443],
    proxyUsers: ['alice', 'anonymous'],
    kinds: ['connect'],
    methods: ['GET'],
    wishedCountries: ['DE', 'AT'],
    wishedAsns: [3320],
    wishedTags: ['fast'],
    session: true,
    time: { days: [6, 7], from: '22:00', to: '06:00' },
  },
  then: { poolId: 'pool_1', criteria: { countries: ['GB'], types: ['mobile'] }, guarantee: 'same-ip' },
});
const typed = (changes: Partial<RuleDraft>): RuleDraft => ({ ...emptyRule(2), ...changes });

describe('a rule while it is typed', () => {
  it('comes back from the form as it went in', () => {
    const draft = draftOfRule(rich, 0);
    expect(whenOf(draft)).toEqual(rich.when);
    expect(thenOf(draft)).toEqual(rich.then);
    expect(problemsOfRule(draft, 3)).toEqual({});
  });
  it('does one thing: refusing and going direct take no route', () => {
    const draft = { ...draftOfRule(rich, 0), does: 'refuse', status: '451', text: ' no ' } as const;
    expect(thenOf(draft)).toEqual({ refuse: { status: 451, text: 'no' } });
    expect(thenOf({ ...draft, does: 'direct' })).toEqual({ direct: true });
  });
  it('reads countries by name and numbers of networks with AS', () => {
    const draft = typed({
      has: ['wishedCountries'],
      when: { ...emptyRule(0).when, wishedCountries: 'germany, uk' },
      must: ['asns'],
      criteria: { ...emptyRule(0).criteria, asns: 'AS3320; 15169' },
    });
    expect(whenOf(draft)).toEqual({ wishedCountries: ['DE', 'GB'] });
    expect(thenOf(draft)).toEqual({ criteria: { asns: [3320, 15169] } });
  });
  it('wants something to do, a place in the order, and values for what was added', () => {
    const problems = problemsOfRule(typed({ place: '9', must: ['asns'], has: ['targets', 'listeners'] }), 2);
    expect(Object.keys(problems).sort()).toEqual(['at', 'then/criteria/asns', 'when/listeners', 'when/targets']);
    expect(problemsOfRule(typed({ has: [] }), 2)['then']).toContain('changes nothing');
  });
  it('names the lines of targets that are wrong, by their number', () => {
    const draft = typed({ when: { ...emptyRule(0).when, targets: 'ok.example\n\nhttps://a.example\na b\n*.*.x' } });
    expect(problemsOfRule(draft, 2)['when/targets']?.split('\n')).toEqual([
      'Line 3: “https://a.example” leave the scheme out; only the host, and a port where it matters',
      'Line 4: “a b” holds a space; one target per line',
      'Line 5: “*.*.x” a star stands alone or begins a name, as in *.example',
    ]);
  });
  it('puts what the server says about the second target at its line', () => {
    const draft = typed({ when: { ...emptyRule(0).when, targets: 'a.example\n\nb.example' } });
    const said = { 'when/targets/1': 'is reserved', 'then/criteria/countries/0': 'no exit is there', name: 'is taken' };
    expect(saidAtFields(said, draft)).toEqual({
      'when/targets': 'Line 3: is reserved',
      'then/criteria/countries': 'no exit is there',
      name: 'is taken',
    });
  });
  it.each([
    'shop.example',
    '*.bbc.co.uk:443',
    '*',
    '*:80',
    '192.0.2.1',
    '192.0.2.0/24',
    '10.0.0.0/8:8080',
    '2001:db8::/32',
    '[2001:db8::1]:443',
    'bücher.example',
  ])('takes %s for a target', (target) => {
    expect(targetProblem(target)).toBeUndefined();
  });
  it.each([
    'a.example/x',
    '192.0.2.0/33',
    'shop.example:0',
    'shop.example:https',
    'a*.example',
    '-a.example',
    'a..b',
    'http://a',
  ])('does not take %s', (target) => {
    expect(targetProblem(target)).toBeTruthy();
  });
});
