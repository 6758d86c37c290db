// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { toasts } from '../../../lib/toasts.ts';
import { fakeApi, pageOf, Refusal, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { movedTo } from '../order.ts';
import { makeRule } from '../testing/rules.ts';
import { RulesPage } from './rules-page.tsx';

const internal = makeRule(1, { name: 'Internal' });
const bbc = makeRule(2, {
  name: 'BBC',
  when: { targets: ['*.bbc.co.uk'] },
  then: { criteria: { countries: ['GB'] }, guarantee: 'same-country' },
  hits: 18_000,
});
const hidden = makeRule(3, {
  name: 'Late',
  when: { targets: ['www.bbc.co.uk'] },
  hits: 0,
  lastHitAt: null,
  shadowedBy: bbc.id,
});
const all = [internal, bbc, hidden];
const usual: Answers = {
  'GET /rules': pageOf(all),
  'GET /pools': pageOf([{ id: 'pool_cheap', name: 'cheap' }]),
  'GET /listeners': pageOf([]),
  'GET /proxy-users': pageOf([{ id: 'puser_1', name: 'alice' }]),
};
const order = (): readonly (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-row]')].map(
    (row) => all.find(({ id }) => id === row.dataset['row'])?.name,
  );
const handle = (name: string): HTMLElement => screen.getByRole('button', { name: new RegExp(`^Move ${name},`) });

/** A server that keeps an order. */
function ordered(answers: Answers = {}): Answers {
  let kept = [...all];
  return {
    ...usual,
    'GET /rules': () => pageOf(kept),
    ...Object.fromEntries(
      all.map((rule) => [
        `POST /rules/${rule.id}/move`,
        ({ body }: { body: { to: number } }) => {
          kept = [...movedTo(kept, rule.id, body.to)];
          return { data: rule, revision: 9 };
        },
      ]),
    ),
    ...answers,
  };
}

