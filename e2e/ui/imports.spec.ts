// A list somebody was sent goes in: every line is accounted for, a bad one is corrected where it stands, and no password is shown.
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/signed-in.ts';

/** 500 lines: 400 good ones in four spellings, 50 of them twice, 30 that cannot be read, 20 remarks. */
function mixed(name: string): string {
  const good = (i: number): string => {
    const host = `${name}-${i}.test`;
    const spellings = [
      `http://user${i}:word-${i}@${host}:8080`,
      `${host}:8080:user${i}:word-${i}`,
      `socks5://user${i}:word-${i}@${host}:1080`,
      `user${i}:word-${i}@${host}:3128`,
    ];
    return spellings[i % 4]!;
  };
  const lines = Array.from({ length: 400 }, (_, i) => good(i));
  lines.push(...lines.slice(0, 50));
  for (let i = 0; i < 30; i++) lines.push(`http://user:word-bad@${name}-bad-${i}.test:99999`);
  for (let i = 0; i < 20; i++) lines.push(`# remark ${i}`);
  return lines.join('\n');
}

async function preview(page: Page, adminUrl: string, text: string) {
  await page.goto(`${adminUrl}/exits`);
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Import exits' });
  await dialog.getByRole('textbox', { name: 'Exits' }).fill(text);
  return dialog;
}

// Others of this worker send traffic through its exits.
test.afterEach(async ({ routed: { gyre } }) => {
  for (const q of ['nine-', 'eleven-'])
    await gyre.ask('POST', '/exits/bulk', { selection: { q }, action: { verb: 'remove' } });
});

test('A8 five hundred mixed lines are all accounted for before anything is saved', async ({ page, routed }) => {
  const before = (await routed.gyre.ask<{ total: number }>('GET', '/exits')).total;
  const dialog = await preview(page, routed.gyre.adminUrl, mixed('eight'));
  const counts = dialog.getByRole('status').locator('dd');
  await expect(counts).toHaveCount(5);
  const figures = (await counts.allTextContents()).map(Number);
  expect(figures.reduce((sum, it) => sum + it, 0)).toBe(500);
  expect(figures[0]).toBe(400);
  expect(figures[4]).toBe(30);
  expect((await routed.gyre.ask<{ total: number }>('GET', '/exits')).total).toBe(before);
});

test('A9 a bad line is corrected where it stands', async ({ page, routed }) => {
  const dialog = await preview(page, routed.gyre.adminUrl, 'http://nine-a.test:8080\nhttp://u:word@nine-b.test:99999');
  await expect(dialog.getByRole('button', { name: 'Import 1 exit' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Correct line 2' }).click();
  const line = dialog.getByRole('textbox', { name: 'Text of line 2' });
  await expect(line).toHaveValue('http://u:word@nine-b.test:99999');
  await line.press('Escape');
  await expect(line).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Correct line 2' }).click();
  await line.fill('http://u:word@nine-b.test:9999');
  await line.press('Enter');
  await dialog.getByRole('button', { name: 'Import 2 exits' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const { items } = await routed.gyre.ask<{ items: { host: string; port: number }[] }>('GET', '/exits?q=nine-b.test');
  expect(items.map((it) => it.port)).toEqual([9999]);
});

test('A11 no password is seen in the preview, the list, the addresses, or what the server prints', async ({
  page,
  routed,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const dialog = await preview(page, routed.gyre.adminUrl, mixed('eleven'));
  await dialog.getByRole('radio', { name: 'All' }).click();
  const table = dialog.getByRole('table');
  await expect(table.getByRole('row').first()).toContainText('eleven-0.test');
  expect(await table.innerHTML()).not.toContain('word-');
  await dialog.getByRole('button', { name: 'Import 400 exits' }).click();
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible();
  expect(await table.innerHTML()).not.toContain('word-');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.goto(`${routed.gyre.adminUrl}/exits?q=eleven-`);
  await expect(page.getByRole('grid').getByText('eleven-', { exact: false }).first()).toBeVisible();
  expect(await page.content()).not.toContain('word-');
  expect(asked.filter((url) => url.includes('word-'))).toEqual([]);
  expect(routed.gyre.output()).not.toContain('word-');
});
