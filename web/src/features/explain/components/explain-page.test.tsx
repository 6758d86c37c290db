// @vitest-environment happy-dom
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, Refusal, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { chosen, refused } from '../testing/explanations.ts';
import { ExplainPage } from './explain-page.tsx';

const failed: RequestRow = {
  ...fixtures['requests.recent'].items[0]!,
  ok: false,
  code: 'no_eligible_exit',
  status: 503,
  wishes: 'country-de',
};
const usual: Answers = {
  'GET /proxy-users': pageOf([{ id: 'puser_1', name: 'alice' }]),
  'GET /listeners': pageOf([]),
  'GET /requests/recent': { items: [failed, { ...failed, id: 'req_ok', ok: true }] },
};

describe('the Explain screen', () => {
  it('begins with requests that failed lately', async () => {
    fakeApi(usual);
    renderPage(ExplainPage, { path: '/explain' });
    const section = (await screen.findByRole('heading', { name: 'Requests that failed lately' })).closest('section')!;
    const links = within(section).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([`/explain?request=${failed.id}`]);
  });

  it('explains what is typed and keeps it in the address', async () => {
    const asked = fakeApi({ ...usual, 'POST /explain': chosen });
    const page = renderPage(ExplainPage, { path: '/explain' });
    await screen.findByRole('option', { name: 'alice' });
    fireEvent.change(screen.getByLabelText('Target'), { target: { value: 'shop.example' } });
    fireEvent.change(screen.getByLabelText('Proxy user'), { target: { value: 'alice' } });
    fireEvent.change(screen.getByLabelText('Wishes'), { target: { value: 'country-de-session-a' } });
    expect(screen.getByText('Reads as: country de · session a')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Explain' }));
    expect(await screen.findByRole('link', { name: 'Leaves by acme-de-5' })).toBeTruthy();
    expect(writes(asked).map(({ body }) => body)).toEqual([
      { target: 'shop.example', proxyUser: 'alice', wishes: 'country-de-session-a', kind: 'connect' },
    ]);
    expect(page.search()).toEqual({ target: 'shop.example', proxyuser: 'alice', wishes: 'country-de-session-a' });
  });

  it('reads wishes while they are typed and asks nothing while they are wrong', async () => {
    const asked = fakeApi({ ...usual, 'POST /explain': chosen });
    renderPage(ExplainPage, { path: '/explain' });
    fireEvent.change(await screen.findByLabelText('Target'), { target: { value: 'shop.example' } });
    fireEvent.change(screen.getByLabelText('Wishes'), { target: { value: 'county-de' } });
    expect(screen.getByText(/county: is unknown; did you mean country\?/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Explain' }));
    expect(writes(asked)).toEqual([]);
  });

  it('shows the walk: wishes with their source, the rule, the funnel whose sums match, and why the winner won', async () => {
    fakeApi({ ...usual, 'POST /explain': chosen });
    renderPage(ExplainPage, { path: '/explain?target=shop.example&proxyuser=alice' });
    await screen.findByRole('heading', { name: /Leaves by/ });
    expect(screen.getByRole('rowheader', { name: 'guarantee' }).closest('tr')!.textContent).toBe(
      'guaranteesame_countryrule',
    );
    expect(screen.getByRole('link', { name: 'Rule 3 matched: Shop' })).toBeTruthy();
    expect(screen.getByText('2 rules before it did not match')).toBeTruthy();
    const pool = screen.getByRole('heading', { name: /Pool de_res/ }).closest('section')!;
    const steps = within(within(pool).getByRole('list')).getAllByRole('listitem');
    expect(steps.map((step) => step.textContent)).toEqual([
      '6members',
      '3−3 exits are not in DE',
      '2−1 exit is full',
      '2can be chosen',
    ]);
    fireEvent.click(within(pool).getByRole('button', { name: /3 exits are not in DE/ }));
    const examples = within(pool).getByRole('list', { name: /do not meet the wishes/ });
    expect(within(examples).getByRole('link', { name: 'acme-us-2' })).toBeTruthy();
    expect(within(pool).getByText('acme-de-5 wins: it has the fewest requests open (least-in-flight).')).toBeTruthy();
    expect(within(pool).getByRole('rowheader', { name: /acme-de-5/ }).textContent).toContain('chosen');
  });

  it('says why a request is refused, what the client sees, and what would help', async () => {
    fakeApi({ ...usual, 'POST /explain': refused });
    renderPage(ExplainPage, { path: '/explain?target=shop.example&wishes=country-de' });
    const outcome = await screen.findByRole('region', { name: 'Outcome' });
    expect(outcome.textContent).toContain('Refused: no_eligible_exit');
    expect(outcome.textContent).toContain('client sees 503');
    expect(
      within(outcome)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Allow AT and CH→ 88 exitsAsk without it', 'Switch on 12 exits that are off→ 12 exitsShow them']);
    expect(screen.getByText('None of 3 rules matches.')).toBeTruthy();
  });

  it('explains a request that was: its attempts as they were, and the form filled with it', async () => {
    fakeApi({ ...usual, [`GET /requests/${failed.id}/explain`]: { request: failed, explanation: refused } });
    renderPage(ExplainPage, { path: `/explain?request=${failed.id}` });
    expect(await screen.findByRole('heading', { name: 'The request as it was' })).toBeTruthy();
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Wishes').value).toBe('country-de'));
    expect(screen.getByLabelText<HTMLInputElement>('Target').value).toBe(failed.target);
  });

  it('names the bad input at its field', async () => {
    fakeApi({
      ...usual,
      'POST /explain': new Refusal(400, 'validation', 'The wishes cannot be met.', [
        { pointer: '/wishes', code: 'unknown', message: 'pool: there is no pool called nope' },
      ]),
    });
    renderPage(ExplainPage, { path: '/explain?target=shop.example&wishes=pool-nope' });
    expect((await screen.findByRole('alert')).textContent).toContain('there is no pool called nope');
    expect(screen.getByLabelText('Wishes').getAttribute('aria-invalid')).toBe('true');
  });
});
