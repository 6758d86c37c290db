// One exit over the list, and what is taken away from the list, with a small fleet.
import { expect, test } from '../harness/signed-in.ts';

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
