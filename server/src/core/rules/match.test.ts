import type { RuleThen, RuleWhen } from '@gyre/shared/contract/rules';
import { describe, expect, it } from 'vitest';
import type { RuleAsk } from './ask.ts';
import { compileRules, noRules, RuleCompiler, RuleProblem, type RuleSource } from './compile.ts';
import { takeRuleHits } from './hits.ts';
import { matchRule } from './match.ts';
import { partValues, rulesInParts } from './parts.ts';

const rule = (name: string, when: RuleWhen, then: RuleThen = { direct: true }): RuleSource => ({
  ...{ id: `rule_${name}`, name, when, then },
});
const plain: RuleAsk = {
  ...{ host: 'shop.example', port: 443, kind: 'connect', method: '', proxyUser: 'alice', listenerId: 'listener_1' },
  ...{ wishes: {}, wishedPoolId: undefined, nowMs: Date.parse('2026-11-25T12:00:00Z') },
};
/** Name of the rule that decides. */
const decider = (rules: readonly RuleSource[], ask: Partial<RuleAsk> = {}): string | undefined =>
  matchRule(compileRules(rules), { ...plain, ...ask })?.name;
const matches = (when: RuleWhen, ask: Partial<RuleAsk> = {}): boolean => decider([rule('it', when)], ask) === 'it';
const onTargets = (targets: readonly string[], host: string, port = 443): boolean =>
  matches({ targets: [...targets] }, { host, port });

