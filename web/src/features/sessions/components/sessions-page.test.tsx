// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, Refusal, writes, type Answers, type Asked } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makeSession } from '../testing/sessions.ts';
import { SessionsPage } from './sessions-page.tsx';

const cart = makeSession('cart-91', { moves: 1, moved: 'same-asn' });
const login = makeSession('login', { proxyUser: null, expiry: 'sliding', exitLabel: null });
const exit = {
  id: 'exit_31',
  label: 'acme-de-31',
  place: { country: 'DE' },
  measured: null,
  health: { state: 'healthy' },
};
const usual: Answers = {
  'GET /sessions': pageOf([cart, login]),
  'GET /proxy-users': pageOf([{ id: 'puser_1', name: 'crawler', enabled: true }]),
  'GET /pools': pageOf([{ id: 'pool_1', name: 'de' }]),
  'GET /listeners': pageOf([{ id: 'l', host: '127.0.0.1', port: 8080, enabled: true, problem: null }]),
  'GET /exits-summary': { total: 0, countries: [], tags: [] },
  'GET /exits': pageOf([{ ...exit, id: cart.exitId, label: 'acme-de-17' }, exit]),
  'GET /exits/exit_17': { ...exit, id: cart.exitId, label: 'acme-de-17' },
};
const rowOf = async (name: string): Promise<HTMLElement> => (await screen.findByText(name)).closest('tr')!;
const verb = async (name: string, what: string): Promise<void> => {
  fireEvent.pointerDown(await screen.findByRole('button', { name: `Actions for ${name}` }), { button: 0 });
  fireEvent.click(await screen.findByRole('menuitem', { name: what }));
};

describe('the Sessions screen', () => {
  it('says who holds which exit, how much of the time is used, and warns where the exit changed', async () => {
    fakeApi(usual);
    renderPage(SessionsPage, { path: '/sessions' });
    const row = await rowOf('cart-91');
    expect(row.textContent).toContain('crawler');
    expect(row.textContent).toContain('4 m of 10 m');
    expect(within(row).getByRole('link', { name: 'acme-de-17' }).getAttribute('href')).toBe('/exits?exit=exit_17');
    expect(within(row).getByText('It changed its exit once; the last time it stayed same-asn.')).toBeTruthy();
    const other = await rowOf('login');
    expect(other.textContent).toContain('anonymous');
    expect(other.textContent).toContain('exit is gone');
    expect(other.textContent).toMatch(/silent \d s of 10 m/);
    expect(screen.getByText('2 sessions')).toBeTruthy();
  });

  it('keeps the filter in the address and asks the server with it', async () => {
    const asked = fakeApi(usual);
    const page = renderPage(SessionsPage, { path: '/sessions?exit=exit_17' });
    await rowOf('cart-91');
    fireEvent.change(screen.getByRole('combobox', { name: 'Proxy user' }), { target: { value: 'crawler' } });
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search by name' }), { target: { value: 'cart' } });
    await waitFor(() => expect(page.search()).toEqual({ exit: 'exit_17', user: 'crawler', q: 'cart' }));
    await waitFor(() =>
      expect(asked.map(({ query }) => query)).toContainEqual({
        limit: '100',
        exitId: 'exit_17',
        proxyUser: 'crawler',
        q: 'cart',
      }),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Show sessions of every exit' }));
    await waitFor(() => expect(page.search()).toEqual({ user: 'crawler', q: 'cart' }));
  });

  it('releases a session and gives another a new exit', async () => {
    const asked = fakeApi({
      ...usual,
      [`DELETE /sessions/${cart.id}`]: { released: 1 },
      [`POST /sessions/${login.id}/rotate`]: { ...login, exitId: exit.id, exitLabel: exit.label },
    });
    renderPage(SessionsPage, { path: '/sessions' });
    await verb('cart-91', 'Release');
    await waitFor(() => expect(writes(asked)).toHaveLength(1));
    await verb('login', 'New exit');
    await waitFor(() => expect(writes(asked)).toHaveLength(2));
    expect(writes(asked).map(({ method, path }) => `${method} ${path}`)).toEqual([
      `DELETE /sessions/${cart.id}`,
      `POST /sessions/${login.id}/rotate`,
    ]);
  });

  it('moves a session to an exit of its pool, and says why when it cannot', async () => {
    let refuse = true;
    const asked = fakeApi({
      ...usual,
      [`POST /sessions/${cart.id}/repin`]: () =>
        refuse ? new Refusal(409, 'conflict', 'acme-de-31 is ejected.') : { ...cart, exitId: exit.id },
    });
    renderPage(SessionsPage, { path: '/sessions' });
    await verb('cart-91', 'Move to…');
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('combobox', { name: 'Find an exit' }), { target: { value: 'acme' } });
    await waitFor(() => expect(asked.some(({ query }) => query['q'] === 'pool:de acme')).toBe(true));
    expect(within(dialog).getByRole<HTMLInputElement>('radio', { name: /acme-de-17/ }).disabled).toBe(true);
    fireEvent.click(within(dialog).getByRole('radio', { name: /acme-de-31/ }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Move' }));
    expect(await within(dialog).findByText('acme-de-31 is ejected.')).toBeTruthy();
    refuse = false;
    fireEvent.click(within(dialog).getByRole('button', { name: 'Move' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(writes(asked).map(({ body }) => body)).toEqual([{ exitId: exit.id }, { exitId: exit.id }]);
  });

  it('releases all of an exit after saying how many', async () => {
    const asked = fakeApi({
      ...usual,
      'GET /sessions': ({ query }: Asked) => ({ ...pageOf([cart]), total: query['q'] ? 1 : 40 }),
      'POST /sessions/release': { released: 40 },
    });
    renderPage(SessionsPage, { path: '/sessions?exit=exit_17&q=cart' });
    fireEvent.click(await screen.findByRole('button', { name: 'Release all on acme-de-17…' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Release 40 sessions of acme-de-17?' });
    fireEvent.change(within(dialog).getByLabelText('Type acme-de-17 to confirm'), { target: { value: 'acme-de-17' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Release' }));
    await waitFor(() => expect(writes(asked).map(({ body }) => body)).toEqual([{ exitId: 'exit_17' }]));
  });

  it('reads the next page when asked to', async () => {
    fakeApi({
      ...usual,
      'GET /sessions': ({ query }: Asked) =>
        query['cursor'] === 'c1'
          ? { items: [login], total: 2, nextCursor: null }
          : { items: [cart], total: 2, nextCursor: 'c1' },
    });
    renderPage(SessionsPage, { path: '/sessions' });
    expect(await screen.findByText('1 of 2')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await rowOf('login')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('explains how to name a session when there is none', async () => {
    fakeApi({ ...usual, 'GET /sessions': pageOf([]) });
    renderPage(SessionsPage, { path: '/sessions' });
    expect(await screen.findByText(/-U "crawler-session-cart1:\$GYRE_PASSWORD"/)).toBeTruthy();
  });
});
