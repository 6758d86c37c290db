// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, Refusal, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makePool } from '../testing/pools.ts';
import { PoolPage } from './pool-page.tsx';

const de = makePool('de', { query: 'country:DE' });
const spare = makePool('spare');
const last = makePool('last');
const usual: Answers = {
  'GET /pools': pageOf([makePool('default'), de, spare, last]),
  [`GET /pools/${de.id}`]: de,
  'GET /pools-preview': { members: 1284, eligible: 1102, countries: 2 },
  'GET /exits': { items: [], total: 10, nextCursor: null },
  'GET /revision': { current: 9, workers: [], total: 0 },
};
const at = `/pools/${de.id}`;
const unsaved = (): HTMLElement => screen.getByRole('region', { name: 'Unsaved changes' });

describe('the page of a pool', () => {
  it('counts what a query matches while it is typed, against what is saved, and links to those exits', async () => {
    fakeApi(usual);
    renderPage(PoolPage, { path: at });
    fireEvent.change(await screen.findByRole('combobox', { name: 'Query' }), { target: { value: 'country:DE,AT' } });
    const link = await screen.findByRole('link', { name: 'Matches 1,284 exits' });
    await waitFor(() => expect(link.getAttribute('href')).toBe('/exits?q=country:DE,AT'));
    expect(screen.getByRole('link', { name: 'in 2 countries' })).toBeTruthy();
    expect(screen.getByRole('link', { name: '1,102 eligible now' })).toBeTruthy();
    expect(await screen.findByRole('link', { name: '+1,274' })).toBeTruthy();
    expect(screen.getByText('−2')).toBeTruthy();
  });

  it('shows what saving would change before it saves only that', async () => {
    const asked = fakeApi({
      ...usual,
      [`PATCH /pools/${de.id}`]: { data: { ...de, strategy: 'timed', version: 5 }, revision: 9 },
    });
    renderPage(PoolPage, { path: at });
    fireEvent.click(await screen.findByRole('radio', { name: /^timed/ }));
    fireEvent.change(screen.getByLabelText('Time with one exit'), { target: { value: '90' } });
    expect(within(unsaved()).getByLabelText('Yours: timed')).toBeTruthy();
    expect(within(unsaved()).getByLabelText('Saved: 60 s')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Save changes (2)' }));
    expect(await within(unsaved()).findByText(/Saved as revision 9/)).toBeTruthy();
    expect(writes(asked).map(({ body, ifMatch }) => [body, ifMatch])).toEqual([
      [{ strategy: 'timed', rotation: { everyRequests: 10, periodMs: 90_000 } }, '"4"'],
    ]);
  });

  it('orders the chain of fallback pools and says at it why a cycle is refused', async () => {
    const asked = fakeApi({
      ...usual,
      [`PATCH /pools/${de.id}`]: new Refusal(400, 'validation', 'One field is wrong.', [
        { pointer: '/fallbacks/0', code: 'cycle', message: 'last falls back to de already.' },
      ]),
    });
    renderPage(PoolPage, { path: at });
    for (const { id } of [spare, last]) {
      fireEvent.change(await screen.findByRole('combobox', { name: 'Add a fallback pool' }), { target: { value: id } });
    }
    fireEvent.click(screen.getByRole('button', { name: 'Move last up' }));
    const steps = within(screen.getByRole('list', { name: 'Order of pools' })).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent)).toEqual(['de', 'last', 'spare', 'refuse']);
    fireEvent.click(screen.getByRole('button', { name: 'Save changes (1)' }));
    expect(await screen.findByText('last falls back to de already.')).toBeTruthy();
    expect(writes(asked)[0]?.body).toEqual({ fallbacks: [last.id, spare.id] });
  });

  it('tells in a sentence what clients will see of a session', async () => {
    fakeApi(usual);
    renderPage(PoolPage, { path: at });
    fireEvent.change(await screen.findByLabelText('When its exit fails'), { target: { value: 'strict' } });
    expect(
      screen.getByText(/until it has been silent for 10 m\. If the exit fails, it never gets another/),
    ).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Most requests that wait'), { target: { value: '0' } });
    expect(screen.getByText(/None waits/)).toBeTruthy();
  });

  it('tries the unsaved pool on recent requests without saving it', async () => {
    const asked = fakeApi({
      ...usual,
      'POST /what-if': {
        requests: 400,
        otherPool: 100,
        refusedBefore: 0,
        refusedAfter: 14,
        fewerExits: 40,
        moreExits: 0,
        examples: [],
      },
    });
    renderPage(PoolPage, { path: at });
    fireEvent.change(await screen.findByRole('combobox', { name: 'Query' }), { target: { value: 'country:AT' } });
    fireEvent.click(screen.getByRole('button', { name: 'Try on recent requests' }));
    const card = screen.getByRole('region', { name: 'What if?' });
    expect(await within(card).findByText('0 → 14')).toBeTruthy();
    expect(within(card).getByText(/leave by another exit or pool, 25\.0.%/)).toBeTruthy();
    expect(writes(asked).map(({ path, body }) => [path, body])).toEqual([
      ['/what-if', { pool: { id: de.id, query: 'country:AT', strategy: 'round-robin', fallbacks: [] } }],
    ]);
    fireEvent.change(screen.getByRole('combobox', { name: 'Query' }), { target: { value: 'country:CH' } });
    expect(within(card).getByText('The pool was edited since; try again.')).toBeTruthy();
  });

  it('makes a new pool from a start, and goes to its page', async () => {
    const asked = fakeApi({ ...usual, 'POST /pools': { data: makePool('dach'), revision: 5 } });
    renderPage(PoolPage, { path: '/pools/new' });
    fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'da-ch' } });
    fireEvent.click(screen.getByRole('button', { name: 'By country' }));
    fireEvent.click(screen.getByRole('button', { name: 'Create pool' }));
    expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true');
    expect(writes(asked)).toEqual([]);
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'dach' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create pool' }));
    await waitFor(() => expect(asked.some(({ path }) => path === `/pools/${makePool('dach').id}`)).toBe(true));
    expect(writes(asked)[0]?.body).toMatchObject({
      name: 'dach',
      query: 'country:DE',
      session: { ttlMs: 600_000, expiry: 'sliding', guarantee: 'same-country' },
      queue: { maxWaiting: 100, waitMs: 5000 },
    });
    expect(screen.queryByText('Leave without saving?')).toBeNull();
  });

  it('asks once before unsaved changes are left behind', async () => {
    fakeApi(usual);
    renderPage(PoolPage, { path: at });
    fireEvent.click(await screen.findByRole('radio', { name: /^random/ }));
    fireEvent.click(screen.getByRole('link', { name: /All pools/ }));
    fireEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Keep editing' }));
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: /^random/ })).checked).toBe(true);
  });
});
