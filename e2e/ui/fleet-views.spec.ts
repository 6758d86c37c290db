// Saved views, columns and the address of the list of exits, with a small fleet.
import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../harness/signed-in.ts';

const titles = (page: Page) => page.getByRole('columnheader').allTextContents();
const menu = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('A15 a person saves, shares and renames a view, and its link shows all that it says', async ({
  page,
  routed,
  browser,
}) => {
  const name = `british ${Date.now()}`;
  await page.goto(`${routed.gyre.adminUrl}/exits?q=country:GB&sort=-label&cols=price,label,state`);
  await expect(page.getByRole('row').filter({ hasText: 'leeds' })).toBeVisible();
  await menu(page, 'Views').click();
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click();
  await expect(menu(page, name)).toBeVisible();
  await menu(page, name).click();
  await page.getByRole('menuitem', { name: 'Rename or share…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(`${name} shared`);
  await page.getByRole('dialog').getByLabel('Share with everybody').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click();
  await expect(menu(page, `${name} shared`)).toBeVisible();
  const view = new URL(page.url()).searchParams.get('view');

  const private_ = await browser.newContext();
  const other = await private_.newPage();
  await signIn(other, routed.gyre);
  await other.goto(`${routed.gyre.adminUrl}/exits?view=${view}`);
  await expect(menu(other, `${name} shared`)).toBeVisible();
  await expect(other.getByRole('row')).toHaveCount(3);
  await expect(other.getByRole('row').nth(1)).toContainText('london');
  expect((await titles(other)).slice(1)).toEqual(['Per GB', 'Label', 'State']);
  await private_.close();

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Type' }).check();
  await page.keyboard.press('Escape');
  await menu(page, `${name} shared, changed`).click();
  await page.getByRole('menuitem', { name: 'Remove this view' }).click();
  await expect(menu(page, 'Views')).toBeVisible();
});

test('A13 columns are chosen and put in order by keys, are kept, and stand in the address', async ({
  page,
  routed,
}) => {
  await page.goto(`${routed.gyre.adminUrl}/exits?cols=label,state,latency`);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Tags' }).check();
  await page.getByRole('checkbox', { name: 'Tags' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => new URL(page.url()).searchParams.get('cols')).toBe('label,state,tags,latency');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await titles(page)).slice(1)).toEqual(['Label', 'State', 'Tags', 'Latency']);
  await page.goto(`${routed.gyre.adminUrl}/exits`);
  await expect.poll(async () => (await titles(page)).slice(1)).toEqual(['Label', 'State', 'Tags', 'Latency']);
});

test('parts of an address that cannot be read are said, and the rest holds', async ({ page, routed }) => {
  const q = encodeURIComponent('country:GB latency:fast');
  await page.goto(`${routed.gyre.adminUrl}/exits?q=${q}&sort=luck&cols=label,luck`);
  for (const part of ['latency:fast', 'sort=luck', 'cols=luck'])
    await expect(page.getByText(`ignored: ${part}`)).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Remove from the address' }).click();
  await expect(page.getByText('ignored:')).toHaveCount(0);
  expect(new URL(page.url()).searchParams.get('q')).toBe('country:GB');
});

test('A13 a link shows which rows are chosen, and a new query drops them', async ({ page, routed, browser }) => {
  const { gyre, ids } = routed;
  const bulk = (of: Page) => of.getByRole('region', { name: 'Change selected exits' });
  await page.goto(`${gyre.adminUrl}/exits?q=country:GB`);
  await page.getByRole('checkbox', { name: 'Select leeds' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe(ids['leeds']);
  const private_ = await browser.newContext();
  const other = await private_.newPage();
  await signIn(other, gyre);
  await other.goto(page.url());
  await expect(bulk(other)).toContainText('1 selected');
  await expect(other.getByRole('row', { selected: true })).toContainText('leeds');
  await private_.close();
  await page.getByRole('combobox', { name: 'Filter exits' }).fill('country:DE');
  await expect(bulk(page)).toHaveCount(0);
  await expect.poll(() => new URL(page.url()).searchParams.has('sel')).toBe(false);
});

test('A13 small lists are put in order by keys too, and a link and Back show the order', async ({ page, routed }) => {
  const { gyre } = routed;
  const names = [`zz${Date.now()}`, `aa${Date.now()}`] as const;
  for (const name of names) await gyre.ask('POST', '/proxy-users', { name });
  const rows = page.getByRole('rowheader');
  const head = page.getByRole('columnheader', { name: 'Name' });
  await page.goto(`${gyre.adminUrl}/proxy-users`);
  await expect(rows.filter({ hasText: names[0] })).toBeVisible();
  await head.getByRole('button').press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  expect(new URL(page.url()).searchParams.get('sort')).toBe('name');
  await head.getByRole('button').press('Enter');
  await expect(rows.first()).toContainText(names[0]);
  await page.goto(page.url());
  await expect(rows.first()).toContainText(names[0]);
  await page.goBack();
  await expect(rows.last()).toContainText(names[0]);
  await page.goto(`${gyre.adminUrl}/listeners?sort=luck`);
  await expect(page.getByText('ignored: sort=luck')).toBeVisible();
});
