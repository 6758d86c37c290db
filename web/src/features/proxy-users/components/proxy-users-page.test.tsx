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
    expect(row.textContent).toMatch(/38\.1 MB down.*6\.10 MB up/);
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
    fireEvent.change(dialog.getByLabelText('Program'), { target: { value: 'python' } });
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

  it('builds the name a client signs in with, and says what it cannot read', async () => {
    fakeApi(usual);
    renderPage(ProxyUsersPage, { path: '/proxy-users' });
    fireEvent.click(await screen.findByRole('button', { name: 'Use crawler' }));
    const dialog = within(await screen.findByRole('dialog'));
    const fill = (label: RegExp, value: string) =>
      fireEvent.change(dialog.getByLabelText(label), { target: { value } });
    expect(dialog.getByLabelText<HTMLSelectElement>(/^When its exit fails/).disabled).toBe(true);
    fill(/^Country/, 'de,at');
    fill(/^City/, 'Bad Ischl');
    fill(/^Session/, 'cart7');
    fill(/^Stay for/, '10m');
    fill(/^When its exit fails/, 'same-ip');
    const name = 'crawler-country-de,at-city-bad_ischl-session-cart7-ttl-10m-guarantee-same_ip';
    expect(await dialog.findByText(name)).toBeTruthy();
    expect(dialog.getByText(new RegExp(`-U "${name}:`))).toBeTruthy();
    fill(/^Country/, 'austria');
    expect(dialog.getByText(/"austria" is no country; .* did you mean at\?/)).toBeTruthy();
    expect(dialog.getByText(name.replace('-country-de,at', ''))).toBeTruthy();
  });

  it('lets one name single exits, saved over the version that was read', async () => {
    const asked = fakeApi({
      ...usual,
      [`PATCH /proxy-users/${crawler.id}`]: { data: { ...crawler, mayChooseExit: true }, revision: 4 },
    });
    renderPage(ProxyUsersPage, { path: '/proxy-users' });
    fireEvent.pointerDown(await screen.findByRole('button', { name: 'Actions for crawler' }), { button: 0 });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Edit…' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'May name one exit' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(writes(asked)[0]?.body).toMatchObject({ mayChooseExit: true }));
    expect(writes(asked)[0]?.ifMatch).toBe(`"${crawler.version}"`);
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
