// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, Refusal, writes } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makePool } from '../testing/pools.ts';
import { PoolsPage } from './pools-page.tsx';

const pools = pageOf([makePool('default', { builtIn: true }), makePool('de', { query: 'country:DE' })]);

describe('the Pools screen', () => {
  it('says for each pool how it chooses, who belongs to it and how its members are', async () => {
    fakeApi({ 'GET /pools': pools });
    renderPage(PoolsPage, { path: '/pools' });
    const card = (await screen.findByRole('heading', { name: 'de' })).closest('li')!;
    expect(card.textContent).toContain('round-robin');
    expect(card.textContent).toContain('10 of 12 eligible');
    expect(card.textContent).toContain('country:DE');
    expect(within(card).getByRole('img', { name: /9 healthy, 1 probation.* 2 ejected/ })).toBeTruthy();
    expect(within(card).getByRole('link', { name: 'Show members' }).getAttribute('href')).toContain('pool');
  });

  it('counts what a query matches while it is typed, and creates the pool with it', async () => {
    const asked = fakeApi({
      'GET /pools': pools,
      'GET /pools-preview': { members: 1284, eligible: 1102, countries: 2 },
      'POST /pools': { data: makePool('dach'), revision: 5 },
    });
    renderPage(PoolsPage, { path: '/pools' });
    await screen.findByRole('heading', { name: 'de' });
    fireEvent.click(screen.getByRole('button', { name: 'New pool' }));
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'dach' } });
    fireEvent.click(screen.getByRole('radio', { name: 'A query' }));
    fireEvent.change(screen.getByLabelText('Query'), { target: { value: 'country:DE,AT' } });
    expect(await screen.findByText(/Matches 1,284 exits in 2 countries; 1,102 are eligible now/)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: /least-in-flight/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Create pool' }));
    await waitFor(() => expect(writes(asked)).toHaveLength(1));
    expect(writes(asked)[0]?.body).toMatchObject({
      name: 'dach',
      strategy: 'least-in-flight',
      query: 'country:DE,AT',
      retry: { maxAttempts: 3, totalMs: 30_000 },
    });
  });

  it('says at the field what is wrong and sends nothing', async () => {
    const asked = fakeApi({ 'GET /pools': pools });
    renderPage(PoolsPage, { path: '/pools' });
    fireEvent.click(await screen.findByRole('button', { name: 'New pool' }));
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'de-res' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create pool' }));
    expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true');
    expect(writes(asked)).toEqual([]);
  });

  it('explains why a pool that is in use stays', async () => {
    const { id } = makePool('de');
    fakeApi({
      'GET /pools': pools,
      [`DELETE /pools/${id}`]: new Refusal(409, 'conflict', 'Proxy user crawler uses it.'),
    });
    renderPage(PoolsPage, { path: '/pools' });
    fireEvent.pointerDown(await screen.findByRole('button', { name: 'Actions for de' }), { button: 0 });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove…' }));
    fireEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('The pool is still in use: Proxy user crawler uses it.')).toBeTruthy();
  });
});
