import { renderAt } from '../../testing/render.tsx';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { Refusal, serve } from '../../testing/server.ts';
import { patchOverview } from './live.ts';

const figures = fixtures['overview.get'];
const empty = {
  ...figures,
  exits: { ...figures.exits, total: 0, states: { unproven: 0, healthy: 0, ejected: 0, probation: 0 } },
  countries: [],
  failures: [],
  attention: [
    { level: 'info' as const, code: 'no_exits', text: 'There are no exits yet. Import some.', link: '/exits' },
  ],
};

describe('the overview', () => {
  it('shows the figures of now, who needs you, exits by state, countries and failures', async () => {
    serve();
    const { text } = await renderAt('/');
    for (const shown of ['212', '99.7 %', '44 ms', '171 ms', '11.2 MB/s', 'Germany', 'connection timeout', '14'])
      expect(text).toContain(shown);
    expect(text).toContain('Listener office lets anyone on the network use your exits.');
  });

  it('lists the newest requests with their exit, and says in words why one failed', async () => {
    serve();
    const { text, html } = await renderAt('/');
    expect(text).toContain('shop.example:443');
    expect(text).toContain('Frankfurt 1 · DE');
    expect(text).toContain('proxy auth required');
    expect(html).toContain('This listener wants credentials');
  });

  it('links each state to the exits in it', async () => {
    serve();
    const { html } = await renderAt('/');
    expect(html).toContain('href="/exits?q=state:ejected"');
    expect(html).toContain('href="/exits?q=country:cz"');
  });

  it('shows the first steps with a command that works while there is no exit', async () => {
    serve({ 'overview.get': empty, 'requests.recent': { items: [] }, 'proxyUsers.list': none });
    const { text } = await renderAt('/');
    expect(text).toContain('First steps');
    expect(text).toContain('curl -x http://127.0.0.1:8080 https://example.com');
    expect(text).not.toContain('There are no exits yet');
  });

  it('has no first steps once requests came through', async () => {
    serve();
    const { text } = await renderAt('/');
    expect(text).not.toContain('First steps');
  });

  it('says what went wrong and offers to try again when figures cannot be read', async () => {
    serve({
      'overview.get': new Refusal(500, { code: 'internal', detail: 'The disk is full.', requestId: 'r-1' }),
    });
    const { text } = await renderAt('/');
    expect(text).toContain('The disk is full.');
    expect(text).toContain('Request r-1');
    expect(text).toContain('Try again');
  });

  it('takes a new request from the stream without asking again', async () => {
    const server = serve();
    const screen = await renderAt('/');
    const asked = server.calls.length;
    const [row] = fixtures['requests.recent'].items;
    patchOverview(screen.client, batchOf({ requests: [{ ...row!, id: 'req_new', target: 'fresh.example:443' }] }));
    const { text } = await screen.again();
    expect(text.indexOf('fresh.example:443')).toBeGreaterThan(-1);
    expect(text.indexOf('fresh.example:443')).toBeLessThan(text.indexOf('shop.example:443'));
    expect(server.calls.length).toBe(asked);
  });
});

describe('seconds the stream missed', () => {
  it('are read again, so that no gap stays where there was traffic', async () => {
    serve();
    const screen = await renderAt('/');
    const last = fixtures['traffic.series'].points.at(-1)!;
    patchOverview(screen.client, batchOf({ points: [{ ...last, startedAt: last.startedAt + 1000 }] }));
    const key = ['traffic', '5m'];
    expect(screen.client.getQueryState(key)?.isInvalidated).toBe(false);
    patchOverview(screen.client, batchOf({ points: [{ ...last, startedAt: last.startedAt + 9000 }] }));
    expect(screen.client.getQueryState(key)?.isInvalidated).toBe(true);
  });
});

const none = { items: [], total: 0, nextCursor: null };
const batchOf = (some: Partial<Parameters<typeof patchOverview>[1]>): Parameters<typeof patchOverview>[1] => ({
  reset: false,
  overview: null,
  health: null,
  points: [],
  requests: [],
  moreRequests: 0,
  exits: new Map(),
  changed: new Map(),
  revision: null,
  ...some,
});
