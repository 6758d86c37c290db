import { describe, expect, it } from 'vitest';
import { exitsHref, parseSearch, safeReturn, stringifySearch } from './address.ts';

describe('addresses', () => {
  it('keep a query readable and bring it back as it was', () => {
    const search = { q: 'state:ejected country:DE,AT & more', sort: '-failed' };
    expect(stringifySearch(search)).toBe('?q=state:ejected+country:DE,AT+%26+more&sort=-failed');
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });
  it('leave text that looks like a number alone', () => {
    expect(parseSearch('?q=8080&q=2')).toEqual({ q: '8080' });
  });
  it('have no question mark when there is nothing to say', () => {
    expect(stringifySearch({ q: '', exit: undefined })).toBe('');
    expect(exitsHref('')).toBe('/exits');
  });
  it('never send anybody to another site after signing in', () => {
    for (const away of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      3,
      undefined,
    ])
      expect(safeReturn(away)).toBe('/');
    expect(safeReturn('/exits?q=a')).toBe('/exits?q=a');
    expect(safeReturn('/sign-in?to=/')).toBe('/');
  });
});
