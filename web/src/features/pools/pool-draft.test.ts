import { defaultResilience } from '@gyre/shared/contract/resilience';
import { describe, expect, it } from 'vitest';
import { poolDifferences } from './pool-differences.ts';
import { createOfPool, draftOfPool, emptyPool, problemsOfPool, updateOfPool, type PoolDraft } from './pool-draft.ts';
import { makePool } from './testing/pools.ts';

const typing = (draft: PoolDraft, amounts: Partial<PoolDraft['amounts']>): PoolDraft => ({
  ...draft,
  amounts: { ...draft.amounts, ...amounts },
});

describe('a pool while it is typed', () => {
  it('refuses hyphens in the name, empty queries and numbers out of range', () => {
    const draft = typing(
      { ...emptyPool, name: 'de-res', membership: 'query' },
      { 'retry/totalMs': '0', 'queue/maxWaiting': '-1' },
    );
    expect(Object.keys(problemsOfPool(draft)).sort()).toEqual(['name', 'query', 'queue/maxWaiting', 'retry/totalMs']);
  });
  it('lets nobody wait when the queue has no room', () => {
    expect(createOfPool(typing(emptyPool, { 'queue/maxWaiting': '0' })).queue).toMatchObject({ maxWaiting: 0 });
  });
  it('sends the query of its kind of membership', () => {
    const named = { ...emptyPool, name: 'de', query: 'country:DE' };
    const chosen = [{ id: 'exit_1', label: 'a' }];
    expect(createOfPool({ ...named, membership: 'all' }).query).toBe('');
    expect(createOfPool({ ...named, membership: 'query', chosen })).toMatchObject({
      query: 'country:DE',
      memberIds: ['exit_1'],
    });
    expect(createOfPool({ ...named, membership: 'fixed', chosen })).toMatchObject({
      query: null,
      memberIds: ['exit_1'],
    });
  });
  it('sends times in ms and only the policies that were changed', () => {
    const pool = makePool('de', { fallbacks: [{ id: 'pool_2', name: 'dc' }] });
    const draft = draftOfPool(pool);
    expect(updateOfPool(draft, pool)).toEqual({});
    expect(updateOfPool(typing(draft, { 'retry/totalMs': '1.5' }), pool)).toEqual({
      retry: { ...pool.retry, totalMs: 1500 },
    });
    expect(updateOfPool({ ...draft, guarantee: 'strict', fallbacks: [] }, pool)).toEqual({
      session: { ...pool.session, guarantee: 'strict' },
      fallbacks: [],
    });
  });
  it('begins as the contract does, and sends what is about failing exits group by group', () => {
    expect(createOfPool({ ...emptyPool, name: 'de' })).toMatchObject(defaultResilience);
    const pool = makePool('de');
    const draft = typing(
      { ...draftOfPool(pool), hedged: false, targetStatuses: '403 429' },
      { 'hedge/percentile': '99.5' },
    );
    expect(updateOfPool({ ...draft, probeProfileId: 'profile_1' }, pool)).toEqual({
      hedge: { enabled: false, percentile: 99.5, leastMs: 20, answers: false },
      retryOn: { exitStatuses: [502, 503, 504], targetStatuses: [403, 429] },
      probeProfileId: 'profile_1',
    });
    expect(problemsOfPool({ ...draft, exitStatuses: '200' })).toHaveProperty('retryOn/exitStatuses');
  });
  it('names what two editors disagree about', () => {
    const now = makePool('de', { strategy: 'random', fallbacks: [{ id: 'pool_2', name: 'dc' }] });
    const base = makePool('de', { strategy: 'priority' });
    expect(poolDifferences(draftOfPool(makePool('de')), now, base)).toEqual([
      { field: 'Rotation strategy', yours: 'round-robin', now: 'random', base: 'priority' },
      { field: 'Fallback pools', yours: 'refuse', now: 'dc', base: 'refuse' },
    ]);
  });
});
