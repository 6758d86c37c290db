// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi, Refusal, writes, type Answers } from '../../../testing/fake-api.ts';
import { renderPage } from '../../../testing/page.tsx';
import { somePlaces } from '../testing/places.ts';
import { PlacesPage } from './places-page.tsx';

const usual: Answers = {
  'GET /places': somePlaces,
  'GET /settings': { places: { echoTargets: ['http://echo.example/ip'] } },
};
const map = (): Promise<HTMLElement> => screen.findByRole('group', { name: 'Map of exits by country' });

describe('the Places screen', () => {
  it('lists countries, cities and networks, each with a way to its exits', async () => {
    fakeApi(usual);
    const page = renderPage(PlacesPage, { path: '/places' });
    const table = await screen.findByRole('table', { name: 'Countries' });
    const germany = within(table).getByRole('link', { name: 'Germany' });
    expect(germany.getAttribute('href')).toBe('/exits?q=country:DE');
    expect(germany.closest('tr')!.textContent).toContain('1,102 of 1,284190,00098.0 %');
    expect(within(table).getByRole('link', { name: 'Unknown place' }).getAttribute('href')).toContain('country:none');
    fireEvent.click(screen.getByRole('radio', { name: 'Networks' }));
    expect(await screen.findByRole('link', { name: 'AS3320 Deutsche Telekom' })).toBeTruthy();
    await waitFor(() => expect(page.search()).toEqual({ list: 'networks' }));
  });

  it('shows the same countries on a map that can be walked by keyboard', async () => {
    fakeApi(usual);
    renderPage(PlacesPage, { path: '/places' });
    const links = within(await map()).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('aria-label'))).toContain(
      'Germany: 1,102 of 1,284 exits eligible, 90,000 requests, 98.0 % succeeded',
    );
    const stops = links.filter((link) => link.getAttribute('tabindex') === '0');
    expect(stops.map((link) => link.getAttribute('data-code'))).toEqual(['DE']);
    fireEvent.focus(stops[0]!);
    fireEvent.keyDown(stops[0]!, { key: 'ArrowDown' });
    await waitFor(async () =>
      expect((await map()).querySelector('[tabindex="0"]')?.getAttribute('data-code')).toBe('AT'),
    );
  });

  it('colours by what is asked for, and keeps that in the address', async () => {
    fakeApi(usual);
    const page = renderPage(PlacesPage, { path: '/places' });
    await map();
    fireEvent.click(screen.getByRole('radio', { name: 'Success' }));
    expect(await screen.findByText('≥ 99.5 %')).toBeTruthy();
    await waitFor(() => expect(page.search()).toEqual({ by: 'success' }));
  });

  it('names exits that are somewhere else than claimed, and databases that are old or broken', async () => {
    fakeApi(usual);
    renderPage(PlacesPage, { path: '/places' });
    const drift = await screen.findByRole('region', { name: 'Claimed and measured differ' });
    expect(drift.textContent).toContain('41 exits are');
    expect(within(drift).getByRole('link', { name: 'acme-de-17' }).getAttribute('href')).toBe('/exits?exit=exit_17');
    const databases = screen.getByRole('region', { name: 'Databases' });
    expect(within(databases).getByText('It is 120 d old: addresses have moved since.')).toBeTruthy();
    expect(within(databases).getByText(/the file of before stays in use/)).toBeTruthy();
  });

  it('reads the databases again and asks them about an address', async () => {
    const asked = fakeApi({
      ...usual,
      'POST /places/reload': { databases: somePlaces.databases },
      'GET /places/lookup': ({ query }: { query: Record<string, string> }) =>
        query['ip'] === '203.0.113.9'
          ? { ip: query['ip'], country: 'DE', region: null, city: 'Berlin', asn: 3320, network: 'DTAG', type: null }
          : new Refusal(400, 'validation', 'Wrong.', [
              { pointer: 'query/ip', code: 'bad', message: 'Not an address.' },
            ]),
    });
    renderPage(PlacesPage, { path: '/places' });
    fireEvent.click(await screen.findByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(writes(asked)).toHaveLength(1));
    const box = screen.getByLabelText('IP address');
    fireEvent.change(box, { target: { value: 'example.com' } });
    fireEvent.click(screen.getByRole('button', { name: 'Look up' }));
    expect(await screen.findByText('Type an IPv4 or IPv6 address.')).toBeTruthy();
    fireEvent.change(box, { target: { value: '999.1.1.1' } });
    fireEvent.click(screen.getByRole('button', { name: 'Look up' }));
    expect(await screen.findByText('Not an address.')).toBeTruthy();
    fireEvent.change(box, { target: { value: '203.0.113.9' } });
    fireEvent.click(screen.getByRole('button', { name: 'Look up' }));
    expect(await screen.findByText('AS3320 DTAG')).toBeTruthy();
  });

  it('says that nothing is measured without an echo target', async () => {
    fakeApi({ ...usual, 'GET /settings': { places: { echoTargets: [] } } });
    renderPage(PlacesPage, { path: '/places' });
    const hint = await screen.findByRole('link', { name: 'Set echo targets' });
    expect(hint.getAttribute('href')).toBe('/settings');
  });
});
