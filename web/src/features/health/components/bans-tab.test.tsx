// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makeBan, makeBanRule, outExit } from '../testing/health.ts';
import { BansTab } from './bans-tab.tsx';

const ban = makeBan('berlin', 'shop.example');
const rule = makeBanRule('Blocked');
const usual: Answers = {
  'GET /site-bans': pageOf([ban, makeBan('munich', 'mail.example', { by: 'person', byName: 'mk', reason: '' })]),
  'GET /site-ban-rules': pageOf([rule]),
  'GET /exits/exit_berlin': outExit('berlin'),
  'GET /exits': pageOf([outExit('berlin')]),
  'GET /exits-summary': { total: 1, countries: [], tags: [] },
  'GET /pools': pageOf([]),
};

describe('site bans', () => {
  it('says who is kept from where, what gave it away and who found it, and lifts one', async () => {
    const asked = fakeApi({ ...usual, 'POST /site-bans/lift': { lifted: 1 } });
    renderPage(BansTab, { path: '/health' });
    const row = (await screen.findByText('shop.example')).closest('tr')!;
    expect(row.textContent).toContain('berlin');
    expect(row.textContent).toContain('status 403');
    expect(row.textContent).toContain('in 9 m');
    expect((await screen.findByText('mail.example')).closest('tr')!.textContent).toContain('a person, mk');
    fireEvent.click(within(row).getByRole('button', { name: 'Lift the ban of berlin at shop.example' }));
    await waitFor(() =>
      expect(writes(asked).map(({ body }) => body)).toEqual([{ exitId: 'exit_berlin', site: 'shop.example' }]),
    );
  });

  it('lifts all of an exit after saying how many, and exports what is shown', async () => {
    const asked = fakeApi({ ...usual, 'POST /site-bans/lift': { lifted: 2 } });
    renderPage(BansTab, { path: '/health?exit=exit_berlin' });
    fireEvent.click(await screen.findByRole('button', { name: 'Lift all of berlin…' }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Lift 2 bans of berlin?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Lift' }));
    await waitFor(() => expect(writes(asked).map(({ body }) => body)).toEqual([{ exitId: 'exit_berlin' }]));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    fireEvent.pointerDown(screen.getByRole('button', { name: 'Export' }), { button: 0 });
    expect((await screen.findByRole('menuitem', { name: 'CSV' })).getAttribute('href')).toBe(
      '/api/v1/site-bans/export?format=csv&exitId=exit_berlin',
    );
  });

  it('bans an exit from a site by hand', async () => {
    const asked = fakeApi({ ...usual, 'POST /site-bans': ban });
    renderPage(BansTab, { path: '/health' });
    fireEvent.click(await screen.findByRole('button', { name: 'Ban an exit from a site' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ban' }));
    expect(within(dialog).getByText('Choose an exit.')).toBeTruthy();
    fireEvent.click(await within(dialog).findByRole('radio', { name: /berlin/ }));
    fireEvent.change(within(dialog).getByLabelText('Site'), { target: { value: 'www.shop.example' } });
    fireEvent.change(within(dialog).getByLabelText('For how long'), { target: { value: '2 h' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ban' }));
    await waitFor(() =>
      expect(writes(asked).map(({ body }) => body)).toEqual([
        { exitId: 'exit_berlin', site: 'www.shop.example', banMs: 7_200_000, reason: '' },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('adds a rule with conditions, and switches one off', async () => {
    const asked = fakeApi({
      ...usual,
      'POST /site-ban-rules': { data: rule, revision: 4 },
      [`PATCH /site-ban-rules/${rule.id}`]: { data: rule, revision: 5 },
    });
    renderPage(BansTab, { path: '/health' });
    const row = (await screen.findByRole('button', { name: 'Edit Blocked' })).closest('tr')!;
    expect(row.textContent).toContain('status 403, 429');
    expect(row.textContent).toContain('every site');
    fireEvent.click(within(row).getByRole('switch', { name: 'Rule Blocked is on' }));
    await waitFor(() => expect(writes(asked).map(({ body }) => body)).toEqual([{ enabled: false }]));

    fireEvent.click(screen.getByRole('button', { name: 'New rule' }));
    const dialog = await screen.findByRole('dialog', { name: 'New site-ban rule' });
    fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: 'Captcha' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove has one of these statuses' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add rule' }));
    expect(within(dialog).getByText('Add at least one condition.')).toBeTruthy();
    fireEvent.pointerDown(within(dialog).getByRole('button', { name: 'Add a condition' }), { button: 0 });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'contains one of these texts' }));
    fireEvent.change(within(dialog).getByLabelText('contains one of these texts'), {
      target: { value: 'captcha\nare you*robot' },
    });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add rule' }));
    await waitFor(() => expect(writes(asked)).toHaveLength(2));
    expect(writes(asked)[1]?.body).toMatchObject({
      name: 'Captcha',
      when: { bodyTexts: ['captcha', 'are you*robot'] },
    });
  });
});
