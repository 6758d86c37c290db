// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { someSettings } from '../testing/settings.ts';
import { SettingsPage } from './settings-page.tsx';

const TokensPage = () => <SettingsPage part="tokens" />;
const AdminsPage = () => <SettingsPage part="admins" />;

const token = { id: 'token_1', name: 'deploy', scope: 'operate', createdAt: 1, expiresAt: null, lastUsedAt: null };
const usual: Answers = { 'GET /settings': someSettings, 'GET /tokens': pageOf([token]) };
const field = (name: string): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(name);

describe('the Settings screen', () => {
  it('shows each number in its unit with its range, and sends only what was changed', async () => {
    const saved = { ...someSettings, probe: { ...someSettings.probe, timeoutMs: 2500 } };
    const asked = fakeApi({ ...usual, 'PATCH /settings': { data: saved, revision: 3 } });
    renderPage(SettingsPage, { path: '/settings' });
    await screen.findByLabelText('Time for one probe');
    expect(field('Time for one probe').value).toBe('5');
    expect(screen.getByText('0.5 – 60 s')).toBeTruthy();
    fireEvent.change(field('Time for one probe'), { target: { value: '2.5' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(writes(asked).map(({ body }) => body)).toEqual([{ probe: { timeoutMs: 2500 } }]));
    await waitFor(() => expect(screen.queryByText('Not saved yet.')).toBeNull());
  });

  it('says which field is out of range and sends nothing', async () => {
    const asked = fakeApi(usual);
    renderPage(SettingsPage, { path: '/settings' });
    await screen.findByLabelText('Most probes at once');
    fireEvent.change(field('Most probes at once'), { target: { value: '0' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('Use a whole number in 1 – 4,000.')).toBeTruthy();
    expect(writes(asked)).toEqual([]);
  });

  it('shows a new token once', async () => {
    const asked = fakeApi({ ...usual, 'POST /tokens': { data: { ...token, name: 'ci' }, token: 'gyre_secret' } });
    renderPage(TokensPage, { path: '/settings' });
    await screen.findByText('deploy');
    fireEvent.click(screen.getByRole('button', { name: 'New token' }));
    fireEvent.change(field('Name'), { target: { value: 'ci' } });
    fireEvent.change(screen.getByLabelText('Expires'), { target: { value: 'never' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByText('gyre_secret')).toBeTruthy();
    expect(writes(asked)[0]?.body).toEqual({ name: 'ci', scope: 'read', expiresAt: null });
  });

  it('can be read but not changed without the scope, and says so', async () => {
    fakeApi(usual);
    renderPage(SettingsPage, { path: '/settings', scope: 'operate' });
    await screen.findByLabelText('Time for one probe');
    expect(field('Time for one probe').disabled).toBe(true);
    expect(screen.getByText(/Changing them needs the scope “admin”/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save changes' })).toBeNull();
  });

  it('names the missing scope to who comes by a link', async () => {
    const asked = fakeApi({ ...usual, 'GET /me/sessions': { items: [] } });
    renderPage(TokensPage, { path: '/settings', scope: 'read' });
    expect(await screen.findByText('This page needs the scope “admin”')).toBeTruthy();
    renderPage(AdminsPage, { path: '/settings', scope: 'operate' });
    expect(await screen.findByText('This page needs the scope “admin”')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Change password' })).toBeTruthy();
    expect(asked.filter(({ path }) => path === '/tokens' || path === '/admins')).toEqual([]);
  });

  it('removes an admin only after the name was typed', async () => {
    const vera = {
      ...{ id: 'admin_2', name: 'vera', role: 'view', scope: 'read', createdAt: 1, passwordChangedAt: 1 },
    };
    const row = { ...vera, lastSeenAt: null, sessions: 0, you: false };
    const own = { 'GET /admins': pageOf([row]), 'GET /me/sessions': { items: [] }, 'DELETE /admins/admin_2': null };
    const asked = fakeApi({ ...usual, ...own });
    renderPage(AdminsPage, { path: '/settings' });
    fireEvent.click(await screen.findByRole('button', { name: 'Remove vera?' }));
    const verb = screen.getByRole<HTMLButtonElement>('button', { name: 'Remove' });
    expect(verb.disabled).toBe(true);
    fireEvent.change(field('Type vera to confirm'), { target: { value: 'vera' } });
    fireEvent.click(verb);
    await waitFor(() => expect(writes(asked)).toHaveLength(1));
  });
});
