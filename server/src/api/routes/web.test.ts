import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { fakeApi } from '../../../testkit/fake-services.ts';

const webRoot = mkdtempSync(join(tmpdir(), 'gyre-web-'));
mkdirSync(join(webRoot, 'assets'));
writeFileSync(join(webRoot, 'index.html'), '<!doctype html>the dashboard');
writeFileSync(join(webRoot, 'favicon.svg'), '<svg/>');
writeFileSync(join(webRoot, '.secret'), 'no');
writeFileSync(join(webRoot, 'assets', 'main-B3xKq0_z.js'), 'let gyre;');
writeFileSync(join(webRoot, 'assets', 'main-B3xKq0_z.js.br'), brotliCompressSync('let gyre;'));
afterAll(() => rmSync(webRoot, { recursive: true }));

const { app } = fakeApi({ webRoot });

describe('the dashboard', () => {
  it.each(['/', '/exits', '/exits/exit_1', '/pools/'])('is one page, at %s too', async (path) => {
    const answer = await app.request(path);
    expect(await answer.text()).toBe('<!doctype html>the dashboard');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('keeps files with a hash for ever, and asks again for the others', async () => {
    const hashed = await app.request('/assets/main-B3xKq0_z.js');
    expect(hashed.headers.get('cache-control')).toContain('immutable');
    expect(hashed.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const plain = await app.request('/favicon.svg');
    expect(plain.headers.get('cache-control')).toBe('no-cache');
    const etag = plain.headers.get('etag')!;
    const again = await app.request('/favicon.svg', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    ['gzip, br', 'br'],
    ['br;q=0, gzip', null],
    ['gzip', null],
    ['', null],
  ])('to who accepts "%s" sends %s', async (accepted, encoding) => {
    const answer = await app.request('/assets/main-B3xKq0_z.js', { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toBe('accept-encoding');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes).toEqual(encoding === null ? Buffer.from('let gyre;') : brotliCompressSync('let gyre;'));
  });

  it.each([
    '/assets/gone-12345678.js',
    '/.secret',
    '/%2e%2e/%2e%2e/etc/passwd.txt',
    '/nothing.txt',
    '/%ff.js',
    '/assets',
  ])('has nothing at %s', async (path) => {
    const answer = await app.request(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('answers HEAD without a body and no writes at all', async () => {
    const head = await app.request('/exits', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await app.request('/exits', { method: 'POST' })).status).toBe(404);
  });

  it('says so when it is not built', async () => {
    const answer = await fakeApi().app.request('/');
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as { detail: string }).detail).toContain('not built');
  });
});
