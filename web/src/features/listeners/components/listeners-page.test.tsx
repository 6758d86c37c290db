// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, pageOf, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { makeListener } from '../testing/listeners.ts';
import { ListenersPage } from './listeners-page.tsx';

const open = makeListener('office', { host: '0.0.0.0', port: 8090, auth: 'never', open: true });
const unbound = makeListener('lab', { workersBound: 0, problem: 'Port 8091 is in use.' });
const usual: Answers = { 'GET /listeners': pageOf([makeListener('main')]), 'GET /pools': pageOf([]) };

describe('the Listeners screen', () => {
  it('says where clients come in, and why a listener is not bound', async () => {
    fakeApi({ ...usual, 'GET /listeners': pageOf([makeListener('main'), unbound]) });
    renderPage(ListenersPage, { path: '/listeners' });
    expect((await screen.findByText('main')).closest('tr')!.textContent).toContain('in 2 of 2 workers');
    expect(screen.getByText('Port 8091 is in use.')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('warns while one is open to everybody and ends it with one verb', async () => {
    const asked = fakeApi({
      ...usual,
      'GET /listeners': pageOf([open]),
      [`PATCH /listeners/${open.id}`]: { data: { ...open, auth: 'required', open: false }, revision: 4 },
    });
    renderPage(ListenersPage, { path: '/listeners' });
    expect((await screen.findByRole('alert')).textContent).toContain('office lets anyone who can reach it');
    fireEvent.click(screen.getByRole('button', { name: 'Require authentication' }));
    await waitFor(() => expect(writes(asked).map(({ body }) => body)).toEqual([{ auth: 'required' }]));
  });

  it('opens a listener to other machines without credentials only after it was confirmed in words', async () => {
    const asked = fakeApi({ ...usual, 'POST /listeners': { data: open, revision: 5 } });
    renderPage(ListenersPage, { path: '/listeners' });
    await screen.findByText('main');
    fireEvent.click(screen.getByRole('button', { name: 'New listener' }));
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'office' } });
    fireEvent.change(screen.getByLabelText('IP address'), { target: { value: '0.0.0.0' } });
    fireEvent.change(screen.getByLabelText('Port'), { target: { value: '8090' } });
    fireEvent.change(screen.getByLabelText('Authentication'), { target: { value: 'never' } });
    fireEvent.click(screen.getByRole('button', { name: 'Open it' }));
    expect(screen.getByText(/Type its name to open it to everybody/)).toBeTruthy();
    expect(writes(asked)).toEqual([]);
    fireEvent.change(screen.getByLabelText('Type office to confirm'), { target: { value: 'office' } });
    fireEvent.click(screen.getByRole('button', { name: 'Open it' }));
    await waitFor(() => expect(writes(asked)).toHaveLength(1));
    expect(writes(asked)[0]?.body).toMatchObject({ host: '0.0.0.0', port: 8090, auth: 'never', confirmOpen: true });
  });

  it('is closed to who may not administer', async () => {
    fakeApi(usual);
    renderPage(ListenersPage, { path: '/listeners', scope: 'operate' });
    const button = await screen.findByRole('button', { name: 'New listener' });
    expect(button.getAttribute('title')).toBe('You need the scope “admin” for this.');
  });
});
