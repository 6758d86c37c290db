import { describe, expect, it } from 'vitest';
import { exitRecord, frameOf, poolRecord, snapshotOf } from '../../../testkit/records.ts';
import { criteriaOf } from '../targeting/criteria.ts';
import type { SelectionRequest } from './request.ts';
import { candidatesOf, eachPool } from './walk.ts';
import { whyNone } from './why-none.ts';

const none = { everything: false };
const world = snapshotOf(
  [
    exitRecord('exit_a', { country: 'DE', pools: ['pool_a'] }),
    exitRecord('exit_b', { country: 'US', pools: ['pool_c'], health: 'ejected' }),
    exitRecord('exit_direct', { scheme: 'direct', pools: [] }),
  ],
  frameOf({
    pools: [
      poolRecord('pool_a', { ...none, name: 'a', fallbacks: ['pool_b', 'pool_gone', 'pool_c'] }),
      // A circle is refused by control; a worker would not turn in it for ever.
      poolRecord('pool_b', { ...none, name: 'b', fallbacks: ['pool_a', 'pool_d'] }),
      poolRecord('pool_c', { ...none, name: 'c' }),
      poolRecord('pool_d', { ...none, name: 'd' }),
    ],
  }),
);
const request = (over: Partial<SelectionRequest> = {}, pool = 'pool_a'): SelectionRequest => ({
  ...{ pool: world.findPool(pool)!, criteria: undefined, direct: false, exitId: undefined },
  ...{ session: undefined, binding: undefined, bindingLive: false, siteHash: 0, wallMs: 0, tried: [] },
  ...over,
});
function walked(asked: SelectionRequest, until?: string): string[] {
  const names: string[] = [];
  eachPool(world, asked, ({ name }) => names.push(name) > 0 && name === until);
  return names;
}

describe('the pools of a request', () => {
  it('are its own, what that falls back to, then what those fall back to, each once', () => {
    expect(walked(request())).toEqual(['a', 'b', 'c', 'd']);
    expect(walked(request(), 'b')).toEqual(['a', 'b']);
  });
  it('are all exits of scheme direct for who leaves directly', () => {
    const asked = request({ direct: true });
    expect(walked(asked)).toEqual(['all exits']);
    expect(candidatesOf(world.everyone, asked).usable.members.count).toBe(1);
  });
});

describe('why there is no exit', () => {
  it('says that the pools are empty', () => {
    expect(whyNone(world, request({}, 'pool_d')).detail).toBe(
      'pool "d" has no enabled exit (matched 0, healthy 0, free 0)',
    );
  });
  it('counts who matches and who of them is healthy, over all pools', () => {
    const none_ = whyNone(world, request({ criteria: criteriaOf({ countries: ['FR'] }) }));
    expect(none_).toMatchObject({
      code: 'no_eligible_exit',
      detail: 'pool "a" has no such exit (FR): matched 0, healthy 0, free 0',
    });
    const tried = [world.findExit('exit_a')!, world.findExit('exit_b')!];
    expect(whyNone(world, request({ tried })).detail).toMatch(/no further exit to try: matched 2, healthy 2/);
  });
  it('tells busy from gone', () => {
    expect(whyNone(world, request())).toMatchObject({ code: 'no_free_exit' });
  });
});
