import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { fakeApi, from } from '../../../testkit/fake-services.ts';

function setUp() {
  const clock = new FakeClock();
  const { app } = fakeApi({ clock });
  const ask = (path: string, address: string, init: RequestInit = {}) =>
    app.request(`http://admin.test${path}`, init, from(address));
  return { clock, ask };
}

describe('the echo', () => {
  it('tells the address of the connection, as text and as JSON, to everyone', async () => {
    const { ask } = setUp();
    const text = await ask('/echo', '203.0.113.7');
    expect([text.status, await text.text()]).toEqual([200, '203.0.113.7\n']);
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text.headers.get('cache-control')).toBe('no-store');
    expect(text.headers.get('set-cookie')).toBeNull();
    const json = await ask('/echo.json', '2001:db8::7');
    expect(await json.json()).toEqual({ ip: '2001:db8::7' });
  });

  it('writes mapped and scoped addresses as everyone does', async () => {
    const { ask } = setUp();
    expect(await (await ask('/echo', '::ffff:203.0.113.7')).text()).toBe('203.0.113.7\n');
    expect(await (await ask('/echo', 'fe80::1%eth0')).text()).toBe('fe80::1\n');
  });

  it('believes no header', async () => {
    const { ask } = setUp();
    const headers = { 'x-forwarded-for': '198.51.100.1', forwarded: 'for=198.51.100.1', 'x-real-ip': '198.51.100.1' };
    expect(await (await ask('/echo', '203.0.113.7', { headers })).text()).toBe('203.0.113.7\n');
  });

  it('answers HEAD', async () => {
    const { ask } = setUp();
    const head = await ask('/echo', '203.0.113.7', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('slows down who asks too often, and nobody else', async () => {
    const { clock, ask } = setUp();
    const statuses: number[] = [];
    for (let i = 0; i < 70; i++) statuses.push((await ask('/echo', '203.0.113.7')).status);
    expect(statuses.filter((it) => it === 200)).toHaveLength(60);
    const refused = await ask('/echo', '203.0.113.7');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await ask('/echo', '203.0.113.8')).status).toBe(200);
    await clock.advance(1000);
    expect((await ask('/echo', '203.0.113.7')).status).toBe(200);
  });
});
