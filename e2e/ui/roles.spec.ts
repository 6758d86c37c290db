// Who may do what: tokens with one scope, and an admin who only looks.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../harness/signed-in.ts';

test('A52 a token with one scope is shown once, and says when it was used', async ({ page, routed }) => {
  const { gyre } = routed;
  await page.goto(`${gyre.adminUrl}/settings/tokens`);
  await page.getByRole('button', { name: 'New token' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New token' });
  await dialog.getByLabel('Name').fill('reader');
  await dialog.getByRole('combobox', { name: 'Scope' }).selectOption('read');
  await dialog.getByRole('button', { name: 'Create' }).click();
  const secret = page.getByRole('dialog', { name: 'Token reader' });
  const token = /Bearer ([\w-]+)/.exec((await secret.textContent()) ?? '')?.[1];
  if (token === undefined) throw new Error('no token is shown');
  await secret.getByRole('checkbox', { name: 'I stored it' }).check();
  await secret.getByRole('button', { name: 'Done' }).click();
  await expect(secret).toHaveCount(0);
  expect(await page.content()).not.toContain(token);
  const row = page.getByRole('row', { name: /reader/ });
  await expect(row).toContainText('never');

  const as = { authorization: `Bearer ${token}` };
  expect((await gyre.api('GET', '/pools', undefined, as)).status).toBe(200);
  expect((await gyre.api('POST', '/pools', { name: 'no' }, as)).status).toBe(403);
  await page.reload();
  await expect(row).not.toContainText('never');
});

test('A65 who may only look sees no verb that would be refused, and no secret', async ({ page, routed, browser }) => {
  const { gyre } = routed;
  const looker = { name: 'vera', password: 'a long password too' };
  await gyre.ask('POST', '/admins', { ...looker, role: 'view' });
  const context = await browser.newContext();
  const other = await context.newPage();
  await context.request.post(`${gyre.adminUrl}/api/v1/sign-in`, { data: looker });
  const refused: string[] = [];
  other.on('response', (answer) => answer.status() === 403 && refused.push(answer.url()));
  const can = (where: Page | Locator) =>
    where.locator('button:enabled:not([aria-disabled=true])').filter({ hasText: verbs }).allTextContents();
  const verbs = /^(New |Import|Add |Vendor|Save|Remove|Take back|Drain|Probe now|New password|Run it here)/;
  for (const screen of [
    '/',
    '/exits',
    '/pools',
    '/proxy-users',
    '/listeners',
    '/rules',
    '/sessions',
    '/changes',
    '/health',
  ]) {
    await other.goto(`${gyre.adminUrl}${screen}`);
    await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(other.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    expect(await can(other), screen).toEqual([]);
  }
  await other.goto(`${gyre.adminUrl}/exits?exit=${routed.ids['berlin']}`);
  const drawer = other.getByRole('dialog', { name: 'berlin' });
  await expect(drawer).toBeVisible();
  expect(await can(drawer)).toEqual([]);
  expect(refused).toEqual([]);
  await context.close();
  await page.close();
});
