import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { as, fakeApi } from '../../testkit/fake-services.ts';
import { turn } from '../base/turn.ts';
import { Impossible } from '../base/impossible.ts';
import { type ServedApi, serveApi } from './serve.ts';

const open: ServedApi[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});
async function serve(port = 0) {
  const house = fakeApi();
  const served = await serveApi({ host: '127.0.0.1', port, ...house.parts });
  open.push(served);
  return { ...house, served, url: `http://127.0.0.1:${served.address.port}` };
}

describe('serveApi', () => {
  it('answers on the address it names, and trusts this machine with metrics', async () => {
    const { url, served } = await serve();
    expect(served.address.host).toBe('127.0.0.1');
    expect((await fetch(`${url}/api/v1/me`, { headers: as('read') })).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('gyre_build_info');
  });

  it('says in one sentence that the port is in use', async () => {
    const { served } = await serve();
    const second = serve(served.address.port);
    await expect(second).rejects.toBeInstanceOf(Impossible);
    await expect(second).rejects.toThrow(/^The admin address 127\.0\.0\.1:\d+ is in use .*\.$/);
  });

  it('takes a large import and refuses a larger one', async () => {
    const { url, fake } = await serve();
    const load = (body: string) =>
      fetch(`${url}/api/v1/exits/import`, {
        method: 'POST',
        body,
        headers: { ...as('operate'), 'content-type': 'text/plain' },
      });
    expect((await load('a.example:1\n'.repeat(200_000))).status).toBe(200);
    expect(fake.calls[0]?.input.body).toHaveLength(2_400_000);
    const small = { method: 'POST', body: '{"name":"' + 'x'.repeat(2 ** 20) + '"}' };
    const headers = { ...as('operate'), 'content-type': 'application/json' };
    expect((await fetch(`${url}/api/v1/pools`, { ...small, headers })).status).toBe(413);
  });

  it('ends live streams and idle connections when it closes', async () => {
    const { url, served, hub } = await serve();
    const stream = await fetch(`${url}/api/v1/live`, { headers: as('read') });
    expect(hub.watchers).toBe(1);
    const [text] = await Promise.all([stream.text(), served.close()]);
    expect(text).toContain('event: hello');
    expect(hub.watchers).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it('reads no more of an export when its client is gone', async () => {
    const { url, fake } = await serve();
    let ended = false;
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) {
          yield 'at,id\r\n';
          await turn();
        }
      } finally {
        ended = true;
      }
    }
    fake.instead.set('requests.export', endless);
    const leave = new AbortController();
    const answer = await fetch(`${url}/api/v1/requests/export`, { headers: as('read'), signal: leave.signal });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="gyre-requests.csv"');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toMatch(/^at,id\r\n/);
    expect(ended).toBe(false);
    reader.closed.catch(() => undefined);
    leave.abort();
    await expect.poll(() => ended).toBe(true);
  });

  it('forgets a watcher that left', async () => {
    const { url, hub } = await serve();
    const leave = new AbortController();
    await fetch(`${url}/api/v1/live`, { headers: as('read'), signal: leave.signal });
    leave.abort();
    await expect.poll(() => hub.watchers).toBe(0);
  });

  it('cuts the connection of a watcher that does not read', async () => {
    const { hub, served } = await serve();
    const socket = connect(served.address.port, '127.0.0.1');
    const gone = new Promise<void>((resolve) => socket.on('close', () => resolve()).on('error', () => undefined));
    socket.write('GET /api/v1/live HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer read-token\r\n\r\n');
    await expect.poll(() => hub.watchers).toBe(1);
    socket.pause();
    const ids = Array.from({ length: 10_000 }, (_, i) => `exit_${i}`);
    // Each round gives the stream a turn to write; the system's buffers take the first megabytes.
    await expect
      .poll(
        () => {
          for (let i = 0; i < 20; i++) hub.publish({ event: 'changed', data: { noun: 'exits', ids, revision: i } });
          return hub.watchers;
        },
        { interval: 5, timeout: 8000 },
      )
      .toBe(0);
    socket.resume();
    await gone;
  });
});
