import { describe, expect, it } from 'vitest';
import { createOf, differencesOf, draftOf, emptyDraft, problemsOf, updateOf } from './exit-draft.ts';
import { makeExit } from './testing/exits.ts';

describe('an exit while it is typed', () => {
  it('says which fields cannot be saved', () => {
    const problems = problemsOf({ ...emptyDraft, port: '99999', country: 'DEU', weight: '0', tags: 'Not one' }, true);
    expect(Object.keys(problems).sort()).toEqual(['country', 'host', 'port', 'tags', 'weight']);
  });
  it('needs no gateway for direct exits', () => {
    const draft = { ...emptyDraft, scheme: 'direct' as const, localAddress: '10.0.0.2' };
    expect(problemsOf(draft, true)).toEqual({});
    expect(createOf(draft)).toMatchObject({ scheme: 'direct', localAddress: '10.0.0.2' });
    expect(createOf(draft)).not.toHaveProperty('host');
  });
  it('sends only what was changed', () => {
    const exit = makeExit(1);
    expect(updateOf(draftOf(exit), exit)).toEqual({});
    expect(updateOf({ ...draftOf(exit), country: 'at', maxInFlight: '' }, exit)).toEqual({
      place: { country: 'AT', region: null, city: 'Berlin', asn: 3320, type: null },
      maxInFlight: null,
    });
    expect(updateOf({ ...draftOf(exit), type: 'mobile', priority: '2', price: '4,5' }, exit)).toEqual({
      place: { ...exit.place, type: 'mobile' },
      priority: 2,
      price: 4.5,
    });
  });
  it('knows an unknown price from a free one', () => {
    expect(createOf({ ...emptyDraft, price: '' }).price).toBeNull();
    expect(createOf({ ...emptyDraft, price: '0' }).price).toBe(0);
    expect(problemsOf({ ...emptyDraft, price: 'cheap', priority: '-1' }, false)).toMatchObject({
      price: expect.any(String) as string,
      priority: expect.any(String) as string,
    });
  });
  it('names the fields in which two editors differ', () => {
    const exit = makeExit(1);
    const now = { ...exit, weight: 5, version: exit.version + 1 };
    expect(differencesOf({ ...draftOf(exit), label: 'mine' }, now)).toEqual([
      { field: 'Label', yours: 'mine', now: 'acme-de-1' },
      { field: 'Weight', yours: '1', now: '5' },
    ]);
  });
});
