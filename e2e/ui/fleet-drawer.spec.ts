// One exit over the list, and what is taken away from the list, with a small fleet.
import { openTunnel } from '@gyre/server/testkit/tunnel';
import { expect, test, userPassword } from '../harness/signed-in.ts';

test('A17 a person exports exactly what is filtered as CSV and JSON', async ({ page, routed }) => {
  await page.goto(`${routed.gyre.adminUrl}/exits?q=country:DE`);
  await expect(page.getByRole('status').filter({ hasText: '2 of 6' })).toBeVisible();
  const saved = async (name: string): Promise<string> => {
    await page.getByRole('button', { name: 'Export' }).click();
    const address = await page.getByRole('menuitem', { name, exact: true }).getAttribute('href');
    await page.keyboard.press('Escape');
    return (await page.request.get(new URL(address!, routed.gyre.adminUrl).href)).text();
  };
  const lines = (await saved('CSV')).trimEnd().split('\r\n');
  expect(lines.length).toBe(3);
  const json = JSON.parse(await saved('JSON')) as { label: string; country: string; password: string }[];
  expect(json.map(({ label }) => label).sort()).toEqual(['berlin', 'munich']);
  expect(json.every((it) => it.country === 'DE' && it.password === '')).toBe(true);
  for (const { label } of json) expect(lines.some((line) => line.includes(label))).toBe(true);
});

test('A19 a person probes an exit and sees the steps', async ({ page, routed }) => {
  await page.goto(`${routed.gyre.adminUrl}/exits?exit=${routed.ids['berlin']}`);
  const drawer = page.getByRole('dialog', { name: 'berlin' });
  await drawer.getByRole('button', { name: 'Probe now' }).click();
  await expect(drawer.getByText('Open the connection')).toBeVisible();
  await expect(drawer.getByText('done').first()).toBeVisible();
});

test('A23 a person walks exits with J and K inside the drawer', async ({ page, routed }) => {
  await page.goto(`${routed.gyre.adminUrl}/exits?sort=label`);
  await page.getByRole('grid').getByText('boston', { exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'boston' })).toBeVisible();
  for (const [key, label] of [
    ['j', 'leeds'],
    ['j', 'london'],
    ['k', 'leeds'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name: label })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('A21 a person drains what a query finds and sees when the last tunnel ends', async ({ page, routed }) => {
  const { gyre, ids, target } = routed;
  const american = [ids['austin']!, ids['boston']!];
  const bulk = (action: object) => gyre.ask('POST', '/exits/bulk', { selection: { ids: american }, action });
  await bulk({ verb: 'add-tags', tags: ['acme'] });
  const tunnels = [];
  for (const id of american) {
    const credentials = { username: `alice-exit-${id}`, password: userPassword };
    tunnels.push(
      await openTunnel(gyre.proxyPort, { by: 'connect', host: 'long.test', port: target.port, credentials }),
    );
  }
  await page.goto(`${gyre.adminUrl}/exits?q=tag:acme`);
  await expect(page.getByRole('status').filter({ hasText: '2 of 6' })).toBeVisible();
  const note = page.getByRole('region', { name: 'Draining' });
  await expect(note).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Select austin' }).check();
  await page.getByRole('checkbox', { name: 'Select boston' }).check();
  await page.getByRole('button', { name: 'Drain', exact: true }).click();
  await expect(note).toContainText('2 exits drain');
  await expect(note).toContainText('2 requests and tunnels are still open through 2 of them');
  await expect(note).not.toContainText('The last one ended');

  tunnels[0]!.cut();
  await expect(note).toContainText('1 request or tunnel is still open through 1 of them');
  const before = Date.now();
  tunnels[1]!.cut();
  await expect(note).toContainText('Nothing is open through them any more');
  await expect(note).toContainText(/The last one ended at \d+:\d\d:\d\d/);
  const { lastEndedAt } = await gyre.ask<{ lastEndedAt: number }>('GET', '/exits-draining?q=tag:acme');
  expect(lastEndedAt).toBeGreaterThanOrEqual(before);
  // One of them says the same by itself.
  await page.goto(`${gyre.adminUrl}/exits?exit=${ids['boston']}`);
  await expect(page.getByRole('dialog', { name: 'boston' }).getByRole('region', { name: 'Draining' })).toContainText(
    'The last one ended at',
  );
  await bulk({ verb: 'set-state', adminState: 'enabled' });
});
