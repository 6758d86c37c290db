// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveBatch } from '../../../lib/live-buffer.ts';
import { fakeApi, pageOf, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makeEvent, makeOverview, makePoolHealth, makeRun, outExit } from '../testing/health.ts';
import { HealthPage } from './health-page.tsx';

const heard = vi.hoisted(() => ({ listeners: new Set<(batch: LiveBatch) => void>() }));
vi.mock('../../../lib/live.ts', async (original) => ({
  ...(await original<object>()),
  onLive: (listener: (batch: LiveBatch) => void) => {
    heard.listeners.add(listener);
    return () => heard.listeners.delete(listener);
  },
}));
const arrive = (health: LiveBatch['health']): void =>
  act(() => {
    for (const listener of heard.listeners)
      listener({
        ...{ reset: false, overview: null, points: [], requests: [], moreRequests: 0 },
        ...{ exits: new Map(), health, changed: new Map(), revision: null },
      });
  });

const pools = [
  { id: 'pool_default', name: 'default', query: '' },
  { id: 'pool_german', name: 'german', query: 'country:DE' },
];
const berlin = outExit('berlin', 10_000);
const old = outExit('old', 600_000);
const usual: Answers = {
  'GET /health': makeOverview(),
  'GET /health/events': pageOf([makeEvent('berlin')]),
  'GET /exits': ({ query }: { query: Record<string, string> }) =>
    pageOf(query['q'] === 'state:ejected' ? [old, berlin] : [berlin]),
  'GET /exits-summary': { total: 100, countries: [], tags: [] },
  'GET /pools': pageOf(pools),
  'GET /alerts': pageOf([]),
};
const rowOf = async (name: string): Promise<HTMLElement> => {
  const table = await screen.findByRole('table', { name: 'Out now' });
  return (await within(table).findByRole('link', { name })).closest('tr')!;
};

describe('the Health screen', () => {
  beforeEach(() => heard.listeners.clear());

  it('says who is out, why with the numbers, from which pools, and until when, the newest first', async () => {
    fakeApi(usual);
    renderPage(HealthPage, { path: '/health' });
    const row = await rowOf('berlin');
    await waitFor(() => expect(row.textContent).toContain('5 failures in a row'));
    expect(row.textContent).toContain('connection refused');
    expect(row.textContent).toContain('2×');
    expect(row.textContent).toMatch(/in 2 m/);
    await waitFor(() => expect(row.textContent).toContain('default, german'));
    expect((await rowOf('old')).textContent).not.toContain('german');
    const names = within(screen.getByRole('table', { name: 'Out now' })).getAllByRole('rowheader');
    expect(names.map((cell) => cell.textContent)).toEqual(['berlin', 'old']);
    const figures = screen.getByRole('region', { name: 'Exits by state' });
    expect(
      within(figures)
        .getByRole('link', { name: /ejected/ })
        .getAttribute('href'),
    ).toBe('/exits?q=state:ejected');
    expect(screen.getByRole('region', { name: 'Probes' }).textContent).toContain('4 of 64');
  });

  it('shows an ejection as soon as the stream tells it, and pools that fall into panic', async () => {
    let out = [old];
    const german = makePoolHealth('german', { panic: true, panicSinceAt: Date.now() - 4000, ejected: 4, members: 4 });
    let overview = makeOverview();
    fakeApi({
      ...usual,
      'GET /health': () => overview,
      'GET /health/events': pageOf([]),
      'GET /exits': () => pageOf(out),
    });
    renderPage(HealthPage, { path: '/health' });
    await rowOf('old');
    out = [old, outExit('leeds', 100)];
    overview = makeOverview({ pools: [makePoolHealth('default'), german] });
    arrive({ events: [makeEvent('leeds', { detail: 'refused 3 times' })], pools: new Map([[german.poolId, german]]) });
    expect((await screen.findByRole('alert')).textContent).toContain('Pool german is in panic');
    const happened = screen.getByRole('region', { name: 'What happened' });
    expect(within(happened).getAllByText('leeds')).toHaveLength(1);
    expect(await rowOf('leeds')).toBeTruthy();
  });

  it('probes those that are chosen, and says how far it is until it is stopped', async () => {
    let run = makeRun();
    const asked = fakeApi({
      ...usual,
      'POST /health/probe-runs': () => run,
      'GET /health/probe-runs/prun_1': () => run,
      'DELETE /health/probe-runs/prun_1': () => (run = makeRun({ endedAt: Date.now() })),
    });
    const page = renderPage(HealthPage, { path: '/health' });
    await rowOf('berlin');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select berlin' }));
    fireEvent.click(screen.getByRole('button', { name: 'Probe 1 exit' }));
    const panel = await screen.findByRole('region', { name: 'Probe run' });
    expect(await within(panel).findByText('10 of 40 probed')).toBeTruthy();
    expect(within(panel).getByText('2 connection refused')).toBeTruthy();
    expect(page.search()).toMatchObject({ run: 'prun_1' });
    fireEvent.click(within(panel).getByRole('button', { name: 'Stop' }));
    expect(await within(panel).findByText('Stopped after 10 of 40.')).toBeTruthy();
    expect(writes(asked)[0]?.body).toEqual({ ids: ['exit_berlin'] });
    fireEvent.click(within(panel).getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(page.search()).toEqual({}));
  });

  it('probes all with one verb, and needs the scope for it', async () => {
    const asked = fakeApi({
      ...usual,
      'POST /health/probe-runs': makeRun({ endedAt: 1, done: 40, ok: 40, failures: [] }),
    });
    renderPage(HealthPage, { path: '/health' });
    fireEvent.click(await screen.findByRole('button', { name: /^Probe all/ }));
    expect(await screen.findByText('Done: 40 work, 0 do not.')).toBeTruthy();
    expect(writes(asked)[0]?.body).toEqual({});
    renderPage(HealthPage, { path: '/health', scope: 'read' });
    expect((await screen.findByRole('button', { name: /^Probe all/ })).getAttribute('title')).toContain('operate');
  });

  it('keeps its parts and filters in the address', async () => {
    const asked = fakeApi({
      ...usual,
      'GET /health/gateways': pageOf([
        { gateway: 'gw.example:8000', exits: 40, ejected: 39, failing: true, sinceAt: 1, reason: 'connection_timeout' },
      ]),
    });
    const page = renderPage(HealthPage, { path: '/health' });
    fireEvent.click(await screen.findByRole('link', { name: /^Gateways/ }));
    const row = (await screen.findByText('gw.example:8000')).closest('tr')!;
    expect(row.textContent).toContain('failing');
    expect(row.textContent).toContain('connection timeout');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Only failing ones' }));
    await waitFor(() => expect(page.search()).toEqual({ tab: 'gateways', failing: '1' }));
    await waitFor(() => expect(asked.some(({ query }) => query['failing'] === 'true')).toBe(true));
    fireEvent.click(screen.getByRole('link', { name: /^Pools/ }));
    expect(await screen.findByRole('table', { name: 'Pools' })).toBeTruthy();
    fireEvent.click(screen.getByRole('link', { name: /^Countries/ }));
    expect((await screen.findByText('Germany')).closest('tr')!.textContent).toContain('5.0 %');
  });

  it('is calm when nobody is out', async () => {
    fakeApi({ ...usual, 'GET /exits': pageOf([]), 'GET /health/events': pageOf([]) });
    renderPage(HealthPage, { path: '/health' });
    expect(await screen.findByText('Nobody is ejected')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
