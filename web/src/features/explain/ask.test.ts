import { describe, expect, it } from 'vitest';
import { withoutWish } from './ask.ts';

describe('wishes without one of them', () => {
  it('read as the others did, whatever spelling and characters they have', () => {
    expect(withoutWish('country-de-session-cart1', 'country')).toBe('session-cart1');
    expect(withoutWish('cc-us-city-new_york-ttl-10m-session-a', 'country')).toBe('city-new_york-session-a-ttl-10m');
    expect(withoutWish('country-de,at', 'country')).toBe('');
  });
  it('are not there when the client did not ask for it, or when they cannot be read', () => {
    expect(withoutWish('session-cart1', 'country')).toBeNull();
    expect(withoutWish('country-de', 'scheme')).toBeNull();
    expect(withoutWish('contry-de', 'country')).toBeNull();
    expect(withoutWish('country-de', null)).toBeNull();
  });
});
