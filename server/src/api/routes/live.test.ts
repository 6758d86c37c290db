import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { as, asBrowser, fakeApi, session } from '../../../testkit/fake-services.ts';
import { mostStreams, mostWaiting } from './live.ts';

const changed = (revision: number) =>
  ({ event: 'changed', data: { noun: 'exits', ids: ['exit_1'], revision } }) as const;

/** Reads a stream event by event. */
function reader(answer: Response) {
  const stream = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<string | undefined> => {
    for (let end = text.indexOf('\n\n'); ; end = text.indexOf('\n\n')) {
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        return block;
      }
      const { done, value } = await stream.read();
      if (done) return undefined;
      text += decoder.decode(value, { stream: true });
    }
  };
  return { next, cancel: () => stream.cancel() };
}
const idOf = (block: string | undefined): number => Number(/^id: (\d+)$/m.exec(block ?? '')?.[1]);

describe('/api/v1/live', () => {
  it('is closed without credentials', async () => {
    expect((await fakeApi().app.request('/api/v1/live')).status).toBe(401);
  });

  it('says hello first and then what happens', async () => {
    const { app, hub } = fakeApi();
    const answer = await app.request('/api/v1/live', { headers: as('read') });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const stream = reader(answer);
    expect(await stream.next()).toBe('retry: 2000');
    expect(await stream.next()).toMatch(/^id: \d+\nevent: hello\ndata: {"version":"0.1.0","startedAt":1000}$/);
    hub.publish(changed(7));
    expect(await stream.next()).toMatch(
      /^id: \d+\nevent: changed\ndata: {"noun":"exits","ids":\["exit_1"\],"revision":7}$/,
    );
    await stream.cancel();
    expect(hub.watchers).toBe(0);
  });

  it('continues after Last-Event-ID without a gap', async () => {
    const { app, hub } = fakeApi();
    const first = reader(await app.request('/api/v1/live', { headers: as('read') }));
    hub.publish(changed(1));
    await first.next();
    await first.next();
    const seen = idOf(await first.next());
    await first.cancel();
    hub.publish(changed(2));
    hub.publish(changed(3));
    const headers = { ...as('read'), 'last-event-id': String(seen) };
    const second = reader(await app.request('/api/v1/live', { headers }));
    const blocks = [await second.next(), await second.next(), await second.next(), await second.next()];
    expect(blocks.map((it) => /event: (\w+)/.exec(it ?? '')?.[1])).toEqual([undefined, 'hello', 'changed', 'changed']);
    expect(blocks.slice(2).map(idOf)).toEqual([seen + 1, seen + 2]);
    await second.cancel();
  });

  it('says reset when what was missed is gone', async () => {
    const { app } = fakeApi();
    const headers = { ...as('read'), 'last-event-id': '1' };
    const stream = reader(await app.request('/api/v1/live', { headers }));
    await stream.next();
    await stream.next();
    expect(await stream.next()).toContain('event: reset');
    await stream.cancel();
  });

  it('keeps a quiet stream alive, and ends it when the session ended', async () => {
    const clock = new FakeClock();
    const { app, fake, hub } = fakeApi({ clock });
    const stream = reader(await app.request('/api/v1/live', { headers: asBrowser }));
    await stream.next();
    await stream.next();
    await clock.advance(15_000);
    expect(await stream.next()).toBe(': still here');
    fake.accounts.signOut(session.secret);
    await clock.advance(15_000);
    expect(await stream.next()).toBeUndefined();
    expect(hub.watchers).toBe(0);
  });

  it('cuts a reader that does not keep up, and only that one', async () => {
    const { app, hub } = fakeApi();
    const slow = await app.request('/api/v1/live', { headers: as('read') });
    const quick = reader(await app.request('/api/v1/live', { headers: as('read') }));
    await quick.next();
    await quick.next();
    const ids = Array.from({ length: 500 }, (_, i) => `exit_${'0'.repeat(20)}${i}`);
    const size = JSON.stringify(ids).length;
    for (let sent = 0; sent < mostWaiting + size; sent += size) {
      hub.publish({ event: 'changed', data: { noun: 'exits', ids, revision: sent } });
      await quick.next();
    }
    expect(hub.watchers).toBe(1);
    await expect(slow.text()).rejects.toThrow('too slow');
    await quick.cancel();
  });

  it('ends when Gyre stops, and opens no more', async () => {
    const closing = new AbortController();
    const { app, hub } = fakeApi({ closing: closing.signal });
    const stream = reader(await app.request('/api/v1/live', { headers: as('read') }));
    await stream.next();
    await stream.next();
    closing.abort();
    expect(await stream.next()).toBeUndefined();
    expect(hub.watchers).toBe(0);
    expect((await app.request('/api/v1/live', { headers: as('read') })).status).toBe(429);
  });

  it('has a limit', async () => {
    const { app, hub } = fakeApi();
    for (let i = 0; i < mostStreams; i++) hub.subscribe(undefined, () => undefined);
    const answer = await app.request('/api/v1/live', { headers: as('read') });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '5']);
  });
});
