import { describe, expect, it } from 'vitest';
import {
  createOfListener,
  draftOfListener,
  emptyListener,
  isOpen,
  problemsOfListener,
  updateOfListener,
} from './listener-draft.ts';
import { makeListener } from './testing/listeners.ts';

const typed = { ...emptyListener, name: 'office', host: '0.0.0.0', port: '8090' };

describe('a listener while it is typed', () => {
  it('must be confirmed when other machines reach it without credentials', () => {
    const open = { ...typed, auth: 'never' as const };
    expect(problemsOfListener(open)).toHaveProperty('confirmOpen');
    // The server asks for it as well where the listener does not accept clients yet.
    expect(problemsOfListener({ ...open, enabled: false })).toHaveProperty('confirmOpen');
    expect(problemsOfListener({ ...open, confirmOpen: 'Office' })).toHaveProperty('confirmOpen');
    expect(problemsOfListener({ ...open, confirmOpen: 'office' })).toEqual({});
    expect(createOfListener({ ...open, confirmOpen: 'office' })).toMatchObject({ confirmOpen: true, auth: 'never' });
  });
  it('needs no confirmation on loopback, or with authentication', () => {
    expect(isOpen({ ...typed, host: '127.0.0.1', auth: 'never' })).toBe(false);
    expect(isOpen({ ...typed, host: '::1', auth: 'never' })).toBe(false);
    expect(problemsOfListener({ ...typed, auth: 'auto' })).toEqual({});
    expect(createOfListener(typed)).not.toHaveProperty('confirmOpen');
  });
  it('refuses names for addresses and ports out of range', () => {
    expect(Object.keys(problemsOfListener({ ...typed, host: 'office.example', port: '0' }))).toEqual(['host', 'port']);
  });
  it('sends only what was changed', () => {
    const listener = makeListener('office');
    expect(updateOfListener(draftOfListener(listener), listener)).toEqual({});
    expect(updateOfListener({ ...draftOfListener(listener), port: '8090' }, listener)).toEqual({ port: 8090 });
    expect(updateOfListener({ ...draftOfListener(listener), profile: ' country-de ' }, listener)).toEqual({
      profile: 'country-de',
    });
  });
});
