// Journeys without a mouse: a list is imported from anywhere, and a failing site leads to its cause.
import { tabTo } from '../harness/keyboard.ts';
import { until } from '../harness/processes.ts';
import { expect, test } from '../harness/signed-in.ts';

test('A61 J2 five hundred lines are imported from any screen by keyboard alone', async ({ page, routed: { gyre } }) => {
  const count = async () => (await gyre.ask<{ total: number }>('GET', '/exits?q=many')).total;
  await page.keyboard.press('i');
  const dialog = page.getByRole('dialog', { name: 'Import exits' });
  await expect(dialog.getByRole('textbox').first()).toBeFocused();
  const lines = Array.from({ length: 500 }, (_, i) => `http://many${i}:word@gw.many.test:8000`);
  await page.keyboard.insertText(lines.join('\n'));
  await tabTo(page, dialog.getByRole('button', { name: 'Preview' }));
  await page.keyboard.press('Enter');
  const add = dialog.getByRole('button', { name: 'Import 500 exits' });
  await expect(add).toBeEnabled();
  expect(await count()).toBe(0);
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(await count()).toBe(500);
  await page.keyboard.press('u');
  await expect.poll(count).toBe(0);
});

test('A61 J3 a failing site leads to its cause by keyboard alone', async ({ page, routed }) => {
  for (let i = 0; i < 3; i++) await routed.ask('alice-country-is', 'mute.test');
  await until(async () => {
    const past = await routed.gyre.ask<{ sites: { site: string; example: string | null }[] }>(
      ...(['GET', '/overview/look-back?range=5m'] as const),
    );
    return past.sites.some((it) => it.site === 'mute.test' && it.example !== null) || undefined;
  }, 'mute.test is told to fail');
  await page.reload();
  await tabTo(page, page.getByRole('link', { name: 'Why requests to mute.test fail' }), 200);
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: /mute\.test/ });
  await expect(drawer.getByText('no eligible exit', { exact: false }).first()).toBeVisible();
  await tabTo(page, drawer.getByRole('link', { name: 'Explain' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Explain', level: 1 })).toBeVisible();
});
