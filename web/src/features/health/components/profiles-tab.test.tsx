// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makeProfile } from '../testing/health.ts';
import { ProfilesTab } from './profiles-tab.tsx';

const shop = makeProfile('shop', { pools: ['german'] });
const usual: Answers = {
  'GET /probe-profiles': pageOf([shop]),
  'GET /pools': pageOf([{ id: 'pool_german', name: 'german', query: '' }]),
};
const field = (dialog: HTMLElement, label: RegExp, value: string): boolean =>
  fireEvent.change(within(dialog).getByLabelText(label), { target: { value } });

describe('probe profiles', () => {
  it('says what a probe asks and expects, and which pools hold a profile back from removal', async () => {
    fakeApi(usual);
    renderPage(ProfilesTab, { path: '/health' });
    const row = (await screen.findByText('shop')).closest('tr')!;
    expect(row.textContent).toContain('GET https://shop.example/');
    expect(row.textContent).toContain('status 200 · body contains “cart”');
    fireEvent.click(within(row).getByRole('button', { name: 'Remove shop' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('It is used by german.');
    expect(within(dialog).getByRole('link', { name: 'german' }).getAttribute('href')).toBe('/pools/pool_german');
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Remove' }).disabled).toBe(true);
  });

  it('makes one with what the answer must be like', async () => {
    const asked = fakeApi({ ...usual, 'POST /probe-profiles': { data: shop, revision: 3 } });
    renderPage(ProfilesTab, { path: '/health' });
    fireEvent.click(await screen.findByRole('button', { name: 'New profile' }));
    const dialog = await screen.findByRole('dialog', { name: 'New probe profile' });
    field(dialog, /^Name/, 'mail');
    field(dialog, /^Address/, 'mail.example');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add profile' }));
    expect(within(dialog).getByText('Use an http:// or https:// address.')).toBeTruthy();
    field(dialog, /^Address/, 'https://mail.example/');
    field(dialog, /contain this text/, 'inbox*');
    field(dialog, /^Time between two probes/, '30 s');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add profile' }));
    await waitFor(() => expect(writes(asked)).toHaveLength(1));
    expect(writes(asked)[0]?.body).toMatchObject({
      name: 'mail',
      target: 'https://mail.example/',
      expect: { statuses: ['200-299'], header: null, bodyText: 'inbox*' },
      intervalMs: 30_000,
      timeoutMs: 10_000,
    });
  });
});
