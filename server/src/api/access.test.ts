import { runInNewContext } from 'node:vm';
import { identity } from '@gyre/shared/contract/auth';
import { describe, expect, it } from 'vitest';
import { as, asBrowser, fakeApi, from, json, session } from '../../testkit/fake-services.ts';

const here = from('127.0.0.1');
const post = (body: unknown, headers: Record<string, string> = {}) => {
  const it = json(body);
  return { method: 'POST', ...it, headers: { ...it.headers, ...headers } };
};
const rightPair = { name: 'rosa', password: session.password };
const claim = { code: session.code, name: 'rosa', password: 'long enough' };

describe('signing in', () => {
  it('gives a cookie no script can read, and says who one is now', async () => {
    const { app, fake } = fakeApi();
    const answer = await app.request('/api/v1/sign-in', post(rightPair), from('::ffff:192.0.2.7'));
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get('set-cookie');
    expect(cookie).toContain(`gyre_session=${session.secret};`);
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Secure');
    expect(identity.parse(await answer.json())).toEqual({
      kind: 'admin',
      name: 'rosa',
      scope: 'admin',
      csrf: session.csrf,
    });
    expect(fake.accounts.addresses).toEqual(['192.0.2.7']);
  });

  it('marks the cookie Secure where the browser came by TLS', async () => {
    const { app } = fakeApi();
    const answer = await app.request('/api/v1/sign-in', post(rightPair, { 'x-forwarded-proto': 'https' }));
    expect(answer.headers.get('set-cookie')).toContain('Secure');
  });

  it('gives no cookie for a wrong pair, and says when to come back to who is too fast', async () => {
    const { app } = fakeApi();
    const wrong = await app.request('/api/v1/sign-in', post({ ...rightPair, password: 'guess' }));
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null]);
    const fast = await app.request('/api/v1/sign-in', post({ ...rightPair, name: 'hasty' }));
    expect([fast.status, fast.headers.get('retry-after')]).toEqual([429, '2']);
  });

  it('signing out ends the session and takes the cookie back', async () => {
    const { app } = fakeApi();
    const out = await app.request('/api/v1/sign-out', { method: 'POST', headers: asBrowser });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await app.request('/api/v1/me', { headers: asBrowser })).status).toBe(401);
  });

  it('a token that is not valid is not made up for by a cookie', async () => {
    const { app } = fakeApi();
    for (const authorization of ['Bearer nonsense', 'Basic cm9zYTp4'])
      expect((await app.request('/api/v1/me', { headers: { ...asBrowser, authorization } })).status).toBe(401);
  });

  it('a token has no CSRF word', async () => {
    const me = await fakeApi().app.request('/api/v1/me', { headers: as('operate') });
    expect(await me.json()).toEqual({ kind: 'token', name: 'operate', scope: 'operate', csrf: null });
  });
});

describe('claiming a fresh installation', () => {
  it('is possible from this machine and signs the new admin in', async () => {
    const { app, fake } = fakeApi();
    fake.accounts.isClaimed = false;
    const answer = await app.request('/api/v1/setup/claim', post(claim), here);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, expect.stringContaining(session.secret)]);
  });

  it.each([
    ['another machine', from('192.0.2.7'), {}],
    ['behind a reverse proxy on this machine', here, { 'x-forwarded-for': '192.0.2.7' }],
  ])('is refused from %s', async (_, env, headers) => {
    const { app, fake } = fakeApi();
    fake.accounts.isClaimed = false;
    const answer = await app.request('/api/v1/setup/claim', post(claim, headers), env);
    expect(answer.status).toBe(403);
    expect(fake.accounts.addresses).toEqual([]);
  });

  it('anyone may ask whether it is claimed', async () => {
    const answer = await fakeApi().app.request('/api/v1/setup');
    expect(await answer.json()).toEqual({ claimed: true, version: '0.1.0', demo: false });
  });
});

