import { describe, expect, it } from 'vitest';
import type { RuleThen } from '@gyre/shared/contract/rules';
import type { Wishes } from '@gyre/shared/wishes/wishes';
import { exitRecord, frameOf, poolRecord, proxyUserRecord, ruleRecord, snapshotOf } from '../../../testkit/records.ts';
import { type Route, routeByRule, routeOf } from './route.ts';

function setUp(then: RuleThen = { direct: true }) {
  const world = snapshotOf(
    [exitRecord('exit_a', { country: 'DE', city: 'berlin' }), exitRecord('exit_direct', { scheme: 'direct' })],
    frameOf({
      pools: [
        poolRecord('pool_default', { name: 'default' }),
        poolRecord('pool_other', { name: 'other', sessionTtlMs: 5 }),
      ],
      users: [{ ...proxyUserRecord('alice', 'secret password', ['pool_default']), mayChooseExit: false }],
      rules: [ruleRecord('rule_a', { then })],
    }),
  );
  const routed = (wishes: Wishes) =>
    routeOf(world, { user: world.findUser('alice'), anonymousPool: undefined, wishes });
  const ruled = (wishes: Wishes) => {
    const asker = { user: world.findUser('alice'), anonymousPool: undefined, wishes };
    return routeByRule(world, asker, routed(wishes) as Route, world.rules.rules[0]!);
  };
  return { world, routed, ruled };
}

describe('the route of wishes', () => {
  it('names the pool, the value or the exit that cannot be', () => {
    const { routed } = setUp();
    expect(routed({ pool: 'nope' })).toMatchObject({ code: 'invalid_wishes', detail: 'pool: there is no pool "nope"' });
    expect(routed({ pool: 'other' })).toMatchObject({ code: 'pool_not_allowed' });
    expect(routed({ cities: ['atlantis'] })).toMatchObject({ code: 'invalid_wishes' });
    expect(routed({ exitId: 'exit_a' })).toMatchObject({ code: 'http_request_denied' });
  });
  it('gives two users with the same session name sessions of their own', () => {
    const { world } = setUp();
    const of = (name: string | undefined): string => {
      const user = name === undefined ? undefined : { ...world.findUser('alice')!, id: name };
      const route = routeOf(world, {
        user,
        anonymousPool: world.findPool('pool_default'),
        wishes: { session: 'cart' },
      });
      return (route as Route).session!.key;
    };
    expect(new Set([of('puser_a'), of('puser_b'), of(undefined)]).size).toBe(3);
  });
  it('fixes a wished time; the pool says the rest', () => {
    const { routed } = setUp();
    expect(routed({ session: 'a', ttlMs: 7000 })).toMatchObject({ session: { ttlMs: 7000, sliding: false } });
    expect(routed({ session: 'a' })).toMatchObject({ session: { sliding: true } });
  });
});

describe('the route of a rule', () => {
  it('takes its pool, and its guarantee before the client’s', () => {
    const { ruled } = setUp({ poolId: 'pool_other', guarantee: 'strict' });
    expect(ruled({ session: 'a', guarantee: 'any' })).toMatchObject({
      pool: { id: 'pool_other' },
      session: { guarantee: 'strict', ttlMs: 5 },
    });
  });
  it('leaves directly without regard to place and session', () => {
    const { ruled } = setUp({ direct: true });
    expect(ruled({ countries: ['DE'], session: 'a' })).toMatchObject({
      ...{ direct: true, criteria: undefined, session: undefined, exitId: undefined },
    });
  });
  it('refuses with its own status and text', () => {
    const { ruled } = setUp({ refuse: { status: 451, text: 'not here' } });
    expect(ruled({})).toMatchObject({ code: 'refused_by_rule', status: 451, detail: 'not here' });
  });
});
