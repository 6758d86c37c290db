// Proxy users and listeners: passwords shown once and renewed without a gap, snippets that run, and no open listener by accident.
import { run } from '../harness/run.ts';
import { freePort } from '../harness/processes.ts';
import { expect, test, type Routed } from '../harness/signed-in.ts';

interface Made {
  readonly data: { readonly id: string };
  readonly password: string;
}
const make = ({ gyre }: Routed, name: string): Promise<Made> => gyre.ask<Made>('POST', '/proxy-users', { name });
const statusOf = async ({ gyre, target }: Routed, login: string): Promise<string> => {
  const ask = ['-s', '-o', '/dev/null', '-w', '%{http_code}', '-x', `http://${login}@127.0.0.1:${gyre.proxyPort}`];
  return (await run('curl', ...ask, `http://shop.test:${target.port}/`)).stdout.trim();
};

test('A30 a new proxy user shows its password exactly once', async ({ page, routed }) => {
  await page.goto(`${routed.gyre.adminUrl}/proxy-users`);
  await page.getByRole('button', { name: 'New proxy user' }).first().click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('once_a');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  const secret = page.getByRole('dialog', { name: 'Credentials of once_a' });
  const password = (await secret.getByRole('definition').nth(1).innerText()).trim();
  expect(password.length).toBeGreaterThan(15);
  await expect(secret.getByRole('button', { name: 'Done' })).toBeDisabled();
  await secret.getByLabel('I stored it').check();
  await secret.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('link', { name: 'once_a' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('once_a');
  await expect(page.getByText(password)).toHaveCount(0);
  await expect.poll(() => statusOf(routed, `once_a:${password}`)).toBe('200');
});

test('A31 A32 a new password leaves the old one its grace, and shows who still uses it', async ({ page, routed }) => {
  const { data, password } = await make(routed, 'grace_a');
  await expect.poll(() => statusOf(routed, `grace_a:${password}`)).toBe('200');
  await page.goto(`${routed.gyre.adminUrl}/proxy-users/${data.id}`);
  // Three presses, copying included (J6): this one, the one that makes it, and Copy.
  await page.getByRole('button', { name: 'New password…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('The old password keeps working for').locator(':checked')).toHaveText('24 hours');
  await dialog.getByRole('button', { name: 'Make a new password' }).click();
  const secret = page.getByRole('dialog', { name: 'Credentials of grace_a' });
  const renewed = (await secret.getByRole('definition').nth(1).innerText()).trim();
  await secret.getByLabel('I stored it').check();
  await secret.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => statusOf(routed, `grace_a:${renewed}`)).toBe('200');
  const old = page.getByRole('region', { name: 'Old password' });
  await expect(old).toContainText('nobody has used it since');
  expect(await statusOf(routed, `grace_a:${password}`)).toBe('200');
  await expect(old).toContainText(/last used .* from (::ffff:)?127\.0\.0\.1/);
  await old.getByRole('button', { name: 'End it now' }).click();
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: 'End it now' }).click();
  await expect.poll(() => statusOf(routed, `grace_a:${password}`)).toBe('407');
  expect(await statusOf(routed, `grace_a:${renewed}`)).toBe('200');
});

test('A33 a snippet has country and session in it for each program, and runs here', async ({ page, routed }) => {
  const { data } = await make(routed, 'snip_a');
  await page.goto(`${routed.gyre.adminUrl}/proxy-users/${data.id}`);
  await page.getByLabel('Country').fill('de');
  await page.getByLabel('Session').fill('cart91');
  for (const program of ['curl', 'Scrapy', 'Playwright', 'Go']) {
    await page.getByLabel('Program').selectOption(program);
    await expect(page.getByRole('figure', { name: program })).toContainText('snip_a-country-de-session-cart91');
  }
  await page.getByLabel('Address to fetch').fill(`http://shop.test:${routed.target.port}/`);
  await page.getByRole('button', { name: 'Run it here' }).click();
  const result = page.getByRole('region', { name: 'Run it here' }).getByRole('status');
  await expect(result).toContainText('Answered 200');
  await expect(result).toContainText('Germany');
  await expect(result.getByRole('link', { name: /via (berlin|munich)/ })).toBeVisible();
  await page.getByLabel('Session').fill('');
  await page.getByLabel('Country').fill('jp');
  await page.getByRole('button', { name: 'Run it here' }).click();
  await expect(result).toContainText('no eligible exit');
  await expect(result.getByRole('link', { name: 'What to do' })).toBeVisible();
});

test('A35 a listener is not opened to everybody by accident', async ({ page, routed }) => {
  const { gyre } = routed;
  await page.goto(`${gyre.adminUrl}/listeners`);
  await page.getByRole('button', { name: 'New listener' }).first().click();
  const written: string[] = [];
  page.on('request', (it) => it.method() === 'POST' && it.url().endsWith('/listeners') && written.push(it.url()));
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog.getByLabel('Name').fill('lobby');
  await dialog.getByLabel('IP address').fill('0.0.0.0');
  await dialog.getByLabel('Port').fill(String(await freePort()));
  await expect(dialog.getByLabel('Authentication')).not.toHaveValue('never');
  await dialog.getByLabel('Authentication').selectOption('never');
  await expect(dialog.getByText('Open to other machines without credentials')).toBeVisible();
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await expect(dialog.getByText(/Type its name to open it to everybody/)).toBeVisible();
  const names = async (): Promise<string[]> =>
    (await gyre.ask<{ items: { name: string }[] }>('GET', '/listeners')).items.map((it) => it.name);
  expect(await names()).not.toContain('lobby');
  expect(written).toEqual([]);
  // What was confirmed is the listener as it stood then.
  const word = dialog.getByLabel('Type lobby to confirm');
  await word.fill('lobby');
  await dialog.getByLabel('IP address').fill('::');
  await expect(word).toHaveValue('');
  await dialog.getByLabel('IP address').fill('0.0.0.0');
  await dialog.getByLabel('Authentication').selectOption('required');
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await expect.poll(names).toContain('lobby');
});

test('what no undo can put right is confirmed by typing its name: an open listener, a token', async ({
  page,
  routed,
}) => {
  const { gyre } = routed;
  await page.goto(`${gyre.adminUrl}/listeners`);
  await page.getByRole('button', { name: 'New listener' }).first().click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog.getByLabel('Name').fill('market');
  await dialog.getByLabel('IP address').fill('0.0.0.0');
  await dialog.getByLabel('Port').fill(String(await freePort()));
  await dialog.getByLabel('Authentication').selectOption('never');
  await dialog.getByLabel('Type market to confirm').fill('markt');
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await expect(dialog.getByText(/Type its name to open it to everybody/)).toBeVisible();
  await dialog.getByLabel('Type market to confirm').fill('market');
  await dialog.getByRole('button', { name: 'Open it' }).click();
  await expect(dialog).toBeHidden();
  const { items } = await gyre.ask<{ items: { id: string; name: string; open: boolean }[] }>('GET', '/listeners');
  const market = items.find(({ name }) => name === 'market');
  expect(market).toMatchObject({ open: true });
  await gyre.ask('DELETE', `/listeners/${market!.id}`);

  await gyre.ask('POST', '/tokens', { name: 'nightly', scope: 'read', expiresAt: null });
  await page.goto(`${gyre.adminUrl}/settings/tokens`);
  await page.getByRole('button', { name: 'Revoke nightly?' }).click();
  const question = page.getByRole('alertdialog', { name: 'Revoke nightly?' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(question.getByRole('button', { name: 'Revoke' })).toBeDisabled();
  await question.getByLabel('Type nightly to confirm').fill('nightly');
  await question.getByRole('button', { name: 'Revoke' }).click();
  await expect(question).toBeHidden();
  const left = await gyre.ask<{ items: { name: string }[] }>('GET', '/tokens');
  expect(left.items.map(({ name }) => name)).not.toContain('nightly');
});
