import { describe, expect, it } from 'vitest';
import { noWish, readDraft } from './wish-draft.ts';

describe('a username that is being built', () => {
  it('has the wishes of every field that is filled in', () => {
    const draft = {
      pool: 'mobile',
      country: 'de, at',
      city: 'New York',
      session: 'cart7',
      ttl: '10m',
      guarantee: 'strict',
    };
    expect(readDraft(draft)).toEqual({
      wishes: {
        pool: 'mobile',
        countries: ['DE', 'AT'],
        cities: ['new york'],
        session: 'cart7',
        ttlMs: 600_000,
        guarantee: 'strict',
      },
      problems: {},
    });
    expect(readDraft(noWish)).toEqual({ wishes: {}, problems: {} });
  });
  it('leaves out what cannot be read and says why', () => {
    expect(readDraft({ ...noWish, country: 'germany', city: 'Berlin' })).toEqual({
      wishes: { cities: ['berlin'] },
      problems: { country: '"germany" is no country; use two letters of ISO 3166-1; did you mean de?' },
    });
  });
  it('takes times and guarantees only with a session', () => {
    expect(readDraft({ ...noWish, ttl: 'soon', guarantee: 'strict' })).toEqual({ wishes: {}, problems: {} });
  });
});
