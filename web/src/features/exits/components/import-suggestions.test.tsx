// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fakeApi } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { ImportSuggestions } from './import-suggestions.tsx';

const gateway = { scheme: 'http', host: 'pr.oxylabs.io', port: 7777 } as const;
const one = { vendor: 'oxylabs', name: 'Oxylabs', gateway, username: 'customer-bob', lines: 3 };

describe('what an import suggests', () => {
  it('is one gateway for the lines of an account, and leads to its dialog', async () => {
    fakeApi({});
    const onTaken = vi.fn();
    const page = renderPage(() => <ImportSuggestions suggestions={[one]} onTaken={onTaken} />, { path: '/exits' });
    expect(await screen.findByText(/3 lines are the account customer-bob at Oxylabs/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Add the gateway instead…' }));
    await waitFor(() =>
      expect(page.search()).toEqual({
        vendor: 'oxylabs',
        account: 'customer-bob',
        gateway: 'http://pr.oxylabs.io:7777',
      }),
    );
    expect(onTaken).toHaveBeenCalledOnce();
  });
  it('is nothing where nothing was recognised', async () => {
    fakeApi({});
    renderPage(() => <p>here{<ImportSuggestions suggestions={[]} onTaken={vi.fn()} />}</p>, { path: '/exits' });
    await screen.findByText('here');
    expect(screen.queryByRole('list')).toBeNull();
  });
});
