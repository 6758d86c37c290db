// A34 and J7: what a proxy user may use, what it used, and a cost leak that ends with a cap.
import { accessible } from '../harness/accessible.ts';
import { tabTo } from '../harness/keyboard.ts';
import { until } from '../harness/processes.ts';
import { run } from '../harness/run.ts';
import { expect, test, type Routed, userPassword } from '../harness/signed-in.ts';
import { inForce } from '../harness/world.ts';

interface User {
  readonly id: string;
  readonly caps: {
    readonly bytesPerMonth: number | null;
    readonly bytesPerDay: number | null;
    readonly resetDay: number;
  };
  readonly use: { readonly month: { readonly bytes: number }; readonly spentUntil: number | null };
}
async function makeUser({ gyre }: Routed, name: string): Promise<string> {
  const made = await gyre.ask<{ data: User; revision: number }>('POST', '/proxy-users', {
    name,
    password: userPassword,
  });
  await inForce(gyre, made.revision);
  return made.data.id;
}
const userOf = ({ gyre }: Routed, id: string) => gyre.ask<User>('GET', `/proxy-users/${id}`);
/** Status and headers of one plain GET of so many bytes. */
async function fetchBytes({ gyre, target }: Routed, user: string, bytes: number): Promise<string> {
  const proxy = `http://${user}:${userPassword}@127.0.0.1:${gyre.proxyPort}`;
  const url = `http://caps.test:${target.port}/bytes/${bytes}`;
  return (await run('curl', '-s', '-o', '/dev/null', '-D', '-', '-x', proxy, url)).stdout;
}
async function used(routed: Routed, id: string, bytes: number): Promise<void> {
  await until(
    async () => (await userOf(routed, id)).use.month.bytes >= bytes || undefined,
    `${bytes} bytes are known to be used`,
  );
}

test('A34 bytes per month are capped, and use, reset day and forecast are seen', async ({ page, routed }) => {
  const id = await makeUser(routed, 'capped');
  await fetchBytes(routed, 'capped', 900_000);
  await used(routed, id, 900_000);
  await page.goto(`${routed.gyre.adminUrl}/proxy-users`);
  const row = page.getByRole('row', { name: /capped/ });
  await expect(row.getByText(/no cap · 90\d kB this month/)).toBeVisible();
  await row.getByRole('button', { name: 'Actions for capped' }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit capped' });
  const month = dialog.getByLabel('Bytes per month', { exact: true });
  await month.fill('much');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog.getByText('A number above nothing, up to 1,000 TB; or leave it empty.').first()).toBeVisible();
  await month.fill('1');
  await dialog.getByLabel('Unit of Bytes per month').selectOption('MB');
  await dialog.getByLabel('The month begins on day').fill('15');
  await accessible(page, 'limits of a proxy user');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog).toBeHidden();
  expect((await userOf(routed, id)).caps).toEqual({ bytesPerMonth: 1_000_000, bytesPerDay: null, resetDay: 15 });
  const meter = row.getByRole('meter', { name: 'Use of capped this month' });
  await expect(meter).toHaveAttribute('aria-valuetext', /of 1\.00 MB this month, nearly spent/);

  await fetchBytes(routed, 'capped', 200_000);
  await until(async () => (await userOf(routed, id)).use.spentUntil !== null || undefined, 'the cap is spent');
  const refused = await fetchBytes(routed, 'capped', 1);
  expect(refused).toMatch(/^HTTP\/1\.1 429 /);
  expect(Number(/retry-after: (\d+)/i.exec(refused)![1])).toBeGreaterThan(1);
  await page.goto(`${routed.gyre.adminUrl}/proxy-users/${id}`);
  await expect(page.getByText('spent', { exact: true })).toBeVisible();
  await expect(page.getByText(/^begins anew .*15/)).toBeVisible();
  await expect(page.getByText(/^Its requests are refused until /)).toBeVisible();
  await expect(page.getByText(/^\d requests? refused this month$/)).toBeVisible();
  await accessible(page, 'use of a proxy user');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.goto(routed.gyre.adminUrl);
  await page.getByRole('link', { name: /Proxy user capped has spent its cap of 1 MB per month/ }).click();
  await page.getByRole('button', { name: 'Actions for capped' }).click();
  await page.getByRole('menuitem', { name: 'Change limits…' }).click();
  const limits = page.getByRole('dialog', { name: 'Cap capped' });
  await limits.getByLabel('Bytes per month', { exact: true }).fill('5');
  await limits.getByRole('button', { name: 'Set cap' }).click();
  await expect(limits).toBeHidden();
  // Not enough is known for a pace.
  await expect(page.getByText('There is no pace yet: less than an hour of use is known.')).toBeVisible();
  await until(
    async () => (await fetchBytes(routed, 'capped', 1)).startsWith('HTTP/1.1 200') || undefined,
    'the raised cap is in force',
  );
  await routed.gyre.ask('DELETE', `/proxy-users/${id}`);
});

/** Somebody who costs something, on the overview. */
async function leak(routed: Routed, name: string): Promise<string> {
  const id = await makeUser(routed, name);
  for (const exit of Object.values(routed.ids)) {
    const { revision } = await routed.gyre.ask<{ revision: number }>('PATCH', `/exits/${exit}`, { price: 1_000_000 });
    await inForce(routed.gyre, revision);
  }
  await fetchBytes(routed, name, 300_000);
  await until(async () => {
    const { cost } = await routed.gyre.ask<{ cost: { shares: { user: string }[] } | null }>(
      'GET',
      '/overview/look-back?range=1h',
    );
    return cost?.shares.some(({ user }) => user === name) || undefined;
  }, 'what it cost is told');
  await used(routed, id, 300_000);
  return id;
}

test('J7 a cost leak is capped in three clicks from the overview', async ({ page, routed }) => {
  const id = await leak(routed, 'leaky');
  await page.goto(routed.gyre.adminUrl);
  await page.getByRole('link', { name: /^Cost, 7 days/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Who spends most where' });
  await drawer.getByRole('link', { name: 'Cap this proxy user, leaky' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cap leaky' });
  await expect(dialog.getByLabel('Bytes per month', { exact: true })).toHaveValue('100');
  await accessible(page, 'cap');
  await dialog.getByRole('button', { name: 'Set cap' }).click();
  await expect(dialog).toBeHidden();
  expect((await userOf(routed, id)).caps.bytesPerMonth).toBe(100_000_000);
  await expect(page.getByRole('meter', { name: 'Use of leaky this month' })).toBeVisible();
  await routed.gyre.ask('DELETE', `/proxy-users/${id}`);
});

test('A61 J7 a cost leak is capped by keyboard alone', async ({ page, routed }) => {
  const id = await leak(routed, 'drippy');
  await page.goto(routed.gyre.adminUrl);
  await tabTo(page, page.getByRole('link', { name: /^Cost, 7 days/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Cap this proxy user, drippy' }));
  await page.keyboard.press('Enter');
  const month = page.getByRole('dialog', { name: 'Cap drippy' }).getByLabel('Bytes per month', { exact: true });
  await expect(month).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('250');
  await page.keyboard.press('Enter');
  await until(async () => (await userOf(routed, id)).caps.bytesPerMonth === 250_000_000 || undefined, 'it is capped');
  await routed.gyre.ask('DELETE', `/proxy-users/${id}`);
});
