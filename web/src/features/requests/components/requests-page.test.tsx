// @vitest-environment happy-dom
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveBatch } from '../../../lib/live-buffer.ts';
import { fakeApi, pageOf, Refusal, type Answers, type Asked } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { RequestsPage } from './requests-page.tsx';
import { attempt, failedRequest, makeRequest } from '../testing/requests.ts';

const heard = vi.hoisted(() => ({ listeners: new Set<(batch: LiveBatch) => void>() }));
vi.mock('../../../lib/live.ts', async (original) => ({
  ...(await original<object>()),
  onLive: (listener: (batch: LiveBatch) => void) => {
    heard.listeners.add(listener);
    return () => heard.listeners.delete(listener);
  },
}));
const arrive = (...requests: LiveBatch['requests']): void =>
  act(() => {
    for (const listener of heard.listeners)
      listener({
        reset: false,
        overview: null,
        points: [],
        health: null,
        requests,
        moreRequests: 0,
        exits: new Map(),
        changed: new Map(),
        revision: null,
      });
  });

const failed = failedRequest(2);
const rule = { id: failed.rule, name: 'Shop stays in Germany', enabled: true };
const usual: Answers = {
  'GET /requests/recent': { items: [makeRequest(3), failed, makeRequest(1, { target: 'news.example:443' })] },
  'GET /requests': { items: [], nextCursor: null, log: fixtures['requests.list'].log },
  'GET /rules': pageOf([{ ...rule, id: 'rule_other', name: 'Other' }, rule]),
  'GET /listeners': pageOf([]),
};
const rows = (): readonly HTMLElement[] => screen.queryAllByRole('row').slice(1);

