// The grid of a hundred thousand exits: any row at once, few of them in the page, nothing that moves under the reader, positions told.
import type { Locator, Page } from '@playwright/test';
import { expect, fleetSize, test } from '../harness/fleet.ts';

/** Also behind an open drawer. */
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Exits', includeHidden: true });
const labelOf = (i: number): string => `exit-${String(i).padStart(6, '0')}`;

async function openList(page: Page, adminUrl: string, search = 'sort=label'): Promise<void> {
  await page.goto(`${adminUrl}/exits?${search}`);
  await expect(grid(page).getByRole('row', { includeHidden: true }).nth(1)).toContainText('exit-');
}

test('A14 a person scrolls and jumps through 100,000 exits without blank pauses', async ({ page, fleet }) => {
  await openList(page, fleet.adminUrl);
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/exits') && asked.push(request.url()));
  for (const row of [80_000, 12_345, 99_999, 50]) {
    asked.length = 0;
    await grid(page).evaluate((it, top) => it.scrollTo({ top }), row * 36);
    await expect(grid(page).getByText(labelOf(row), { exact: true })).toBeVisible();
    expect(asked.filter((url) => url.includes('/window')).length).toBeLessThanOrEqual(2);
    expect(await grid(page).getByRole('row', { includeHidden: true }).count()).toBeLessThanOrEqual(80);
    expect(await page.locator('*').count()).toBeLessThanOrEqual(5000);
  }
  await scrolled(page);
  expect(await grid(page).getByRole('row', { includeHidden: true }).count()).toBeLessThanOrEqual(80);
  await expect(grid(page).getByText('Loading')).toHaveCount(0);
});

/** Runs down the list for a second, thousands of rows; frames a second are measured by `npm run bench:web`. */
async function scrolled(page: Page): Promise<void> {
  await grid(page).evaluate(
    (it) =>
      new Promise<void>((resolve) => {
        const endsAt = performance.now() + 1000;
        const step = (): void => {
          it.scrollTop += 600;
          if (performance.now() < endsAt) requestAnimationFrame(step);
          else resolve();
        };
        requestAnimationFrame(step);
      }),
  );
}

test('A62 a person hears position and count in a 100,000-row grid, and walks it with one tab stop', async ({
  page,
  fleet,
}) => {
  await openList(page, fleet.adminUrl);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(fleetSize + 1));
  await expect(page.getByRole('columnheader', { name: 'Label' })).toHaveAttribute('aria-sort', 'ascending');
  await grid(page).focus();
  const current = async (): Promise<Locator> =>
    page.locator(`#${await grid(page).getAttribute('aria-activedescendant')}`);
  for (const [key, row] of [
    ['End', fleetSize - 1],
    ['ArrowUp', fleetSize - 2],
    ['Control+Home', 0],
    ['ArrowDown', 1],
    ['Control+End', fleetSize - 1],
    ['Home', 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect(await current()).toHaveAttribute('aria-rowindex', String(row + 2));
    await expect(await current()).toContainText(labelOf(row));
  }
  await page.keyboard.press('PageDown');
  const after = await grid(page).getAttribute('aria-activedescendant');
  await grid(page).evaluate((it) => it.scrollTo({ top: 50_000 * 36 }));
  await expect(grid(page).getByText(labelOf(50_000), { exact: true })).toBeVisible();
  await expect(page.locator(`#${after}`)).toHaveCount(1);
  await page.keyboard.press('Space');
  await expect(page.locator(`#${after}`)).toHaveAttribute('aria-selected', 'true');
  expect(await grid(page).locator('[tabindex="0"], input:not([tabindex="-1"])').count()).toBeLessThanOrEqual(1);
});

test('A16 a person reads a row under live updates without it moving, until the order is refreshed', async ({
  page,
  fleet,
}) => {
  await openList(page, fleet.adminUrl, `q=${encodeURIComponent('exit-0777 admin:enabled')}&sort=label`);
  const row = grid(page)
    .getByRole('row', { includeHidden: true })
    .filter({ hasText: labelOf(77_703) });
  const before = await row.boundingBox();
  const { items } = await fleet.ask<{ items: { id: string; label: string }[] }>(
    'GET',
    '/exits?q=exit-07770&sort=label',
  );
  const ids = items.filter(({ label }) => label < labelOf(77_703)).map(({ id }) => id);
  await fleet.ask('POST', '/exits/bulk', { selection: { ids }, action: { verb: 'set-state', adminState: 'disabled' } });
  await expect(page.getByRole('status').filter({ hasText: 'do not match any more' })).toContainText('3 rows');
  const now = await row.boundingBox();
  const noticeHeight = 60;
  expect(Math.abs(now!.y - before!.y)).toBeLessThan(noticeHeight);
  await expect(row).toHaveAttribute('aria-rowindex', '5');
  await page.getByRole('button', { name: 'Refresh order' }).click();
  await expect(row).toHaveAttribute('aria-rowindex', '2');
  await fleet.ask('POST', '/exits/bulk', { selection: { ids }, action: { verb: 'set-state', adminState: 'enabled' } });
});

test('A13 a URL shows a colleague the same rows, order and open drawer; back returns to the exact row', async ({
  page,
  fleet,
  browser,
}) => {
  await openList(page, fleet.adminUrl, `q=${encodeURIComponent('country:DE')}&sort=-label&cols=price`);
  await grid(page).evaluate((it) => it.scrollTo({ top: 6000 * 36 }));
  const far = labelOf(99_992 - 8 * 6000);
  await grid(page).getByText(far, { exact: true }).click();
  await expect(page.getByRole('dialog', { name: far })).toBeVisible();
  const address = page.url();

  const private_ = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await private_.newPage();
  await other.goto(address);
  await expect(other.getByRole('dialog', { name: far })).toBeVisible();
  await expect(grid(other).getByRole('row', { includeHidden: true }).filter({ hasText: far })).toBeInViewport();
  await expect(other.getByRole('columnheader', { name: 'Per GB', includeHidden: true })).toBeVisible();
  const neighbours = async (of: Page) => {
    const all = await grid(of).getByRole('row', { includeHidden: true }).allTextContents();
    const at = all.findIndex((text) => text.includes(far));
    return all.slice(at - 1, at + 2).map((text) => /exit-\d+/.exec(text)?.[0]);
  };
  const three = [8, 0, -8].map((step) => labelOf(99_992 - 8 * 6000 + step));
  await expect.poll(() => neighbours(page)).toEqual(three);
  await expect.poll(() => neighbours(other)).toEqual(three);
  await private_.close();

  await page.goBack();
  await expect(page.getByRole('dialog', { name: far })).toBeHidden();
  await expect(grid(page).getByRole('row', { includeHidden: true }).filter({ hasText: far })).toBeInViewport();
});