describe('rules', () => {
  it('decide nothing where there are none', () => expect(matchRule(noRules, plain)).toBeUndefined());

  it('are asked in their order, whichever way they are found', () => {
    const all = rule('all', {});
    const name = rule('name', { targets: ['shop.example'] });
    const suffix = rule('suffix', { targets: ['*.example'] });
    const user = rule('user', { proxyUsers: ['alice'] });
    for (const order of [
      [all, name, suffix, user],
      [name, all, suffix, user],
      [suffix, name, all, user],
      [user, suffix, name, all],
    ])
      expect(decider(order)).toBe(order[0]!.name);
    expect(decider([suffix, name, all], { host: 'other.test' })).toBe('all');
    expect(decider([user, name], { proxyUser: 'bob' })).toBe('name');
  });

  it('know exact names, what lies below a name, and everything', () => {
    expect(onTargets(['shop.example'], 'shop.example')).toBe(true);
    expect(onTargets(['shop.example'], 'shop.example.')).toBe(true);
    expect(onTargets(['shop.example'], 'a.shop.example')).toBe(false);
    expect(onTargets(['shop.example'], 'workshop.example')).toBe(false);
    expect(onTargets(['*.example'], 'a.b.example')).toBe(true);
    expect(onTargets(['*.example'], 'example')).toBe(false);
    expect(onTargets(['*.example'], 'notexample')).toBe(false);
    expect(onTargets(['*.shop.example'], 'example')).toBe(false);
    expect(onTargets(['*'], '10.0.0.1')).toBe(true);
    expect(onTargets(['a.test', '*.example'], 'b.example')).toBe(true);
  });
  it('know addresses and networks, and look through IPv6 addresses that carry an IPv4 one', () => {
    expect(onTargets(['10.0.0.0/8'], '10.255.1.2')).toBe(true);
    expect(onTargets(['10.0.0.0/8'], '11.0.0.1')).toBe(false);
    expect(onTargets(['10.0.0.0/8'], '10.example')).toBe(false);
    expect(onTargets(['10.0.0.0/8'], '::ffff:10.0.0.1')).toBe(true);
    expect(onTargets(['[::ffff:0:0]/96'], '::ffff:10.0.0.1')).toBe(true);
    expect(onTargets(['[2001:db8::]/32'], '2001:db8:1::7')).toBe(true);
    expect(onTargets(['[2001:db8::]/32'], '2001:db9::7')).toBe(false);
    expect(onTargets(['1.2.3.4'], '1.2.3.4')).toBe(true);
    expect(onTargets(['0.0.0.0/0'], '::1')).toBe(false);
  });
  it('know the port of a pattern and the ports of the rule', () => {
    expect(onTargets(['shop.example:80', 'shop.example:443'], 'shop.example')).toBe(true);
    expect(onTargets(['shop.example:80'], 'shop.example')).toBe(false);
    expect(onTargets(['*:443'], 'any.test')).toBe(true);
    expect(onTargets(['10.0.0.0/8:80'], '10.0.0.1')).toBe(false);
    expect(matches({ ports: [80, 443] })).toBe(true);
    expect(matches({ ports: [80] })).toBe(false);
  });
  it('know who asks, where, how and when', () => {
    expect(matches({ proxyUsers: ['bob', 'alice'] })).toBe(true);
    expect(matches({ proxyUsers: ['anonymous'] })).toBe(false);
    expect(matches({ proxyUsers: ['anonymous'] }, { proxyUser: 'anonymous' })).toBe(true);
    expect(matches({ listeners: ['listener_2'] })).toBe(false);
    expect(matches({ kinds: ['connect'] })).toBe(true);
    expect(matches({ kinds: ['exchange'] })).toBe(false);
    expect(matches({ methods: ['GET'] })).toBe(false);
    expect(matches({ methods: ['GET'] }, { kind: 'exchange', method: 'GET' })).toBe(true);
    expect(matches({ time: { days: [3], from: '11:00', to: '13:00' } })).toBe(true);
    expect(matches({ time: { days: [3], from: '13:00', to: '14:00' } })).toBe(false);
  });
  it('know what was wished for', () => {
    expect(matches({ wishedCountries: ['DE', 'AT'] }, { wishes: { countries: ['AT', 'CH'] } })).toBe(true);
    expect(matches({ wishedCountries: ['DE'] })).toBe(false);
    expect(matches({ wishedCities: ['New-York'] }, { wishes: { cities: ['new york'] } })).toBe(true);
    expect(matches({ wishedTags: ['Cheap'], wishedAsns: [1] }, { wishes: { tags: ['cheap'], asns: [2] } })).toBe(false);
    expect(matches({ wishedPools: ['pool_a'] }, { wishedPoolId: 'pool_a' })).toBe(true);
    expect(matches({ wishedPools: ['pool_a'] })).toBe(false);
    expect(matches({ session: true }, { wishes: { session: 'a' } })).toBe(true);
    expect(matches({ session: false }, { wishes: { session: 'a' } })).toBe(false);
  });

  it('carry what they do in normal form', () => {
    const criteria = { countries: ['GB', 'DE', 'DE'], cities: ['New-York', 'new_york'], tags: ['Cheap'] };
    const then: RuleThen = { poolId: 'pool_a', criteria, guarantee: 'same-country' };
    const found = matchRule(compileRules([rule('it', {}, then)]), plain)!;
    expect(found).toMatchObject({ poolId: 'pool_a', direct: false, refuse: undefined, guarantee: 'same-country' });
    expect(found.criteria).toEqual({ countries: ['DE', 'GB'], cities: ['new york'], tags: ['cheap'] });
    expect(found.required?.lists).toContainEqual(['tag:cheap']);
  });

  it('keep what they counted when they are compiled again, and give it away once', () => {
    const first = compileRules([rule('a', {}), rule('b', {})]);
    matchRule(first, plain)!.counter.hits += 3;
    const second = compileRules([rule('c', {}), rule('a', {})], first);
    expect(takeRuleHits(second)).toEqual([{ id: 'rule_a', hits: 3 }]);
    expect(takeRuleHits(second)).toEqual([]);
  });

  it('are the same when they came in parts', () => {
    const targets = Array.from({ length: 1700 }, (_, i) => `*.${i}.test`);
    const others = Array.from({ length: 900 }, (_, i) => rule(`${i}`, { targets: [`${i}.example`] }));
    const sources = [rule('many', { targets }, { refuse: { status: 403, text: '' } }), ...others, rule('all', {})];
    const compiler = new RuleCompiler();
    const parts = rulesInParts(sources);
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) compiler.add(part);
    const rules = compiler.finish();
    expect(rules.rules.map((it) => it.id)).toEqual(sources.map((it) => it.id));
    for (const host of ['a.3.test', 'a.1699.test', '899.example', 'x.test'])
      expect(matchRule(rules, { ...plain, host })?.id).toBe(matchRule(compileRules(sources), { ...plain, host })?.id);
    expect(rulesInParts([])).toEqual([]);
  });
  it('never compile more in one go than a part may hold, whatever the rules list', () => {
    const proxyUsers = Array.from({ length: 200 }, (_, i) => `user-${i}`);
    const targets = Array.from({ length: 1200 }, (_, i) => `*.${i}.test`);
    const sources = [
      rule('targets', { targets }),
      ...Array.from({ length: 20 }, (_, i) => rule(`users ${i}`, { proxyUsers })),
      ...Array.from({ length: 1200 }, (_, i) => rule(`${i}`, { ports: [i + 1] })),
    ];
    const values = rulesInParts(sources).map((part) =>
      part.reduce((sum, { when }) => sum + Object.values(when).flat().length, 0),
    );
    expect(Math.max(...values)).toBeLessThanOrEqual(partValues);
    expect(values.reduce((sum, it) => sum + it, 0)).toBe(1200 + 20 * 200 + 1200);
  });

  it.each<[RuleWhen, RuleThen, string]>([
    [{ targets: ['ok.example', 'a b'] }, { direct: true }, '/when/targets/1'],
    [{ wishedCities: ['ok', '--'] }, { direct: true }, '/when/wishedCities/1'],
    [{}, {}, '/then'],
    [{}, { poolId: undefined }, '/then'],
    [{}, { refuse: { status: 403, text: '' }, guarantee: 'any' }, '/then/refuse'],
    [{}, { refuse: { status: 403, text: 'a\r\nb' } }, '/then/refuse/text'],
    [{}, { direct: true, poolId: 'pool_a' }, '/then/direct'],
    [{}, { criteria: {} }, '/then/criteria'],
    [{}, { criteria: { regions: ['ok', '--'] } }, '/then/criteria/regions/1'],
  ])('%j → %j is refused at %s', (when, then, pointer) => {
    const compile = () => compileRules([rule('fine', {}), rule('wrong', when, then)]);
    expect(compile).toThrow(RuleProblem);
    expect(compile).toThrow(expect.objectContaining({ ruleId: 'rule_wrong', pointer }));
  });
});
