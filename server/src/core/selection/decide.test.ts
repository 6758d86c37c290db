import { describe, expect, it } from 'vitest';
import { exitRecord, frameOf, poolRecord, proxyUserRecord, ruleRecord, snapshotOf } from '../../../testkit/records.ts';
import type { RuleRecord } from '../snapshot/records.ts';
import { type Asked, decide, decideQuietly, type RoutedAsker } from './decide.ts';
import { type Route, routeOf } from './route.ts';

const toOther = ruleRecord('rule_a', { when: { targets: ['*.example.test'] }, then: { poolId: 'pool_other' } });

function setUp(rules: readonly RuleRecord[]) {
  const world = snapshotOf(
    [exitRecord('exit_a')],
    frameOf({
      pools: [poolRecord('pool_default', { name: 'default' }), poolRecord('pool_other', { name: 'other' })],
      users: [proxyUserRecord('alice', 'secret password', ['pool_default'])],
      rules,
    }),
  );
  const asker = { user: world.findUser('alice'), anonymousPool: undefined, wishes: {} };
  const routed: RoutedAsker = { ...asker, base: routeOf(world, asker) as Route, byRule: undefined };
  return { world, routed };
}
const asked = (host: string): Asked => ({
  ...{ host, port: 443, kind: 'connect', method: '', listenerId: '', nowMs: 0 },
});

describe('deciding where a request may go', () => {
  it('is what the wishes say where no rule matches', () => {
    const { world, routed } = setUp([toOther]);
    expect(decide(world, routed, asked('elsewhere.test'))).toBe(routed.base);
    expect(world.rules.rules[0]!.counter.hits).toBe(0);
  });
  it('is what the first matching rule says, worked out once and counted each time', () => {
    const { world, routed } = setUp([toOther]);
    const route = decide(world, routed, asked('a.example.test'));
    expect(route).toMatchObject({ pool: { id: 'pool_other' } });
    expect(decide(world, routed, asked('b.example.test'))).toBe(route);
    expect(world.rules.rules[0]!.counter.hits).toBe(2);
  });
  it('names the rule for Explain and counts nothing', () => {
    const { world, routed } = setUp([toOther]);
    expect(decideQuietly(world, routed, asked('a.example.test')).rule?.id).toBe('rule_a');
    expect(decideQuietly(world, routed, asked('elsewhere.test')).rule).toBeUndefined();
    expect(world.rules.rules[0]!.counter.hits).toBe(0);
  });
});
