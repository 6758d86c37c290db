import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { firstCurl } from './first-curl.ts';

const [main] = fixtures['listeners.list'].items;
const [alice] = fixtures['proxyUsers.list'].items;

describe('the first command', () => {
  it('needs no name on loopback while there is no proxy user', () => {
    expect(firstCurl([main!], [], 'gyre.example')?.command).toBe('curl -x http://127.0.0.1:8080 https://example.com');
  });
  it('signs in as a proxy user as soon as there is one', () => {
    const curl = firstCurl([main!], [alice!], 'gyre.example');
    expect(curl?.command).toBe('curl -x http://127.0.0.1:8080 -U "alice:$GYRE_PASSWORD" https://example.com');
    expect(curl?.needsPassword).toBe(true);
  });
  it('reaches a listener on every network by the name of the page, in brackets where needed', () => {
    expect(firstCurl([{ ...main!, host: '0.0.0.0', auth: 'never' }], [], 'gyre.example')?.command).toContain(
      'http://gyre.example:8080 ',
    );
    expect(firstCurl([{ ...main!, host: '::', auth: 'never' }], [], '[2001:db8::1]')?.command).toContain(
      'http://[2001:db8::1]:8080 ',
    );
  });
  it('passes over listeners that are off or not bound', () => {
    const next = { ...main!, port: 8090 };
    expect(firstCurl([{ ...main!, problem: 'in use' }, next], [], '')?.command).toContain(':8090');
    expect(firstCurl([{ ...main!, enabled: false }], [], '')).toBeNull();
  });
});
