// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makeAlert, makeWebhook } from '../testing/health.ts';
import { AlertsTab } from './alerts-tab.tsx';

const pager = makeWebhook('pager');
const usual: Answers = {
  'GET /alerts': pageOf([
    makeAlert(),
    makeAlert({ id: 'alert_2', closedAt: Date.now(), kind: 'mass_ejection', aboutName: '' }),
  ]),
  'GET /webhooks': pageOf([pager]),
};

describe('alerts', () => {
  it('shows open and past ones, and leads to what they are about', async () => {
    fakeApi(usual);
    renderPage(AlertsTab, { path: '/health' });
    const row = (await screen.findByText(/pool in panic/)).closest('tr')!;
    expect(row.textContent).toContain('open');
    expect(within(row).getByRole('link', { name: 'german' }).getAttribute('href')).toBe('/pools/pool_german');
    expect(screen.getByText('many exits ejected at once').closest('tr')!.textContent).toContain('over');
  });

  it('shows the signing secret of a new webhook once', async () => {
    const asked = fakeApi({
      ...usual,
      'POST /webhooks': { data: makeWebhook('chat'), revision: 3, secret: 'whsec_c2VjcmV0' },
    });
    renderPage(AlertsTab, { path: '/health' });
    fireEvent.click(await screen.findByRole('button', { name: 'New webhook' }));
    const dialog = await screen.findByRole('dialog', { name: 'New webhook' });
    fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: 'chat' } });
    fireEvent.change(within(dialog).getByLabelText('Address'), { target: { value: 'https://chat.example/hook' } });
    fireEvent.click(within(dialog).getByRole('checkbox', { name: 'pool in panic' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add webhook' }));
    const secret = await screen.findByRole('dialog', { name: 'Signing secret of chat' });
    expect(within(secret).getByText('whsec_c2VjcmV0')).toBeTruthy();
    const done = within(secret).getByRole<HTMLButtonElement>('button', { name: 'Done' });
    expect(done.disabled).toBe(true);
    fireEvent.click(within(secret).getByRole('checkbox', { name: 'I stored it' }));
    fireEvent.click(done);
    await waitFor(() => expect(screen.queryByText('whsec_c2VjcmV0')).toBeNull());
    expect(writes(asked)[0]?.body).toEqual({
      ...{ name: 'chat', url: 'https://chat.example/hook', enabled: true, kinds: ['pool_panic'] },
    });
  });

  it('tests a webhook and says the answer beside it', async () => {
    let answer = { ok: false, status: 500 as number | null, problem: 'answered 500', ms: 12 };
    fakeApi({ ...usual, [`POST /webhooks/${pager.id}/test`]: () => answer });
    renderPage(AlertsTab, { path: '/health' });
    const test = await screen.findByRole('button', { name: 'Send a test alert to pager' });
    fireEvent.click(test);
    expect(await screen.findByText('answered 500, after 12 ms')).toBeTruthy();
    answer = { ok: true, status: 204, problem: null as never, ms: 80 };
    fireEvent.click(test);
    expect(await screen.findByText('Answered 204 in 80 ms')).toBeTruthy();
  });

  it('is closed to who may not administer', async () => {
    fakeApi(usual);
    renderPage(AlertsTab, { path: '/health', scope: 'operate' });
    expect((await screen.findByRole('button', { name: 'New webhook' })).getAttribute('title')).toContain('admin');
  });
});
