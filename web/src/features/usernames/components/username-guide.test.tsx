// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { UsernameGuide } from './username-guide.tsx';

const open = async (path: string) => {
  const asked = fakeApi({});
  const page = renderPage(UsernameGuide, { path });
  await screen.findByRole('button', { name: 'How usernames are read', hidden: true });
  return { asked, page };
};
const type = (text: string): void => {
  fireEvent.change(screen.getByLabelText('Username'), { target: { value: text } });
};

describe('How usernames are read', () => {
  it('opens on a username in the address and says what each part means', async () => {
    const { asked } = await open('/proxy-users?username=alice-cc-de-session-cart7-ttl-10m');
    const dialog = within(await screen.findByRole('dialog'));
    const rows = within(dialog.getByRole('table', { name: 'What each part means' })).getAllByRole('row');
    expect(rows.slice(1).map((row) => row.textContent)).toEqual([
      'aliceproxy userproxy user alice',
      'cc-decc = countryan exit in Germany',
      'session-cart7sessionthe session cart7: the same exit each time',
      'ttl-10mttlthe session ends 10 minutes after its first use',
    ]);
    expect(dialog.getByRole('figure', { name: 'curl over HTTP' }).textContent).toContain(
      'curl -x http://127.0.0.1:8080 -U "alice-cc-de-session-cart7-ttl-10m:$GYRE_PASSWORD" https://example.com',
    );
    expect(dialog.getByRole('figure', { name: 'curl over SOCKS5' }).textContent).toContain(
      '-x socks5h://127.0.0.1:8080',
    );
    expect(dialog.getByRole('figure', { name: 'curl with headers' }).textContent).toContain(
      '-U "alice:$GYRE_PASSWORD" --proxy-header "X-Gyre-Country: de" --proxy-header "X-Gyre-Session: cart7"',
    );
    expect(asked).toEqual([]);
  });

  it('points at the mistake while somebody types, and gives no command for it', async () => {
    const { page } = await open('/proxy-users');
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'How usernames are read' }));
    await screen.findByRole('dialog');
    type('alice-contry-de');
    await waitFor(() =>
      expect(screen.getByText(/did you mean country\?.*The mistake is at character 7\./)).toBeTruthy(),
    );
    expect(screen.getByLabelText('Username').getAttribute('aria-invalid')).toBe('true');
    expect(document.querySelector('mark')?.textContent).toBe('contry');
    expect(screen.queryByRole('figure')).toBeNull();
    expect(page.search()).toEqual({ username: 'alice-contry-de' });
  });

  it('stays open on an emptied field, and closing takes the username out of the address', async () => {
    const { page } = await open('/proxy-users?username=alice');
    await screen.findByRole('dialog');
    type('');
    await waitFor(() => expect(page.search()).toEqual({}));
    expect(screen.getByRole('dialog')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'alice-session-cart7-ttl-10m' }));
    await waitFor(() => expect(page.search()).toEqual({ username: 'alice-session-cart7-ttl-10m' }));
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(page.search()).toEqual({});
  });

  it('says when no proxy user can be called so', async () => {
    await open('/proxy-users?username=Alice%22-country-de');
    expect(await screen.findByText(/No proxy user can be called Alice"/)).toBeTruthy();
    expect(screen.queryByRole('figure')).toBeNull();
  });
});