describe('pages of other sites', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost' }, 200],
    [{ origin: 'http://localhost:5173', host: 'localhost:5173' }, 200],
    // A reverse proxy changed Host; the browser knows better.
    [{ origin: 'https://gyre.example', host: '127.0.0.1:8081', 'sec-fetch-site': 'same-origin' }, 200],
  ])('a sign-in with %j is a %i', async (headers, status) => {
    const { app } = fakeApi();
    expect((await app.request('/api/v1/sign-in', post(rightPair, headers))).status).toBe(status);
    const write = await app.request('/api/v1/exits/bulk', post(bulk, { ...asBrowser, ...headers }));
    expect(write.status).toBe(status);
  });
});
const bulk = { selection: { q: '' }, action: { verb: 'probe' } };

describe('for those who run Gyre', () => {
  it('/healthz answers anyone', async () => {
    const answer = await fakeApi().app.request('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { alive: true }]);
  });

  it('/readyz says why not, until workers listen', async () => {
    const { app, state } = fakeApi();
    expect((await app.request('/readyz')).status).toBe(200);
    state.ready = false;
    const answer = await app.request('/readyz');
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { ready: false, reason: 'No worker listens yet: 0 of 4 run revision 57.' },
    ]);
  });

  it.each([
    ['from this machine', 200, 'http://127.0.0.1:8081/metrics', { env: here }],
    ['from this machine by IPv6', 200, 'http://[::1]:8081/metrics', { env: from('::1') }],
    ['from another machine', 401, 'http://10.0.0.1/metrics', { env: from('10.0.0.9') }],
    ['with a token', 200, 'http://10.0.0.1/metrics', { env: from('10.0.0.9'), headers: as('read') }],
    [
      'for another by a proxy here',
      401,
      'http://localhost/metrics',
      { env: here, headers: { forwarded: 'for=10.0.0.9' } },
    ],
    ['by a name that was bent to here', 401, 'http://rebound.example/metrics', { env: here }],
    ['without a socket', 401, 'http://localhost/metrics', { env: {} }],
  ] as const)('/metrics %s is a %i', async (_, status, url, { env, ...init }) => {
    const answer = await fakeApi().app.request(url, init, env);
    expect(answer.status).toBe(status);
    if (status === 200) expect(await answer.text()).toBe('gyre_build_info 1\n');
  });

  it.each([
    ['127.0.0.1', 'http://10.0.0.1/proxy.pac', '127.0.0.1:8080'],
    ['0.0.0.0', 'http://gyre.example:8081/proxy.pac', 'gyre.example:8080'],
    ['::', 'http://[2001:db8::1]:8081/proxy.pac', '[2001:db8::1]:8080'],
    ['::1', 'http://localhost/proxy.pac', '[::1]:8080'],
    ['0.0.0.0', "http://x'+alert(1)+'/proxy.pac", '127.0.0.1:8080'],
  ])('/proxy.pac for a listener on %s, asked at %s, names %s', async (host, url, proxy) => {
    const answer = await fakeApi({ proxyAddress: { host, port: 8080 } }).app.request(url);
    expect(answer.headers.get('content-type')).toBe('application/x-ns-proxy-autoconfig');
    const text = await answer.text();
    const given = { isPlainHostName: (name: string) => !name.includes('.'), dnsDomainIs: () => false };
    const route = (url: string, name: string): unknown =>
      runInNewContext(`${text}; FindProxyForURL(url, name)`, { ...given, url, name });
    expect(route('http://shop.example/', 'shop.example')).toBe(`PROXY ${proxy}`);
    expect(route('http://printer/', 'printer')).toBe('DIRECT');
  });
});

describe('security headers', () => {
  it.each(['/api/v1/setup', '/api/v1/exits', '/api/nowhere', '/', '/api/docs', '/healthz'])(
    'are on %s',
    async (path) => {
      const { headers } = await fakeApi().app.request(path);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('request-id')).toMatch(/^req_[0-9a-z]{26}$/);
    },
  );
});
