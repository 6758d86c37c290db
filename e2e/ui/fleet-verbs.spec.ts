// What a person does with a hundred thousand exits: filters by typing or pressing, and changes all that match.
import { expect, test } from '../harness/fleet.ts';

const words = 'state:unproven admin:enabled country:DE scheme:http tag:tenth';
/** Every fortieth of them. */
const matching = 2500;

test('A12 a person combines five filters by pressing or by typing, giving the same string', async ({ page, fleet }) => {
  await page.goto(`${fleet.adminUrl}/exits`);
  const box = page.getByRole('combobox', { name: 'Filter exits' });
  for (const [field, value] of [
    ['State', /unproven/],
    ['Admin state', /enabled/],
    ['Country', /^DE/],
    ['Scheme', /^http$/],
    ['Tag', /^tenth$/],
  ] as const) {
    await page.getByRole('button', { name: field, exact: true }).first().click();
    await page.getByRole('dialog').getByRole('checkbox', { name: value }).check();
    await page.keyboard.press('Escape');
  }
  await expect(box).toHaveValue(words);
  await expect(page.getByRole('status').filter({ hasText: '2,500 of 100,000' })).toBeVisible();
  const pressed = new URL(page.url()).search;
  await page.goto(`${fleet.adminUrl}/exits`);
  await box.fill(words);
  await expect(page.getByRole('status').filter({ hasText: '2,500 of 100,000' })).toBeVisible();
  await expect.poll(() => new URL(page.url()).search).toBe(pressed);
});

test('A20 a person tags all that match in one verb, with their exact count before and after, and undoes it', async ({
  page,
  fleet,
}) => {
  const tagged = async (): Promise<number> =>
    (await fleet.ask<{ total: number }>('GET', '/exits?q=tag:fresh&limit=1')).total;
  await page.goto(`${fleet.adminUrl}/exits?q=${encodeURIComponent('tag:tenth country:AT,DE')}`);
  await page
    .getByRole('checkbox', { name: /^Select exit-/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Select all 2,500 that match' }).click();
  await page.getByRole('button', { name: 'Add tags…' }).click();
  await page.getByRole('dialog').getByLabel('Tags').fill('fresh');
  await page.getByRole('dialog').getByRole('button', { name: 'Add tags' }).click();
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices.getByText('Done: tagged fresh (2,500)')).toBeVisible();
  expect(await tagged()).toBe(matching);
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(tagged).toBe(0);
});

test('A48 a person drains 12,500 exits of a country and undoes it after leaving the page', async ({ page, fleet }) => {
  const draining = async (): Promise<number> =>
    (await fleet.ask<{ total: number }>('GET', '/exits?q=admin:draining&limit=1')).total;
  await page.goto(`${fleet.adminUrl}/exits?q=country:JP`);
  await page
    .getByRole('checkbox', { name: /^Select exit-/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Select all 12,500 that match' }).click();
  await page.getByRole('button', { name: 'Drain', exact: true }).click();
  await expect.poll(draining).toBe(12_500);
  await page.goto(`${fleet.adminUrl}/changes`);
  await expect(page.getByRole('heading', { name: 'Changes', level: 1 })).toBeVisible();
  await page.keyboard.press('u');
  await expect.poll(draining).toBe(0);
});

test('a person sees how far an edit of all exits is, also after loading the page again, and stops it; what it did is undone', async ({
  page,
  fleet,
}) => {
  const tagged = async (): Promise<number> =>
    (await fleet.ask<{ total: number }>('GET', '/exits?q=tag:wide&limit=1')).total;
  await page.goto(`${fleet.adminUrl}/exits`);
  await page
    .getByRole('checkbox', { name: /^Select exit-/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Select all 100,000 that match' }).click();
  await page.getByRole('button', { name: 'Add tags…' }).click();
  await page.getByRole('dialog').getByLabel('Tags').fill('wide');
  await page.getByRole('dialog').getByRole('button', { name: 'Add tags' }).click();
  await expect(page.getByRole('progressbar', { name: 'tagged wide' })).toBeVisible();
  // Others may write meanwhile, but no second one goes over all exits.
  const selection = { q: 'admin:enabled' };
  const second = fleet.ask('POST', '/exits/bulk', { selection, action: { verb: 'add-tags', tags: ['second'] } });
  await expect(second).rejects.toThrow(/under way/);
  await page.reload();
  await page.getByRole('button', { name: /^Under way: \d+ %$/ }).click();
  await page.getByRole('dialog', { name: 'Under way' }).getByRole('button', { name: 'Stop' }).click();
  const notice = page.getByRole('region', { name: 'Notices' }).filter({ hasText: 'Stopped after' });
  await expect(notice).toContainText(/Stopped after [\d,]+ of 100,000: tagged wide/);
  const done = await tagged();
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(100_000);
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(tagged, { timeout: 30_000 }).toBe(0);
});
