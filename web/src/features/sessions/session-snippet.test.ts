import { describe, expect, it } from 'vitest';
import { sessionSnippet } from './session-snippet.ts';

describe('the command that names a session', () => {
  it('names it behind the proxy user', () => {
    expect(sessionSnippet({ host: '127.0.0.1', port: 8080 }, 'alice', 'gyre.test')).toBe(
      'curl -x http://127.0.0.1:8080 -U "alice-session-cart1:$GYRE_PASSWORD" https://example.com',
    );
  });
  it('uses a header where nobody signs in, and the name the dashboard is reached by', () => {
    expect(sessionSnippet({ host: '::', port: 9000 }, null, '[2001:db8::1]')).toBe(
      'curl -x http://[2001:db8::1]:9000 --proxy-header "X-Gyre-Session: cart1" https://example.com',
    );
  });
});
