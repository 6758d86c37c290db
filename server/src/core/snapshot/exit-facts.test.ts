import { describe, expect, it } from 'vitest';
import { exitRecord } from '../../../testkit/records.ts';
import { TermIndex } from '../targeting/term-index.ts';
import { exitOf, termsOf } from './exit-facts.ts';
import type { ExitRecord } from './records.ts';

const keysOf = (over: Partial<ExitRecord>): string[] =>
  termsOf(exitRecord('exit_a', over), new TermIndex()).map((it) => it.key);

describe('facts of an exit', () => {
  it('carry Basic credentials for HTTP only, in UTF-8', () => {
    const login = { username: 'jörg', password: 'p:w' };
    const header = `Basic ${Buffer.from('jörg:p:w', 'utf8').toString('base64')}`;
    expect(exitOf(exitRecord('exit_a', { scheme: 'http', ...login })).authorization).toBe(header);
    expect(exitOf(exitRecord('exit_a', { scheme: 'socks5', ...login })).authorization).toBeUndefined();
    expect(exitOf(exitRecord('exit_a', { username: '', password: '' })).authorization).toBeUndefined();
  });
  it('are terms for what is known, and none for what is not', () => {
    const keys = keysOf({ country: 'DE', city: null, asn: 64500, tags: ['fast'], ip: '192.0.2.1', template: null });
    expect(keys).toEqual(expect.arrayContaining(['country:DE', 'asn:64500', 'tag:fast', 'ip:192.0.2.1']));
    expect(keys.some((it) => it.startsWith('city:'))).toBe(false);
  });
  it('let a vendor’s gateway be anywhere its login can say, but not where it is known not to be', () => {
    const gateway = { template: 'brightdata', username: 'brd-customer-a-zone-b', country: null };
    expect(keysOf(gateway)).toContain('country:*');
    expect(keysOf({ ...gateway, country: 'DE' })).not.toContain('country:*');
  });
});
