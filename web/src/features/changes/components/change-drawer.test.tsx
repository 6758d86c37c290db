// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { ChangeDrawer } from './change-drawer.tsx';

const change = fixtures['changes.get'];

describe('one change', () => {
  it('says in how many parts it was written, where it was', async () => {
    const parts = { total: 12_500, done: 4000, course: 'stopped' };
    fakeApi({
      'GET /revisions/current': fixtures['revisions.current'],
      [`GET /changes/${change.id}`]: { ...change, parts },
    });
    renderPage(() => <ChangeDrawer id={change.id} onClose={() => {}} />, { path: '/changes' });
    expect(await screen.findByText('Stopped after 4,000 of 12,500; the others are as they were.')).toBeTruthy();
  });
});
