// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, Refusal, writes, type Asked } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makePool } from '../testing/pools.ts';
import { PoolsPage } from './pools-page.tsx';

const de = makePool('de', { query: 'country:DE', fallbacks: [{ id: 'pool_2', name: 'dc' }] });
const pools = pageOf([makePool('default', { builtIn: true }), de]);

const askToRemove = async (): Promise<HTMLElement> => {
  fireEvent.pointerDown(await screen.findByRole('button', { name: 'Actions for de' }), { button: 0 });
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove…' }));
  const dialog = await screen.findByRole('alertdialog');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));
  return dialog;
};

describe('the Pools screen', () => {
  it('says for each pool how it chooses, who belongs to it, how its members are and what comes after it', async () => {
    fakeApi({ 'GET /pools': pools });
    renderPage(PoolsPage, { path: '/pools' });
    const card = (await screen.findByRole('heading', { name: 'de' })).closest('li')!;
    expect(card.textContent).toContain('round-robin');
    expect(card.textContent).toContain('10 of 12 eligible');
    expect(card.textContent).toContain('country:DE');
    expect(card.textContent).toContain('then dc, then refuse');
    expect(within(card).getByRole('img', { name: /9 healthy, 1 probation.* 2 ejected/ })).toBeTruthy();
    expect(within(card).getByRole('link', { name: 'Show members' }).getAttribute('href')).toContain('pool');
    expect(within(card).getByRole('link', { name: 'de' }).getAttribute('href')).toBe(`/pools/${de.id}`);
  });

  it('lists who names a pool that cannot go, and lets another pool take its place', async () => {
    const named = [{ pointer: 'proxyUsers', code: 'in_use', message: 'Proxy user crawler' }];
    const asked = fakeApi({
      'GET /pools': pools,
      [`DELETE /pools/${de.id}`]: ({ query }: Asked) =>
        query['repointTo'] ? { revision: 7 } : new Refusal(409, 'conflict', 'It is named by 1 proxy user.', named),
    });
    renderPage(PoolsPage, { path: '/pools' });
    const dialog = await askToRemove();
    expect(await within(dialog).findByText('Proxy user crawler')).toBeTruthy();
    const verb = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Re-point and remove' });
    expect(verb.disabled).toBe(true);
    const other = makePool('default').id;
    fireEvent.change(within(dialog).getByLabelText('Use this pool instead'), { target: { value: other } });
    fireEvent.click(verb);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(writes(asked).map(({ query }) => query)).toEqual([{}, { repointTo: other }]);
  });
});
