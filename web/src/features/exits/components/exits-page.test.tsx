// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { handed, handOver } from '../../../lib/handed.ts';
import { fakeApi, pageOf, Refusal, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makeExit } from '../testing/exits.ts';
import { ExitsPage } from './exits-page.tsx';

const summary = {
  total: 2,
  states: { healthy: 2, ejected: 0, probation: 0, unproven: 0 },
  adminStates: { enabled: 2, draining: 0, disabled: 0 },
  schemes: [{ value: 'http', count: 2 }],
  countries: [{ value: 'DE', count: 2 }],
  tags: [{ value: 'trial', count: 2 }],
};
const one = makeExit(1);
const shown = (items: readonly unknown[]) => ({
  ...{ handle: 'result_1', builtAt: 1, total: items.length, from: 0, items, misfits: [], at: null, facets: null },
});
const usual: Answers = {
  'GET /exits/window': shown([one, makeExit(2)]),
  'GET /exits-summary': summary,
  'GET /pools': pageOf([{ id: 'pool_1', name: 'default' }]),
  [`GET /exits/${one.id}`]: one,
};

describe('the Exits screen', () => {
  it('lists exits with place, state and figures, and says how many there are', async () => {
    fakeApi(usual);
    renderPage(ExitsPage, { path: '/exits' });
    const cell = await screen.findByText('acme-de-1');
    const row = cell.closest('[role=row]')!;
    expect(row.textContent).toContain('DE Berlin');
    expect(row.textContent).toContain('healthy');
    expect(row.textContent).toContain('98.0 %');
    expect(await screen.findByText('2 exits')).toBeTruthy();
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('3');
  });

  it('puts query and order into the address and asks the server with them', async () => {
    const asked = fakeApi(usual);
    const page = renderPage(ExitsPage, { path: '/exits' });
    await screen.findByText('acme-de-1');
    fireEvent.change(screen.getByRole('combobox', { name: 'Filter exits' }), { target: { value: 'state:ejected' } });
    await waitFor(() => expect(page.search()).toEqual({ q: 'state:ejected' }));
    fireEvent.click(screen.getByRole('button', { name: 'Latency' }));
    await waitFor(() => expect(page.search()).toEqual({ q: 'state:ejected', sort: '-latency' }));
    await waitFor(() =>
      expect(asked.some(({ query }) => query['q'] === 'state:ejected' && query['sort'] === '-latency')).toBe(true),
    );
  });

  it('shows further columns that the address asks for, and warns where measured and claimed differ', async () => {
    const measured = { ...one.place, country: 'AT', city: 'Vienna', type: 'mobile', drift: true, measuredAt: 1 };
    const moved = { ...one, measured: { ...measured, ipv4: '203.0.113.9', ipv6: null, network: 'A1' }, price: 4.5 };
    fakeApi({ ...usual, 'GET /exits/window': shown([moved]) });
    const page = renderPage(ExitsPage, { path: '/exits?cols=price,place' });
    const row = (await screen.findByText('acme-de-1')).closest('[role=row]')!;
    expect(row.textContent).toContain('AT Vienna');
    expect(row.textContent).toContain('claimed Germany, Berlin, AS3320');
    expect(row.textContent).toContain('4.50');
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Type' }));
    await waitFor(() => expect(page.search()).toEqual({ cols: 'label,price,place,type' }));
    expect(row.textContent).toContain('mobile');
  });

  it('says what is wrong with a query and does not run it', async () => {
    const asked = fakeApi(usual);
    renderPage(ExitsPage, { path: '/exits' });
    await screen.findByText('acme-de-1');
    fireEvent.change(screen.getByRole('combobox', { name: 'Filter exits' }), { target: { value: 'state:hapy' } });
    expect(await screen.findByText(/"hapy" is not one of/)).toBeTruthy();
    expect(asked.some(({ query }) => query['q'] === 'state:hapy')).toBe(false);
  });

  it('drains what is selected, and everything that matches when asked to', async () => {
    const asked = fakeApi({ ...usual, 'POST /exits/bulk': { matched: 1, changed: 1, revision: 7, run: null } });
    renderPage(ExitsPage, { path: '/exits?q=tag:trial' });
    await screen.findByText('acme-de-1');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select acme-de-1' }));
    fireEvent.click(screen.getByRole('button', { name: 'Drain' }));
    await waitFor(() => expect(writes(asked)).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: 'Select all 2 that match' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Disable' }).getAttribute('aria-busy')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Disable' }));
    await waitFor(() => expect(writes(asked)).toHaveLength(2));
    expect(writes(asked).map(({ body }) => body)).toEqual([
      { selection: { ids: [one.id] }, action: { verb: 'set-state', adminState: 'draining' } },
      { selection: { q: 'tag:trial' }, action: { verb: 'set-state', adminState: 'disabled' } },
    ]);
  });

  it('previews an import with problems by line before it writes anything', async () => {
    const report = {
      added: 1,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      errors: 1,
      format: 'lines',
      linesCut: false,
      lines: [
        {
          line: 2,
          outcome: 'error',
          exit: null,
          text: 'gw:99999',
          code: 'port',
          message: 'port 99999 is above 65535',
          warnings: [],
        },
      ],
    };
    const asked = fakeApi({
      ...usual,
      'POST /exits/import': ({ query }: { query: Readonly<Record<string, string>> }) => ({
        ...report,
        dryRun: query['dryRun'] === 'true',
        revision: query['dryRun'] === 'true' ? null : 8,
      }),
    });
    renderPage(ExitsPage, { path: '/exits?import=1' });
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByLabelText('Exits'), { target: { value: 'gw:8000:u:p\ngw:99999' } });
    expect(await dialog.findByText('port 99999 is above 65535')).toBeTruthy();
    expect(dialog.queryByRole('button', { name: 'Preview' })).toBeNull();
    fireEvent.click(dialog.getByRole('button', { name: 'Import 1 exit' }));
    await dialog.findByRole('button', { name: 'Show them' });
    expect(writes(asked).map(({ query, body }) => [query['dryRun'], body])).toEqual([
      ['true', 'gw:8000:u:p\ngw:99999'],
      ['false', 'gw:8000:u:p\ngw:99999'],
    ]);
  });

  it('shows both versions when somebody else saved first, and saves mine over theirs only when told', async () => {
    const theirs = { ...one, weight: 9, version: 4 };
    let reads = 0;
    const asked = fakeApi({
      ...usual,
      [`GET /exits/${one.id}`]: () => (reads++ === 0 ? one : theirs),
      [`PATCH /exits/${one.id}`]: ({ ifMatch }: { ifMatch: string | null }) =>
        ifMatch === '"4"'
          ? { data: { ...theirs, label: 'mine' }, revision: 9 }
          : new Refusal(412, 'precondition', 'It was changed meanwhile.'),
    });
    renderPage(ExitsPage, { path: `/exits?exit=${one.id}` });
    fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    fireEvent.change(screen.getByLabelText('Label'), { target: { value: 'mine' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('Somebody changed this while you were editing')).toBeTruthy();
    expect(screen.getByRole('row', { name: 'Weight 1 9' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Save mine anyway' }));
    await waitFor(() => expect(writes(asked).map(({ ifMatch }) => ifMatch)).toEqual(['"3"', '"4"']));
    expect(writes(asked)[1]?.body).toEqual({ label: 'mine' });
  });

  it('leads to the import when there are no exits yet', async () => {
    fakeApi({ ...usual, 'GET /exits/window': shown([]), 'GET /exits-summary': { ...summary, total: 0 } });
    renderPage(ExitsPage, { path: '/exits' });
    fireEvent.click(await screen.findByRole('button', { name: 'Import exits' }));
    expect(await screen.findByRole('dialog', { name: 'Import exits' })).toBeTruthy();
  });

  it('keeps verbs visible but off for who may only read, with the reason', async () => {
    fakeApi(usual);
    renderPage(ExitsPage, { path: '/exits', scope: 'read' });
    await screen.findByText('acme-de-1');
    const button = screen.getByRole('button', { name: 'Import' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.getAttribute('title')).toBe('You need the scope “operate” for this.');
    fireEvent.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says why the list cannot be read and tries again', async () => {
    let reads = 0;
    fakeApi({
      ...usual,
      'GET /exits/window': () =>
        reads++ === 0 ? new Refusal(500, 'internal', 'The database is busy.') : usual['GET /exits/window'],
    });
    renderPage(ExitsPage, { path: '/exits' });
    expect(await screen.findByText('The database is busy.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('acme-de-1')).toBeTruthy();
  });

  it('forgets what was handed over to be imported when one leaves by Back', async () => {
    fakeApi(usual);
    handOver('198.51.100.7:8000:u:secret');
    renderPage(ExitsPage, { path: '/exits?import=1' });
    expect(await screen.findByDisplayValue('198.51.100.7:8000:u:secret')).toBeTruthy();
    cleanup();
    expect(handed()).toBe('');
  });
});
