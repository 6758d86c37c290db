// @vitest-environment happy-dom
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, Refusal, writes, type Asked } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { VendorGateway } from './vendor-gateway.tsx';

const [vendor] = fixtures['templates.list'].items;
const own = { ...vendor!, id: 'custom', name: 'Own template', gateways: [], confirmed: true, checkedAt: '' };
const guessed = { ...vendor!, id: 'guess', name: 'Guess', gateways: [], can: ['country'] as const, confirmed: false };
const preview = ({ body }: Asked) => {
  const { username, password, wishes } = body as { username: string; password: string; wishes: string };
  const problem = wishes.includes('zz') ? 'country: there is no such country' : null;
  return { username: `${username}[${wishes}]`, password, problem };
};
const usual = {
  'GET /templates': { items: [vendor, guessed, own] },
  'POST /templates/preview': preview,
  'POST /exits': { data: { id: 'exit_1', label: 'bob@gate' }, revision: 4 },
};
const open = async (path = '/exits?vendor=any') => {
  const page = renderPage(VendorGateway, { path });
  return { page, dialog: within(await screen.findByRole('dialog', { name: 'Vendor gateway' })) };
};
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

describe('the dialog for a vendor’s gateway', () => {
  it('is choosing the vendor, pasting the account, done', async () => {
    const asked = fakeApi(usual);
    const { page, dialog } = await open();
    type(await dialog.findByLabelText('Find a vendor'), 'example');
    expect(dialog.queryByRole('button', { name: /^Guess/ })).toBeNull();
    fireEvent.click(await dialog.findByRole('button', { name: /^Example Gate/ }));
    expect(dialog.getByLabelText<HTMLInputElement>('Host').value).toBe('gate.vendor.example');
    type(dialog.getByLabelText('Username'), 'bob');
    type(dialog.getByLabelText('Password'), 'secret word');
    fireEvent.click(dialog.getByRole('button', { name: 'Add gateway' }));
    await waitFor(() => expect(page.search()).toEqual({ exit: 'exit_1' }));
    const sent = writes(asked).filter(({ path }) => path === '/exits');
    expect(sent.map(({ body }) => body)).toEqual([
      {
        scheme: 'http',
        host: 'gate.vendor.example',
        port: 7000,
        username: 'bob',
        password: 'secret word',
        template: 'example-gate',
      },
    ]);
  });

  it('shows the logins of sample requests as somebody types, without the password', async () => {
    const asked = fakeApi(usual);
    const { dialog } = await open('/exits?vendor=example-gate');
    type(await dialog.findByLabelText('Username'), 'bob');
    type(dialog.getByLabelText('Password'), 'secret word');
    expect(await dialog.findByText('bob[country-de]')).toBeTruthy();
    expect(await dialog.findByText('bob[session-cart7-ttl-30m]')).toBeTruthy();
    type(dialog.getByLabelText('Wishes to try'), 'country-zz');
    expect(await dialog.findByText('country: there is no such country')).toBeTruthy();
    expect(JSON.stringify(asked)).not.toContain('secret word');
  });

  it('opens on what an import recognised', async () => {
    fakeApi(usual);
    const path = '/exits?vendor=example-gate&account=customer-bob&gateway=socks5h://gate.vendor.example:7001';
    const { page, dialog } = await open(path);
    expect((await dialog.findByLabelText<HTMLInputElement>('Username')).value).toBe('customer-bob');
    expect(dialog.getByLabelText<HTMLInputElement>('Port').value).toBe('7001');
    fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(page.search()).toEqual({});
  });

  it('says of a login that no vendor confirms it, and what the server finds wrong at its field', async () => {
    fakeApi({
      ...usual,
      'POST /exits': new Refusal(422, 'validation', 'no', [
        { pointer: '/username', code: 'invalid', message: 'the plain account without wishes in it: bob' },
      ]),
    });
    const { dialog } = await open('/exits?vendor=guess');
    expect(await dialog.findByText(/No page of the vendor confirms this login/)).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Add gateway' }));
    expect(dialog.getByText('A host name or an IP address.')).toBeTruthy();
    type(dialog.getByLabelText('Host'), 'gate.example');
    type(dialog.getByLabelText('Port'), '80');
    type(dialog.getByLabelText('Username'), 'bob-cc-us');
    fireEvent.click(dialog.getByRole('button', { name: 'Add gateway' }));
    expect(await dialog.findByText('the plain account without wishes in it: bob')).toBeTruthy();
  });

  it('takes an own template, whose password is a pattern too', async () => {
    const asked = fakeApi(usual);
    const { dialog } = await open('/exits?vendor=custom');
    type(await dialog.findByLabelText('Username'), 'x[-cc-{country}]');
    type(dialog.getByLabelText('Password'), 'pw-{session}');
    await waitFor(() => expect(JSON.stringify(asked)).toContain('pw-{session}'));
    expect(dialog.getByText(/A \[group\] is left out/)).toBeTruthy();
  });
});