describe('the Rules screen', () => {
  it('says in words what each rule matches and does, and which can never match', async () => {
    fakeApi(usual);
    renderPage(RulesPage, { path: '/rules' });
    const row = (await screen.findByText('BBC')).closest('li')!;
    expect(row.textContent).toContain('to *.bbc.co.uk');
    expect(row.textContent).toContain('leave by exits in the United Kingdom · their sessions stay in one country');
    expect(row.textContent).toContain('18,000 hits');
    const late = screen.getByText('Late').closest('li')!;
    expect(late.textContent).toContain('never matched');
    expect(late.textContent).toContain('shadowed by rule 2');
  });

  it('moves a rule by Alt and an arrow at once, keeps the focus on it, and offers to undo', async () => {
    const asked = fakeApi(ordered());
    renderPage(RulesPage, { path: '/rules' });
    await screen.findByText('BBC');
    handle('BBC').focus();
    fireEvent.keyDown(handle('BBC'), { key: 'ArrowUp', altKey: true });
    await waitFor(() => expect(order()).toEqual(['BBC', 'Internal', 'Late']));
    expect(document.activeElement).toBe(handle('BBC'));
    await waitFor(() => expect(toasts.get().at(-1)?.action?.label).toBe('Undo'));
    act(() => toasts.get().at(-1)?.action?.run());
    // Which change that was is asked of the journal, and that one is taken back.
    await waitFor(() => expect(asked.some(({ path }) => path.endsWith('/changes'))).toBe(true));
    expect(writes(asked)[0]).toMatchObject({ body: { to: 0 } });
  });

  it('takes a move back when the server refuses it, and says why', async () => {
    fakeApi(ordered({ [`POST /rules/${bbc.id}/move`]: new Refusal(409, 'conflict', 'The order is being changed.') }));
    renderPage(RulesPage, { path: '/rules' });
    await screen.findByText('BBC');
    fireEvent.keyDown(handle('BBC'), { key: 'ArrowDown', altKey: true });
    await waitFor(() =>
      expect(toasts.get().at(-1)).toMatchObject({ kind: 'failed', detail: 'The order is being changed.' }),
    );
    expect(order()).toEqual(['Internal', 'BBC', 'Late']);
  });

  it('moves a rule to where it is dropped, unless Esc gives the drag up', async () => {
    const asked = fakeApi(ordered());
    renderPage(RulesPage, { path: '/rules' });
    await screen.findByText('BBC');
    layRowsOut(40);
    const drag = (name: string, y: number): void => {
      fireEvent.pointerDown(handle(name), { button: 0, pointerId: 1, clientY: 0 });
      fireEvent.pointerMove(handle(name), { clientY: y });
    };
    drag('Internal', 100);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    fireEvent.pointerUp(handle('Internal'));
    expect(writes(asked)).toEqual([]);
    drag('Internal', 110);
    fireEvent.pointerUp(handle('Internal'));
    await waitFor(() => expect(order()).toEqual(['BBC', 'Late', 'Internal']));
    expect(writes(asked).map(({ body }) => body)).toEqual([{ to: 2 }]);
  });

  it('moves a rule to a place by its number', async () => {
    const asked = fakeApi(ordered());
    renderPage(RulesPage, { path: '/rules' });
    await screen.findByText('Late');
    fireEvent.keyDown(screen.getByRole('button', { name: 'Actions for Late' }), { key: 'Enter' });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Move to…' }));
    fireEvent.change(screen.getByLabelText('Place'), { target: { value: '9' } });
    fireEvent.click(screen.getByRole('button', { name: 'Move' }));
    expect(screen.getByText('Use a whole number from 1 to 3.')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Place'), { target: { value: '1' } });
    fireEvent.click(screen.getByRole('button', { name: 'Move' }));
    await waitFor(() => expect(order()[0]).toBe('Late'));
    expect(writes(asked).map(({ body }) => body)).toEqual([{ to: 0 }]);
  });

  it('switches a rule off at once', async () => {
    const asked = fakeApi({ ...usual, [`PATCH /rules/${bbc.id}`]: { data: { ...bbc, enabled: false }, revision: 4 } });
    renderPage(RulesPage, { path: '/rules' });
    await screen.findByText('BBC');
    fireEvent.click(screen.getAllByRole('switch', { name: 'BBC is on' })[0]!);
    await waitFor(() => expect(writes(asked).map(({ body }) => body)).toEqual([{ enabled: false }]));
  });

  it('makes a rule, says it in a sentence while it is typed, and puts what the server refuses at its line', async () => {
    let refuse = true;
    const asked = fakeApi({
      ...usual,
      'POST /rules': () =>
        refuse
          ? new Refusal(400, 'validation', 'A target cannot be read.', [
              { pointer: '/when/targets/1', code: 'target', message: 'at character 3: is not known' },
            ])
          : { data: bbc, revision: 5 },
    });
    renderPage(RulesPage, { path: '/rules?new=1' });
    const dialog = await screen.findByRole('dialog', { name: 'New rule' });
    fireEvent.change(within(dialog).getByLabelText('Targets'), { target: { value: '*.bbc.co.uk\n\nitv.example' } });
    await within(dialog).findByRole('option', { name: 'cheap' });
    fireEvent.change(within(dialog).getByLabelText('Pool'), { target: { value: 'pool_cheap' } });
    expect(dialog.querySelector('output')?.textContent).toBe(
      'Requests to *.bbc.co.uk or itv.example leave by pool cheap.',
    );
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add rule' }));
    expect(await within(dialog).findByText('Line 3: at character 3: is not known')).toBeTruthy();
    refuse = false;
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add rule' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(writes(asked).at(-1)?.body).toEqual({
      name: '',
      when: { targets: ['*.bbc.co.uk', 'itv.example'] },
      then: { poolId: 'pool_cheap' },
      at: 3,
    });
  });

  it('tries an unsaved rule on recent requests', async () => {
    const asked = fakeApi({
      ...usual,
      'POST /what-if': {
        requests: 1204,
        otherPool: 36,
        refusedBefore: 0,
        refusedAfter: 14,
        fewerExits: 0,
        moreExits: 0,
        examples: [],
      },
    });
    renderPage(RulesPage, { path: '/rules' });
    fireEvent.click(await screen.findByRole('button', { name: 'Edit BBC' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Try on recent requests' }));
    expect(await screen.findByText('36 would go elsewhere · refused 0 → 14')).toBeTruthy();
    expect(writes(asked)[0]?.body).toEqual({ rule: { id: bbc.id, at: 1, when: bbc.when, then: bbc.then } });
    fireEvent.change(screen.getByLabelText('Targets'), { target: { value: 'x.example' } });
    expect(screen.getByText('The rule was edited since; try again.')).toBeTruthy();
  });

  it('shows both versions when somebody else changed the rule meanwhile', async () => {
    const theirs = { ...bbc, name: 'BBC and ITV', version: 4 };
    const asked = fakeApi({
      ...usual,
      [`GET /rules/${bbc.id}`]: theirs,
      [`PATCH /rules/${bbc.id}`]: ({ ifMatch }: { ifMatch: string }) =>
        ifMatch === '"4"' ? { data: bbc, revision: 8 } : new Refusal(412, 'precondition', 'Somebody was faster.'),
    });
    renderPage(RulesPage, { path: '/rules' });
    fireEvent.click(await screen.findByRole('button', { name: 'Edit BBC' }));
    fireEvent.change(screen.getByLabelText(/^Name/), { target: { value: 'Beeb' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    expect((await screen.findByRole('rowheader', { name: 'Name' })).closest('tr')!.textContent).toBe(
      'NameBeebBBC and ITV',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Save mine anyway' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(writes(asked).map(({ ifMatch }) => ifMatch)).toEqual(['"3"', '"4"']);
  });

  it('tests a request and points at the rule that matches', async () => {
    fakeApi({
      ...usual,
      'POST /explain': {
        rule: { id: bbc.id, name: 'BBC', position: 1, does: '' },
        outcome: { text: 'Leaves by London 2.' },
      },
    });
    const page = renderPage(RulesPage, { path: '/rules' });
    const box = await screen.findByRole('region', { name: 'Which rule matches?' });
    fireEvent.change(within(box).getByLabelText('Target'), { target: { value: 'www.bbc.co.uk' } });
    fireEvent.click(within(box).getByRole('button', { name: 'Test' }));
    expect(await within(box).findByText('Rule 2 matches: BBC')).toBeTruthy();
    await waitFor(() => expect(screen.getByText('this one matches').closest('li')!.textContent).toContain('BBC'));
    expect(page.search()).toEqual({ rule: bbc.id });
  });

  it('explains itself when there are no rules', async () => {
    fakeApi({ ...usual, 'GET /rules': pageOf([]) });
    renderPage(RulesPage, { path: '/rules' });
    expect(await screen.findByRole('heading', { name: 'No rules' })).toBeTruthy();
  });
});

/** Rows stand under each other; a page without layout has them all at zero. */
function layRowsOut(height: number): void {
  HTMLElement.prototype.setPointerCapture = () => undefined;
  document.querySelectorAll<HTMLElement>('[data-row]').forEach((row, i) => {
    row.getBoundingClientRect = () => new DOMRect(0, i * height, 100, height);
  });
}