describe('the Requests screen', () => {
  beforeEach(() => heard.listeners.clear());

  it('follows the stream while the reader is at the newest row', async () => {
    fakeApi(usual);
    renderPage(RequestsPage, { path: '/requests' });
    await screen.findByRole('grid');
    expect(rows()).toHaveLength(3);
    arrive(makeRequest(4, { target: 'maps.example:443' }));
    await waitFor(() => expect(rows()[0]?.textContent).toContain('maps.example:443'));
    expect(screen.getByText('following')).toBeTruthy();
  });

  it('holds still when paused by Space, counts what is newer, and shows it on request', async () => {
    fakeApi(usual);
    renderPage(RequestsPage, { path: '/requests' });
    await screen.findByRole('grid');
    fireEvent.keyDown(document.body, { key: ' ' });
    arrive(makeRequest(4), makeRequest(5));
    expect(await screen.findByText('paused')).toBeTruthy();
    const newer = await screen.findByRole('button', { name: '2 newer' });
    expect(rows()).toHaveLength(3);
    fireEvent.click(newer);
    expect(rows()).toHaveLength(5);
    expect(screen.getByText('following')).toBeTruthy();
  });

  it('filters by what is typed and keeps it in the address', async () => {
    fakeApi(usual);
    const page = renderPage(RequestsPage, { path: '/requests' });
    await screen.findByRole('grid');
    fireEvent.change(screen.getByRole('combobox', { name: 'Filter requests' }), { target: { value: 'target:news' } });
    await waitFor(() => expect(page.search()).toEqual({ q: 'target:news' }));
    expect(rows().map((row) => row.textContent)).toEqual([expect.stringContaining('news.example')]);
    arrive(makeRequest(4));
    expect(rows()).toHaveLength(1);
    fireEvent.click(screen.getByRole('radio', { name: 'Failed' }));
    expect(await screen.findByRole('heading', { name: 'No request matches' })).toBeTruthy();
    expect(page.search()).toEqual({ q: 'target:news ok:no' });
  });

  it('says of one request what happened, what to do, every attempt, and where to go on', async () => {
    fakeApi(usual);
    const page = renderPage(RequestsPage, { path: '/requests' });
    await screen.findByRole('grid');
    fireEvent.click(rows()[1]!);
    const drawer = await screen.findByRole('dialog', { name: 'shop.example:443' });
    expect(page.search()).toEqual({ request: failed.id });
    expect(drawer.textContent).toContain('Gyre gave up after 2 attempts and 9.80 s');
    expect(drawer.textContent).toContain('When one exit fails often it is ejected');
    const attempts = within(drawer)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(attempts).toEqual([expect.stringContaining('Frankfurt 1'), expect.stringContaining('Berlin 4')]);
    const links = within(drawer)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'));
    expect(links).toContain(`/explain?request=${failed.id}`);
    expect(links).toContain(`/rules?rule=${failed.rule}`);
    expect(links).toContain('/sessions?q=cart_91');
    expect(links).toContain(`/exits?exit=${failed.exitId}`);
    await waitFor(() => expect(within(drawer).getByRole('link', { name: '2. Shop stays in Germany' })).toBeTruthy());
  });

  it('says of each attempt whether it was a retry or a hedge, and which one lost', async () => {
    const raced = makeRequest(9, {
      attempts: 2,
      tries: [
        { ...attempt('Berlin 4', 0, 900), outcome: 'lost' },
        { ...attempt('Frankfurt 1', 300, 200), kind: 'hedge' },
      ],
    });
    fakeApi({ ...usual, 'GET /requests/recent': { items: [raced] } });
    renderPage(RequestsPage, { path: `/requests?request=${raced.id}` });
    const drawer = await screen.findByRole('dialog', { name: raced.target });
    const attempts = within(drawer)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(attempts).toEqual([expect.stringContaining('lost the race'), expect.stringMatching(/hedge.*answered/)]);
  });

  it('walks the list with J and K while a request is open', async () => {
    fakeApi(usual);
    renderPage(RequestsPage, { path: `/requests?request=${failed.id}` });
    await screen.findByRole('dialog', { name: 'shop.example:443' });
    fireEvent.keyDown(document.body, { key: 'j' });
    expect(await screen.findByRole('dialog', { name: 'news.example:443' })).toBeTruthy();
  });

  it('reads a request that is not in the tail, and says when it is not kept', async () => {
    const old = makeRequest(9, { target: 'old.example:443' });
    fakeApi({ ...usual, [`GET /requests/${old.id}`]: old });
    renderPage(RequestsPage, { path: `/requests?request=${old.id}` });
    expect(await screen.findByRole('dialog', { name: 'old.example:443' })).toBeTruthy();
    fakeApi({ ...usual, 'GET /requests/req_x': new Refusal(404, 'not_found', 'No such request.') });
    renderPage(RequestsPage, { path: '/requests?request=req_x' });
    expect(await screen.findByRole('dialog', { name: 'This request is not kept' })).toBeTruthy();
  });

  it('says beside the box what is wrong with a filter, and waits for no answer to it', async () => {
    const asked = fakeApi(usual);
    renderPage(RequestsPage, { path: '/requests?q=nonsense:1' });
    const box = await screen.findByRole('combobox', { name: 'Filter requests' });
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/^At character 1/)).toBeTruthy();
    expect(screen.getByText('No request matches')).toBeTruthy();
    expect(asked.filter(({ path }) => path === '/requests')).toEqual([]);
  });
  it('asks for older rows no more after a failure, until it is told to', async () => {
    const page = Array.from({ length: 40 }, (_, i) => makeRequest(100 + i));
    let reads = 0;
    const list = ({ query }: Asked): unknown => {
      const answer = { ...(usual['GET /requests'] as object), items: [...page].reverse() };
      if (query['to'] === undefined) return answer;
      if (query['cursor'] === undefined) return { ...answer, items: [makeRequest(50)], nextCursor: 'on' };
      reads++;
      return new Refusal(500, 'internal', 'The log is busy.');
    };
    fakeApi({ ...usual, 'GET /requests': list });
    renderPage(RequestsPage, { path: '/requests' });
    const grid = await screen.findByRole('grid');
    const scroll = (top: number): void => {
      grid.scrollTop = top;
      fireEvent.scroll(grid);
    };
    scroll(2000);
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(reads).toBe(2));
    scroll(1900);
    await screen.findByRole('button', { name: 'Try again' });
    expect(reads).toBe(2);
  });
  it('waits for the first request', async () => {
    fakeApi({ ...usual, 'GET /requests/recent': { items: [] } });
    renderPage(RequestsPage, { path: '/requests' });
    expect(await screen.findByRole('heading', { name: 'Waiting for the first request' })).toBeTruthy();
    arrive(makeRequest(1));
    await waitFor(() => expect(rows()).toHaveLength(1));
  });

  it('says why it cannot be read', async () => {
    fakeApi({ ...usual, 'GET /requests/recent': new Refusal(500, 'internal', 'The log is locked.') });
    renderPage(RequestsPage, { path: '/requests' });
    expect((await screen.findByRole('alert')).textContent).toContain('The log is locked.');
  });
});
