import { describe, expect, it } from 'vitest';
import { authorityOf, reachableHost } from './listener-address.ts';

describe('the address of a listener', () => {
  it('puts IPv6 listeners in brackets', () => {
    expect(authorityOf({ host: '::1', port: 80 })).toBe('[::1]:80');
  });
  it('replaces a listener on every network by the name of the page', () => {
    expect(reachableHost('0.0.0.0', 'gyre.example')).toBe('gyre.example');
    expect(reachableHost('10.0.0.1', 'gyre.example')).toBe('10.0.0.1');
  });
});
