import { api, type EndpointId } from '@gyre/shared/contract/api';
import type { Endpoint } from '@gyre/shared/contract/contract';
import type { Problem } from '@gyre/shared/contract/errors';
import { problem } from '@gyre/shared/contract/errors';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { as, asBrowser, fakeApi, from, json, session } from '../../testkit/fake-services.ts';
import { ServiceError } from '../control/services/errors.ts';

/** A body each endpoint accepts. */
const bodies: Partial<Record<EndpointId, unknown>> = {
  'backups.restore': { confirm: 'an id' },
  'setup.claim': { code: session.code, name: 'rosa', password: 'long enough' },
  'auth.signIn': { name: 'rosa', password: session.password },
  'me.password': { current: session.password, password: 'long enough' },
  'admins.create': { name: 'milan', role: 'operate' },
  'admins.update': { role: 'view' },
  'admins.newPassword': {},
  'tokens.create': { name: 'ci', scope: 'read' },
  'exits.create': { scheme: 'http', host: 'a.example', port: 1 },
  'exits.bulk': { selection: { q: '' }, action: { verb: 'probe' } },
  'exits.import': { text: 'a.example:1' },
  'exits.update': { weight: 2 },
  'pools.create': { name: 'fast' },
  'pools.update': { name: 'faster' },
  'probeProfiles.create': { name: 'shop' },
  'webhooks.create': { name: 'pager', url: 'https://pager.example/hook' },
  'probeProfiles.update': { failures: 3 },
  'health.probe': { q: 'tag:x' },
  'proxyUsers.create': { name: 'bob' },
  'proxyUsers.update': { note: 'x' },
  'proxyUsers.newPassword': {},
  'proxyUsers.run': { url: 'http://shop.example/' },
  'listeners.create': { name: 'l', host: '127.0.0.1', port: 1 },
  'listeners.update': { enabled: false },
  'rules.create': { then: { poolId: 'fast' } },
  'rules.update': { enabled: false },
  'rules.move': { to: 0 },
  'sessions.releaseMany': { exitId: 'exit_1' },
  'sessions.repin': { exitId: 'exit_1' },
  'templates.preview': { template: 'custom', username: 'u-{session}' },
  'explain.ask': { target: 'shop.example' },
  'explain.whatIf': {},
  'health.hindsight': { health: {} },
  'siteBanRules.create': { name: 'shop', when: { statuses: [403] } },
  'siteBanRules.update': { enabled: false },
  'siteBans.create': { exitId: 'exit_1', site: 'shop.example' },
  'siteBans.lift': { all: true },
  'requests.verdict': { verdict: 'blocked' },
  'views.create': { name: 'Germans', q: 'country:DE', cols: ['label'] },
  'config.plan': { text: 'version: 1' },
  'config.apply': { text: 'version: 1' },
  'settings.update': { allowPrivateTargets: true },
};
/** The query each endpoint needs. */
const queries: Partial<Record<EndpointId, string>> = {
  'pools.preview': '?q=',
  'places.lookup': '?ip=192.0.2.1',
  'search.find': '?q=acme',
};
const all: readonly Endpoint[] = api;
const everyEndpoint = all.map((it) => [it.id as EndpointId, it] as const);
const guarded = everyEndpoint.filter(([, it]) => it.scope !== 'public');

function request(endpoint: Endpoint, headers: Record<string, string>): [string, RequestInit] {
  const path = `/api/v1${endpoint.path.replace('{id}', 'some_id')}${queries[endpoint.id as EndpointId] ?? ''}`;
  const body = bodies[endpoint.id as EndpointId];
  const more = body === undefined ? { headers: {} } : json(body);
  return [path, { method: endpoint.method, ...more, headers: { ...more.headers, ...headers } }];
}
const refused = async (answer: Response): Promise<Problem> => problem.parse(await answer.json());

