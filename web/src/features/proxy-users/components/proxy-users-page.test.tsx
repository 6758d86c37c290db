// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makeProxyUser } from '../testing/proxy-users.ts';
import { ProxyUsersPage } from './proxy-users-page.tsx';

const crawler = makeProxyUser('crawler', { note: 'prices' });
const usual: Answers = {
  'GET /proxy-users': pageOf([crawler]),
  'GET /pools': pageOf([{ id: 'pool_1', name: 'default' }]),
  'GET /listeners': pageOf([{ id: 'listener_1', host: '127.0.0.1', port: 8099, enabled: true }]),
};

describe('the Proxy users screen', () => {
  it('lists them with pools, requests and bytes', async () => {
    fakeApi(usual);
    renderPage(ProxyUsersPage, { path: '/proxy-users' });
    const row = (await screen.findByText('crawler')).closest('tr')!;
    expect(row.textContent).toContain('prices');
    expect(row.textContent).toContain('1,204');
    expect(row.textContent).toContain('38.1 MB down, 6.10 MB up');
  });

  it('shows a new password once, inside commands that work, and leaves only after it was stored', async () => {
    const asked = fakeApi({
      ...usual,
      'POST /proxy-users': { data: makeProxyUser('scout'), password: 'once-9QzT', revision: 3 },
    });
    renderPage(ProxyUsersPage, { path: '/proxy-users' });
    await screen.findByText('crawler');
    fireEvent.click(screen.getByRole('button', { name: 'New proxy user' }));
    await screen.findByRole('checkbox', { name: 'default', checked: true });
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'scout' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByText('once-9QzT')).toBeTruthy();
    expect(writes(asked)[0]?.body).toEqual({ name: 'scout', pools: ['pool_1'] });
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByText(/curl -x http:\/\/127\.0\.0\.1:8099 -U 'scout:once-9QzT'/)).toBeTruthy();
    fireEvent.click(dialog.getByRole('radio', { name: 'Python requests' }));
    expect(dialog.getByText(/http:\/\/scout:once-9QzT@127\.0\.0\.1:8099/)).toBeTruthy();
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Done' }).disabled).toBe(true);
    fireEvent.click(dialog.getByRole('checkbox', { name: 'I stored it' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByText('once-9QzT')).toBeNull());
  });

  it('never holds the old password in snippets', async () => {
    fakeApi(usual);
    renderPage(ProxyUsersPage, { path: '/proxy-users' });
    fireEvent.click(await screen.findByRole('button', { name: 'Use crawler' }));
    expect(await screen.findByText(/"crawler:\$GYRE_PASSWORD"/)).toBeTruthy();
  });

  it('switches one off', async () => {
    const asked = fakeApi({
      ...usual,
      [`PATCH /proxy-users/${crawler.id}`]: { data: { ...crawler, enabled: false }, revision: 4 },
    });
    renderPage(ProxyUsersPage, { path: '/proxy-users' });
    fireEvent.click(await screen.findByRole('switch', { name: 'crawler may sign in' }));
    await waitFor(() => expect(writes(asked).map(({ body }) => body)).toEqual([{ enabled: false }]));
  });

  it('refuses names with a hyphen before anything is sent', async () => {
    const asked = fakeApi(usual);
    renderPage(ProxyUsersPage, { path: '/proxy-users' });
    await screen.findByText('crawler');
    fireEvent.click(screen.getByRole('button', { name: 'New proxy user' }));
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'my-bot' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create' }));
    expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true');
    expect(writes(asked)).toEqual([]);
  });
});
