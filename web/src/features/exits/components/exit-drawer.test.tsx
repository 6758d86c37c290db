// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HealthEvent } from '@gyre/shared/contract/health';
import type { LiveBatch } from '../../../lib/live-buffer.ts';
import { fakeApi, pageOf, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makeExit } from '../testing/exits.ts';
import { ExitsPage } from './exits-page.tsx';

const heard = vi.hoisted(() => ({ listeners: new Set<(batch: LiveBatch) => void>() }));
vi.mock('../../../lib/live.ts', async (original) => ({
  ...(await original<object>()),
  onLive: (listener: (batch: LiveBatch) => void) => {
    heard.listeners.add(listener);
    return () => heard.listeners.delete(listener);
  },
}));
const arrive = (...events: readonly HealthEvent[]): void =>
  act(() => {
    for (const listener of heard.listeners)
      listener({
        ...{ reset: false, overview: null, points: [], requests: [], moreRequests: 0, exits: new Map() },
        ...{ health: { events, pools: new Map() }, changed: new Map(), revision: null },
      });
  });

const one = makeExit(1);
const ejected: HealthEvent = {
  ...{ id: 'event_1', at: Date.now() - 60_000, exitId: one.id, exitLabel: one.label, from: 'healthy', to: 'ejected' },
  ...{ reason: 'probe_unexpected_answer', detail: 'status 302 instead of 200', by: 'probe', ejections: 2 },
  untilAt: Date.now(),
};
const back: HealthEvent = { ...ejected, id: 'event_2', at: Date.now(), from: 'ejected', to: 'probation', by: 'time' };
const ban = {
  ...{ id: `${one.id} shop.example`, exitId: one.id, exitLabel: one.label, site: 'shop.example', repeats: 1 },
  ...{ sinceAt: Date.now(), untilAt: Date.now() + 600_000, by: 'rule_1', byName: 'Blocked', reason: 'status 403' },
};
const usual: Answers = {
  'GET /exits': pageOf([one]),
  'GET /exits-summary': { total: 1, countries: [], tags: [] },
  'GET /pools': pageOf([]),
  [`GET /exits/${one.id}`]: one,
  'GET /health/events': pageOf([ejected]),
  'GET /site-bans': pageOf([ban]),
};
const drawer = (): Promise<HTMLElement> => screen.findByRole('dialog', { name: one.label });

describe('an open exit', () => {
  beforeEach(() => heard.listeners.clear());

  it('tells what happened to it, with reason, by what, and when, and follows the stream', async () => {
    let events = [ejected];
    fakeApi({ ...usual, 'GET /health/events': () => pageOf(events) });
    const page = renderPage(ExitsPage, { path: `/exits?q=tag:a&exit=${one.id}` });
    fireEvent.click(within(await drawer()).getByRole('link', { name: 'Timeline' }));
    await waitFor(() => expect(page.search()).toEqual({ q: 'tag:a', exit: one.id, tab: 'timeline' }));
    const list = await screen.findByRole('list', { name: 'Timeline' });
    const [step] = within(list).getAllByRole('listitem');
    expect(step!.textContent).toContain('probe unexpected answer: status 302 instead of 200');
    expect(step!.textContent).toMatch(/by a probe · for 1 m · 2 in a row · \d+ \w+ \d{4}/);
    events = [back, ejected];
    arrive(back);
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(2));
  });

  it('lists the sites it is kept from, and lifts a ban', async () => {
    const asked = fakeApi({ ...usual, 'POST /site-bans/lift': { lifted: 1 } });
    renderPage(ExitsPage, { path: `/exits?exit=${one.id}&tab=bans` });
    const table = await within(await drawer()).findByRole('table', { name: 'Site bans' });
    expect(table.textContent).toContain('status 403');
    fireEvent.click(within(table).getByRole('button', { name: 'Lift the ban at shop.example' }));
    await waitFor(() =>
      expect(writes(asked).map(({ body }) => body)).toEqual([{ exitId: one.id, site: 'shop.example' }]),
    );
  });

  it('says in words that the answer to a probe was not the expected one', async () => {
    fakeApi({
      ...usual,
      [`POST /exits/${one.id}/probe`]: {
        ...{ ok: false, failure: 'probe_unexpected_answer', detail: 'status 302 instead of 200', totalMs: 20 },
        ...{ steps: [{ name: 'connect', ms: 20, ok: true }], health: one.health },
      },
    });
    renderPage(ExitsPage, { path: `/exits?exit=${one.id}` });
    fireEvent.click(within(await drawer()).getByRole('button', { name: 'Probe now' }));
    const report = await screen.findByRole('region', { name: 'Probe' });
    expect(await within(report).findByText('status 302 instead of 200')).toBeTruthy();
    expect(report.textContent).toContain('not what its profile expects');
  });

  it('walks on in the same dialog with what the list knows, and leaves the probe of the one before behind', async () => {
    const next = makeExit(2, { tags: ['berlin-rack'] });
    const window = { handle: 'result_1', builtAt: 1, total: 2, from: 0, items: [one, next], misfits: [], facets: null };
    fakeApi({
      ...usual,
      'GET /exits/window': { ...window, at: 0 },
      [`GET /exits/${next.id}`]: () => new Promise(() => undefined),
      [`POST /exits/${one.id}/probe`]: {
        ok: true,
        failure: null,
        detail: null,
        totalMs: 20,
        steps: [],
        health: one.health,
      },
    });
    const page = renderPage(ExitsPage, { path: `/exits?exit=${one.id}` });
    const dialog = await drawer();
    await screen.findAllByText(next.label);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Probe now' }));
    await within(dialog).findByRole('region', { name: 'Probe' });
    fireEvent.keyDown(document.body, { key: 'j' });
    await waitFor(() => expect(page.search()).toEqual({ exit: next.id }));
    expect(screen.getByRole('dialog', { name: next.label })).toBe(dialog);
    expect(dialog.textContent).toContain('berlin-rack');
    expect(within(dialog).queryByRole('region', { name: 'Probe' })).toBeNull();
    fireEvent.keyDown(document.body, { key: 'k' });
    await waitFor(() => expect(screen.getByRole('dialog', { name: one.label })).toBe(dialog));
  });
});
