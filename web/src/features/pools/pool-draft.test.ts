import { describe, expect, it } from 'vitest';
import { createOfPool, draftOfPool, emptyPool, poolDifferences, problemsOfPool, updateOfPool } from './pool-draft.ts';
import { makePool } from './testing/pools.ts';

describe('a pool while it is typed', () => {
  it('refuses hyphens in the name, empty queries and times out of range', () => {
    const draft = {
      ...emptyPool,
      name: 'de-res',
      membership: 'query' as const,
      retry: { ...emptyPool.retry, totalMs: '0' },
    };
    expect(Object.keys(problemsOfPool(draft)).sort()).toEqual(['name', 'query', 'retry/totalMs']);
  });
  it('sends the query of its kind of membership', () => {
    const named = { ...emptyPool, name: 'de', query: 'country:DE' };
    expect(createOfPool({ ...named, membership: 'all' }).query).toBe('');
    expect(createOfPool({ ...named, membership: 'query' }).query).toBe('country:DE');
    expect(createOfPool({ ...named, membership: 'fixed', chosen: [{ id: 'exit_1', label: 'a' }] })).toMatchObject({
      query: null,
      memberIds: ['exit_1'],
    });
  });
  it('sends times in ms and only what was changed', () => {
    const pool = makePool('de');
    const draft = draftOfPool(pool);
    expect(updateOfPool(draft, pool)).toEqual({});
    expect(updateOfPool({ ...draft, retry: { ...draft.retry, totalMs: '1.5' } }, pool).retry).toMatchObject({
      totalMs: 1500,
      maxAttempts: 3,
    });
  });
  it('names what two editors disagree about', () => {
    const now = makePool('de', { strategy: 'random' });
    expect(poolDifferences(draftOfPool(makePool('de')), now)).toEqual([
      { field: 'Rotation strategy', yours: 'round-robin', now: 'random' },
    ]);
  });
});
