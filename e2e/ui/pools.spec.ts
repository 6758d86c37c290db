// One pool in its editor: who matches while one types, what a change would have done, where it runs, and what it would refuse.
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/signed-in.ts';

const matches = (page: Page) => page.getByRole('status').filter({ hasText: 'Matches' });

test('A24 A27 A28 a pool is limited to a country in three clicks, and says what matches while one types', async ({
  page,
  routed,
}) => {
  await page.goto(`${routed.gyre.adminUrl}/pools/new`);
  await page.getByRole('button', { name: 'By country' }).click();
  await expect(matches(page)).toContainText('Matches 2 exits in 1 country');
  const query = page.getByRole('combobox', { name: 'Query' });
  await query.fill('country:DE,GB');
  await expect(matches(page)).toContainText('Matches 4 exits in 2 countries');
  await query.fill('country:IS');
  await expect(page.getByText('A pool without eligible exits refuses every request.')).toBeVisible();
  await query.fill('country:DE');
  await expect(matches(page)).toContainText('Matches 2 exits');
  await page.getByLabel('Name', { exact: true }).fill('lands24');
  await page.getByRole('button', { name: 'Create pool' }).click();
  await expect(page.getByText('2 members, 2 eligible now')).toBeVisible();
});

test('A25 A26 a change is tried on recent requests before it is saved, then runs in every worker', async ({
  page,
  routed,
}) => {
  const { gyre, ask } = routed;
  const { data } = await gyre.ask<{ data: { id: string } }>('POST', '/pools', { name: 'tried25', query: 'country:GB' });
  await gyre.ask('POST', '/proxy-users', { name: 'dora', password: 'secret-word', pools: ['tried25'] });
  await expect.poll(async () => (await ask('dora', 'twentyfive.test')).status).toBe('200');
  await page.goto(`${gyre.adminUrl}/pools/${data.id}`);
  await page.getByRole('combobox', { name: 'Query' }).fill('country:IS');
  const trial = page.getByRole('button', { name: 'Try on recent requests' });
  const refused = page.getByText('refused', { exact: true }).first();
  // A request is on record a moment after its client has its answer.
  await expect(async () => {
    await trial.click();
    await expect(refused).toBeVisible({ timeout: 2000 });
  }).toPass();
  await page.getByRole('combobox', { name: 'Query' }).fill('country:US');
  await page.getByRole('button', { name: /^Save changes/ }).click();
  await expect(page.getByText(/running in 1 of 1 workers?/).first()).toBeVisible();
  const american = ['austin', 'boston'];
  expect(american).toContain((await ask('dora', 'twentyfive.test')).exit);
});

test('A29 the chain of fallback pools is put in order by keys', async ({ page, routed }) => {
  const { gyre } = routed;
  const ids: string[] = [];
  for (const name of ['first29', 'second29', 'third29'])
    ids.push((await gyre.ask<{ data: { id: string } }>('POST', '/pools', { name })).data.id);
  await gyre.ask('PATCH', `/pools/${ids[0]}`, { fallbacks: ids.slice(1) });
  await page.goto(`${gyre.adminUrl}/pools/${ids[0]}`);
  await page.getByRole('button', { name: 'Move third29 up' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Move third29 up' })).toBeDisabled();
  await page.getByRole('button', { name: /^Save changes/ }).focus();
  await page.keyboard.press('Enter');
  const saved = (): Promise<{ fallbacks: { id: string }[] }> => gyre.ask('GET', `/pools/${ids[0]}`);
  await expect.poll(async () => (await saved()).fallbacks.map((it) => it.id)).toEqual([ids[2], ids[1]]);
});

test('A66 a colleague’s change is shown beside one’s own instead of being overwritten', async ({ page, routed }) => {
  const { gyre } = routed;
  const { data } = await gyre.ask<{ data: { id: string } }>('POST', '/pools', { name: 'both66', query: 'country:DE' });
  await page.goto(`${gyre.adminUrl}/pools/${data.id}`);
  const query = page.getByRole('combobox', { name: 'Query' });
  await query.fill('country:GB');
  await expect(matches(page)).toBeVisible();
  await gyre.ask('PATCH', `/pools/${data.id}`, { query: 'country:US' });
  await page.getByRole('button', { name: /^Save changes/ }).click();
  const note = page.getByRole('alert').filter({ hasText: 'Somebody changed this while you were editing' });
  await expect(note).toContainText('country:US');
  await expect(query).toHaveValue('country:GB');
  const now = (): Promise<{ query: string }> => gyre.ask('GET', `/pools/${data.id}`);
  expect((await now()).query).toBe('country:US');
  await note.getByRole('button', { name: 'Save mine anyway' }).click();
  await expect.poll(async () => (await now()).query).toBe('country:GB');
});