describe('every endpoint', () => {
  it.each(everyEndpoint)('%s answers as the contract says', async (id, endpoint) => {
    const { app, fake } = fakeApi();
    fake.accounts.isClaimed = false;
    const answer = await app.request(...request(endpoint, asBrowser), from('127.0.0.1'));
    expect(answer.status, await answer.clone().text()).toBe(endpoint.status ?? 200);
    if (endpoint.status !== 204) {
      const text = await answer.text();
      endpoint.response.parse(/\.(export|file)$/.test(id) ? text : JSON.parse(text));
    }
    expect(answer.headers.get('request-id')).toMatch(/^req_/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    if (!/^(setup|auth)\./.test(id)) expect(fake.calls.map((it) => it.id)).toEqual([id]);
  });

  it.each(guarded)('%s is closed without credentials', async (_, endpoint) => {
    const { app, fake } = fakeApi();
    const answer = await app.request(...request(endpoint, {}));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect((await refused(answer)).code).toBe('unauthorized');
    expect(fake.calls).toEqual([]);
  });

  it.each(guarded.filter(([, it]) => it.scope !== 'read'))('%s refuses a weaker scope', async (_, endpoint) => {
    const { app, fake } = fakeApi();
    const weaker = endpoint.scope === 'admin' ? 'operate' : 'read';
    const answer = await app.request(...request(endpoint, as(weaker)));
    expect(answer.status).toBe(403);
    expect((await refused(answer)).detail).toContain(endpoint.scope);
    expect(fake.calls).toEqual([]);
  });

  it.each(guarded)('%s takes a bearer token of its scope, without CSRF', async (_, endpoint) => {
    const { app } = fakeApi();
    const answer = await app.request(...request(endpoint, as(endpoint.scope === 'public' ? 'read' : endpoint.scope)));
    expect(answer.status).toBe(endpoint.status ?? 200);
  });

  it.each(guarded.filter(([, it]) => it.method !== 'GET'))('%s by cookie needs the CSRF word', async (_, endpoint) => {
    const { app, fake } = fakeApi();
    const answer = await app.request(...request(endpoint, { cookie: asBrowser.cookie }));
    expect(answer.status).toBe(403);
    expect((await refused(answer)).detail).toContain('X-Gyre-CSRF');
    const wrong = await app.request(...request(endpoint, { ...asBrowser, 'x-gyre-csrf': 'csrf-wort' }));
    expect(wrong.status).toBe(403);
    expect(fake.calls).toEqual([]);
  });
});

describe('input', () => {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const it = json(body);
    return [
      `/api/v1${path}`,
      { method: 'POST', ...it, headers: { ...as('admin'), ...it.headers, ...headers } },
    ] as const;
  };

  it('names every wrong field by its JSON pointer', async () => {
    const { app, fake } = fakeApi();
    const body = { scheme: 'gopher', port: 70000, tags: ['ok', 'Not OK'], place: { asn: 0 }, 'a/b~c': 1 };
    const answer = await app.request(...post('/exits', body));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const { errors } = await refused(answer);
    expect(errors?.map((it) => it.pointer).sort()).toEqual(['/a~1b~0c', '/place/asn', '/port', '/scheme', '/tags/1']);
    expect(fake.calls).toEqual([]);
  });

  it('says what is required', async () => {
    const { errors } = await refused(await fakeApi().app.request(...post('/pools', {})));
    expect(errors).toEqual([{ pointer: '/name', code: 'type', message: 'is required' }]);
  });

  it.each([
    ['/exits', { scheme: 'gopher' }, 'must be one of http, https, socks4, socks4a, socks5, socks5h, direct'],
    ['/exits', { scheme: 'http', port: 'x' }, 'must be a number'],
    ['/exits', { scheme: 'http', port: 1.5 }, 'must be a whole number'],
    ['/exits', { scheme: 'http', weight: 0 }, 'must be at least 1'],
    ['/exits', { scheme: 'http', tags: 'dc' }, 'must be a list'],
    ['/exits', { scheme: 'http', label: 'x'.repeat(121) }, 'must have at most 120 characters'],
    ['/exits', { scheme: 'http', lable: 'x' }, 'is not known here'],
    ['/pools', { name: 'a-b' }, 'lower-case letters, digits, _ . ~, at most 40; no hyphen'],
    ['/proxy-users', { name: 'bob', pools: [] }, 'must have at least 1 item'],
    ['/pools', [], 'must be an object'],
  ])('tells people what is wrong: %s %j', async (path, body, message) => {
    const { errors } = await refused(await fakeApi().app.request(...post(path, body)));
    expect(errors?.map((it) => it.message)).toEqual([message]);
  });

  it('points into the form of a union that was meant', async () => {
    const body = { selection: { ids: [] }, action: { verb: 'add-tags', tags: [] } };
    const { errors } = await refused(await fakeApi().app.request(...post('/exits/bulk', body)));
    expect(errors?.map((it) => it.pointer).sort()).toEqual(['/action/tags', '/selection/ids']);
  });

  it('names wrong query parameters and path parameters', async () => {
    const { app } = fakeApi();
    const query = await app.request('/api/v1/exits?limit=0&sort=colour', { headers: as('read') });
    expect((await refused(query)).errors?.map((it) => it.pointer)).toEqual(['query/limit', 'query/sort']);
    const params = await app.request(`/api/v1/exits/${'x'.repeat(65)}`, { headers: as('read') });
    expect((await refused(params)).errors?.map((it) => it.pointer)).toEqual(['params/id']);
  });

  it('hands over what was validated, with defaults', async () => {
    const { app, fake } = fakeApi();
    await app.request('/api/v1/exits?limit=7&q=tag%3Adc', { headers: as('read') });
    expect(fake.calls[0]?.input.query).toEqual({ limit: 7, q: 'tag:dc', sort: '-added' });
    await app.request(...post('/tokens', { name: 'ci', scope: 'read' }));
    expect(fake.calls[1]?.input.body).toEqual({ name: 'ci', scope: 'read', expiresAt: null });
    expect(fake.calls[1]?.context.actor).toMatchObject({ kind: 'token', name: 'admin' });
  });

  it('says where a body stops being JSON', async () => {
    const { detail } = await refused(await fakeApi().app.request(...post('/pools', '{\n "name": }')));
    expect(detail).toBe('The body is not JSON: line 2, column 10: expected a value.');
  });

  it('refuses content types it does not know, and says which it knows', async () => {
    const { app } = fakeApi();
    const form = await app.request(
      ...post('/exits/import', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
    );
    expect(form.status).toBe(415);
    expect((await refused(form)).detail).toContain('text/plain');
    const text = await app.request(...post('/pools', '{}', { 'content-type': 'text/plain' }));
    expect(text.status).toBe(415);
  });

  it('takes an empty body for an empty object', async () => {
    const { app, fake } = fakeApi();
    const init = { method: 'POST', headers: as('operate') };
    expect((await app.request('/api/v1/proxy-users/some_id/password', init)).status).toBe(200);
    expect(fake.calls[0]?.input.body).toEqual({});
  });

  it('gives imports as text, as JSON text, and any other JSON as it is', async () => {
    const { app, fake } = fakeApi();
    const list = 'a.example:1\nb.example:2\n';
    await app.request(...post('/exits/import?dryRun=true', list, { 'content-type': 'text/plain; charset=utf-8' }));
    await app.request(...post('/exits/import', { text: list }));
    await app.request(...post('/exits/import', '[{"host": "a.example"}]'));
    expect(fake.calls.map((it) => it.input.body)).toEqual([list, { text: list }, '[{"host": "a.example"}]']);
    expect(fake.calls[0]?.input.query).toMatchObject({ dryRun: true, scheme: 'http' });
    const wrong = await refused(await app.request(...post('/exits/import', { text: 5 })));
    expect(wrong.errors?.[0]?.pointer).toBe('/text');
  });

  it('refuses bodies that are too large, whether their length is told or not', async () => {
    const { app, fake } = fakeApi();
    const big = JSON.stringify({ name: 'x'.repeat(1024 * 1024) });
    const told = await app.request(...post('/pools', big, { 'content-length': String(big.length) }));
    expect([told.status, (await refused(told)).code]).toEqual([413, 'limit']);
    expect((await app.request(...post('/pools', big))).status).toBe(413);
    const text = await app.request(...post('/exits/import', 'x'.repeat(2 ** 21), { 'content-type': 'text/plain' }));
    expect(text.status).toBe(200);
    const huge = { 'content-type': 'text/plain', 'content-length': String(2 ** 25 + 1) };
    expect((await app.request(...post('/exits/import', 'x', huge))).status).toBe(413);
    expect(fake.calls.map((it) => it.id)).toEqual(['exits.import']);
  });

  it('tells a wrong method from a wrong path', async () => {
    const { app } = fakeApi();
    const method = await app.request('/api/v1/exits', { method: 'PUT', headers: as('admin') });
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET, POST']);
    const path = await app.request('/api/v1/exists', { headers: as('admin') });
    expect([path.status, (await refused(path)).code]).toEqual([404, 'not_found']);
  });
});

describe('answers', () => {
  it('carry the version as ETag and where the new object is', async () => {
    const { app } = fakeApi();
    const read = await app.request('/api/v1/exits/some_id', { headers: as('read') });
    expect(read.headers.get('etag')).toBe('"3"');
    const body = json(bodies['pools.create']);
    const created = await app.request('/api/v1/pools', {
      method: 'POST',
      ...body,
      headers: { ...as('operate'), ...body.headers },
    });
    expect(created.headers.get('etag')).toBe('"1"');
    expect(created.headers.get('location')).toBe(`/api/v1/pools/${fixtures['pools.create'].data.id}`);
  });

  it('exports are files of the format that was asked for', async () => {
    const answer = await fakeApi().app.request('/api/v1/exits/export?format=csv', { headers: as('read') });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="gyre-exits.csv"');
    expect(await answer.text()).toBe(fixtures['exits.export']);
  });

  it.each([
    ['"3"', 200, 3],
    ['W/"12"', 200, 12],
    ['*', 200, undefined],
    ['three', 400, undefined],
  ])('If-Match %s becomes the version the verb compares', async (tag, status, version) => {
    const { app, fake } = fakeApi();
    const init = { method: 'DELETE', headers: { ...as('operate'), 'if-match': tag } };
    expect((await app.request('/api/v1/pools/some_id', init)).status).toBe(status);
    if (status === 200) expect(fake.calls[0]?.input.ifVersion).toBe(version);
  });

  it.each([
    ['not_found', 404],
    ['conflict', 409],
    ['validation', 400],
    ['unauthorized', 401],
    ['forbidden', 403],
    ['precondition', 412],
    ['limit', 429],
  ] as const)('what a verb refuses as %s is a %i', async (code, status) => {
    const { app, fake } = fakeApi();
    const fields = [{ pointer: '/x', code: 'y', message: 'z' }];
    fake.instead.set('overview.get', () => {
      throw new ServiceError(code, 'Because.', { fields, retryAfterMs: 2001 });
    });
    const answer = await app.request('/api/v1/overview', { headers: as('read') });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, '3']);
    const requestId = answer.headers.get('request-id');
    expect(await refused(answer)).toMatchObject({ code, status, detail: 'Because.', requestId, errors: fields });
  });

  it('a bug is a 500 without details, and the log has them', async () => {
    const errors: object[] = [];
    const log = { debug() {}, info() {}, warn() {}, error: (it: object) => errors.push(it), child: () => log };
    const { app, fake } = fakeApi({ log });
    fake.instead.set('overview.get', () => Promise.reject(new Error('SQLITE_FULL /secret/path')));
    const answer = await app.request('/api/v1/overview', { headers: as('read') });
    expect(answer.status).toBe(500);
    const said = await refused(answer);
    expect(JSON.stringify(said)).not.toMatch(/SQLITE|secret/);
    expect(errors).toMatchObject([{ requestId: said.requestId, err: { message: 'SQLITE_FULL /secret/path' } }]);
  });
});
